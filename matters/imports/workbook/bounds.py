"""How much of a workbook may be read, and the count of what has been seen of it. Pure."""

from array import array
from dataclasses import dataclass, field

from matters.imports.reading import Unreadable

MOST_CELLS = 600_000
LARGEST_AREA = 1_500_000
MOST_TEXT = 20_000_000
"""Characters in all cells together."""
MOST_ELEMENTS = 300_000
"""In a part that is neither a sheet nor the shared texts."""
MOST_TAGS = 4_000_000
"""In all parts together; each takes its time, also where nothing is built from it."""
MOST_MERGED = 100_000
MOST_SHEETS = 100
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
MOST_FORMULAS = 500

TOO_MUCH = "内容过多，拒绝读取。请拆成几个文件分别上传。"

Position = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass
class Extent:
    """What one sheet holds, as far as memory and refusals are concerned."""

    formulas: list[Position] = field(default_factory=list)
    errors: list[Position] = field(default_factory=list)
    first: Position = (LAST_ROW, LAST_COLUMN)
    last: Position = (-1, -1)
    merged: int = 0

    def add_formula(self, position: Position) -> None:
        self.formulas.append(position)
        if len(self.formulas) > MOST_FORMULAS:
            raise Unreadable(f"公式超过 {MOST_FORMULAS} 个。请复制后“选择性粘贴”为数值，再上传。")

    def add_error(self, position: Position) -> None:
        self.errors.append(position)
        if len(self.errors) > MOST_FORMULAS:
            raise Unreadable(f"出错的单元格（如 #N/A）超过 {MOST_FORMULAS} 个。请改为填写的内容。")

    def add_merged(self) -> None:
        self.merged += 1
        if self.merged > MOST_MERGED:
            raise Unreadable(f"合并的单元格过多，{TOO_MUCH}")

    def add(self, position: Position) -> None:
        self.first = (min(self.first[0], position[0]), min(self.first[1], position[1]))
        self.last = (max(self.last[0], position[0]), max(self.last[1], position[1]))
        height = self.last[0] - self.first[0] + 1
        width = self.last[1] - self.first[1] + 1
        if height * width > LARGEST_AREA:
            raise Unreadable(
                f"表中内容散布到第 {self.last[0] + 1} 行、第 {self.last[1] + 1} 列，范围过大，拒绝读取。"
                "请删除表格以外零散的单元格。"
            )


@dataclass
class Tally:
    """What all parts of one workbook add up to."""

    tags: int = 0
    cells: int = 0
    text: int = 0
    lengths: "array[int]" = field(default_factory=lambda: array("L"))
    sheets: list[tuple[str, str]] = field(default_factory=list)
    """Pairs (name of the sheet, id of its relation)."""
    targets: dict[str, str] = field(default_factory=dict)
    extents: dict[str, Extent] = field(default_factory=dict)
    """By the part the sheet stands in."""

    def add_tag(self) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise Unreadable(f"文件内部结构过大，{TOO_MUCH}")

    def add_shared_text(self, length: int) -> None:
        self.lengths.append(length)
        if len(self.lengths) > MOST_CELLS:
            raise Unreadable(f"填写的单元格超过 {MOST_CELLS // 10_000} 万个，{TOO_MUCH}")
        self.add_text(length)

    def add_sheet(self, name: str, relation: str) -> None:
        self.sheets.append((name, relation))
        if len(self.sheets) > MOST_SHEETS:
            raise Unreadable(f"工作表多于 {MOST_SHEETS} 张，{TOO_MUCH}")

    def add_text(self, length: int) -> None:
        self.text += length
        if self.text > MOST_TEXT:
            raise Unreadable(f"文字超过 {MOST_TEXT // 10_000} 万字，{TOO_MUCH}")

    def add_cell(self) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise Unreadable(f"填写的单元格超过 {MOST_CELLS // 10_000} 万个，{TOO_MUCH}")
