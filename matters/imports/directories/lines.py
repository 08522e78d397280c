"""A directory as .csv or .json, brought into the lines of cells that a sheet has. Pure."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from audit.tables import COMPLETE, escaped
from matters.imports.reading import Unreadable, decode, parse_json
from matters.imports.workbook.scan import Scan
from matters.imports.workbook.shapes import SheetDefinition
from matters.imports.workbook.sheets import Findings, Sheets
from matters.imports.workbook.values import Raw

MOST_ROWS = 10_000
MOST_COLUMNS = 200
TOO_MANY = f"超过 {MOST_ROWS} 行。请拆成几个文件分别导入。"
NO_TABLE = "这不是目录的导出文件：应当是一列对象，每个对象是一行。"

CLOSING = re.compile(rf"{COMPLETE}[,，]\s*共 ")
"""How the last line of an export begins; those of before had a half-width comma."""

Line = list[Raw]


class Lines(Sheets):
    """Lines of cells that stand for the one sheet of `definition`."""

    def __init__(self, definition: SheetDefinition, lines: list[Line], findings: Findings) -> None:
        self.scan = Scan(b"", {}, {})
        self.findings = findings
        self.names = {definition.name: definition.name}
        self.lines = lines

    def _cells(self, label: str) -> Iterator[tuple[int, dict[int, Raw]]]:
        for index, line in enumerate(self.lines):
            cells = {place: cell for place, cell in enumerate(line) if cell != ""}
            if cells:
                yield index, cells


def csv_lines(content: bytes) -> list[Line]:
    """The lines of a .csv, without the last one of our exports. Raises Unreadable."""
    reader = csv.reader(io.StringIO(decode(content), newline=""), strict=True)
    found: list[Line] = []
    try:
        for cells in reader:
            if len(found) > MOST_ROWS:
                raise Unreadable(TOO_MANY)
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(f"第 {reader.line_num} 行有 {len(cells)} 列，不像目录。")
            found.append([] if _is_closing(cells) else [_unescaped(cell) for cell in cells])
    except csv.Error as error:
        reason = (
            f"第 {reader.line_num} 行不合 CSV 的写法（{error}）。请另存为 UTF-8 的 .csv 再导入。"
        )
        raise Unreadable(reason) from None
    return found


def _is_closing(cells: list[str]) -> bool:
    return bool(cells) and bool(CLOSING.match(cells[0])) and not any(cells[1:])


def _unescaped(cell: str) -> str:
    """`cell` without the apostrophe that an export puts before what looks like a formula."""
    return cell[1:] if cell.startswith("'") and escaped(cell[1:]) == cell else cell


def json_lines(content: bytes, definition: SheetDefinition) -> list[Line]:
    """The objects of a .json as lines below a heading, without the last one. Raises Unreadable.

    Our exports have one object a line, the first on the second; so the numbers agree.
    """
    document = parse_json(content)
    if not isinstance(document, list) or not all(isinstance(one, dict) for one in document):
        raise Unreadable(NO_TABLE)
    objects = [one for one in document if one.get("is_complete") is not True]
    if len(objects) > MOST_ROWS:
        raise Unreadable(TOO_MANY)
    keys = list(dict.fromkeys(key for one in objects for key in one))
    if len(keys) > MOST_COLUMNS:
        raise Unreadable(f"有 {len(keys)} 种栏目，不像目录。")
    labels = {column.key: column.label for column in definition.columns}
    heading: Line = [labels.get(key, key) for key in keys]
    return [heading, *([_cell(one.get(key)) for key in keys] for one in objects)] if keys else []


def _cell(value: Any) -> Raw:
    """One value as a cell. Raises Unreadable for what no cell can hold."""
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return value
    raise Unreadable(NO_TABLE)
