"""The filled template, sheet by sheet: rows of values, and what is wrong with cells. Pure."""

import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from matters.imports.reading import Unreadable
from matters.imports.workbook import values as workbook_values
from matters.imports.workbook.archive import SAVE_AS
from matters.imports.workbook.columns import UNREAD, VERSION, VERSION_LABEL
from matters.imports.workbook.scan import Scan
from matters.imports.workbook.shapes import REQUIRED_MARK, SheetColumn, SheetDefinition
from matters.imports.workbook.values import Raw, Wrong
from matters.problems import Problem

HEADER_WITHIN = 10
"""Rows in which the header is looked for; officials like to put a title above it."""
MOST_PROBLEMS = 1_000
NEW_TEMPLATE = "请下载新的模板填写。"

Columns = dict[int, SheetColumn | None]
"""The column at each place from 0; None where the heading is not one of the template."""


@dataclass
class Findings:
    """Problems and notes as they come up, no more than a person can use."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    leaves_all_open: bool = False
    """Something is wrong that may belong to any record, so none can be taken for whole."""

    def problem_of_any(self, row: str, column: str, reason: str) -> None:
        self.leaves_all_open = True
        self.problem(row, column, reason)

    def problem(self, row: str, column: str, reason: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row, column, reason))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(
                Problem("其余各行", "", f"问题超过 {MOST_PROBLEMS} 个，没有一一列出。")
            )

    def note(self, row: str, column: str, reason: str) -> None:
        if len(self.notes) < MOST_PROBLEMS:
            self.notes.append(Problem(row, column, reason))


@dataclass
class SheetRow:
    """One row. `values` holds what is filled in, by key; `is_sound` turns False at its first problem."""

    name: str
    """As "材料 第5行"."""
    values: dict[str, Any]
    is_sound: bool = True

    @property
    def number(self) -> str:
        return str(self.values.get("number", ""))


class Sheets:
    """A workbook that was scanned, opened."""

    def __init__(self, scan: Scan, findings: Findings) -> None:
        self.scan = scan
        self.findings = findings
        with _sound_parser():
            self.book = CalamineWorkbook.from_filelike(io.BytesIO(scan.package))
            self.names = {_label(name): name for name in self.book.sheet_names}
        if len(self.names) < len(self.book.sheet_names):
            raise Unreadable("有两张同名的表，不知读哪一张。请只留一张。")

    def version(self) -> str:
        """The version the template says it has; empty where its guidance sheet is gone."""
        for _, cells in self._cells(UNREAD[0]):
            texts = [str(cell).strip() for _, cell in sorted(cells.items())]
            if VERSION_LABEL in texts[:-1]:
                return texts[texts.index(VERSION_LABEL) + 1].removesuffix(".0")
        return ""

    def check_version(self) -> None:
        version = self.version()
        if not version:
            self.findings.note("", VERSION_LABEL, "没有找到模板版本，按现行模板读取。")
        elif version != VERSION:
            raise Unreadable(f"模板版本是 {version[:20]}，现行版本是 {VERSION}。{NEW_TEMPLATE}")

    def check_names(self, definitions: tuple[SheetDefinition, ...]) -> None:
        """Notes sheets that are not read, and refuses formulas and errors that stand on them."""
        known = {definition.name for definition in definitions}
        for label, name in self.names.items():
            if label in known:
                continue
            if label not in UNREAD:
                self.findings.note(name, "", "模板中没有这张表，未读取。")
        for refused, reason in _refused_cells(self.scan):
            for name, positions in refused.items():
                if _label(name) not in known:
                    for row, column in positions:
                        self.findings.problem(
                            f"{name} 第{row + 1}行", f"{_letters(column)} 列", reason
                        )

    def rows(self, definition: SheetDefinition) -> list[SheetRow]:
        """The filled rows of one sheet; those that hold a problem are among them, marked."""
        lines = self._cells(definition.name)
        columns = self._header(definition, lines)
        if not columns:
            return []
        refused = self._refused(definition)
        rows, without_heading = [], set[int]()
        for index, cells in lines:
            wrong = refused.pop(index, {})
            if wrong or not all(map(workbook_values.is_blank, cells.values())):
                rows.append(self._row(f"{definition.name} 第{index + 1}行", columns, cells, wrong))
                without_heading |= cells.keys() - columns.keys()
        for place in sorted(without_heading):
            self.findings.note(definition.name, f"{_letters(place)} 列", "没有表头，内容未读取。")
        for index, wrong in refused.items():
            # A formula without a value leaves nothing for the parser to show, not even a number.
            self.findings.leaves_all_open = True
            self._refuse(f"{definition.name} 第{index + 1}行", columns, wrong)
        return rows

    def _refused(self, definition: SheetDefinition) -> dict[int, dict[int, str]]:
        """Reasons why cells are refused, by row and column."""
        name = self.names.get(definition.name, "")
        reasons: dict[int, dict[int, str]] = {}
        for refused, reason in _refused_cells(self.scan):
            for row, column in refused.get(name, ()):
                reasons.setdefault(row, {})[column] = reason
        return reasons

    def _refuse(self, name: str, columns: Columns, wrong: dict[int, str]) -> None:
        for place, reason in wrong.items():
            column = columns.get(place)
            label = column.label if column else f"{_letters(place)} 列"
            self.findings.problem(name, label, reason)

    def _header(
        self, definition: SheetDefinition, lines: Iterator[tuple[int, dict[int, Raw]]]
    ) -> Columns:
        """Where each column stands; empty, with the problem told, where the sheet cannot be read."""
        by_label = {column.label: column for column in definition.columns}
        first = definition.columns[0].label
        for index, cells in lines:
            labels = {place: _label(str(cell)) for place, cell in cells.items()}
            if first in labels.values():
                break
            if index >= HEADER_WITHIN:
                labels = {}
                break
        else:
            labels = {}
        if not labels:
            if definition.name in self.names:
                self.findings.problem_of_any(
                    definition.name, first, f"没有找到表头“{first}”。{NEW_TEMPLATE}"
                )
            return {}
        return self._matched(definition, labels, by_label)

    def _matched(
        self,
        definition: SheetDefinition,
        labels: dict[int, str],
        by_label: dict[str, SheetColumn],
    ) -> Columns:
        found = list(labels.values())
        missing = [c for c in definition.columns if c.required and c.label not in found]
        repeated = [label for label in by_label if found.count(label) > 1]
        for column in missing:
            self.findings.problem_of_any(
                definition.name, column.label, "缺少这一列的表头，整张表未读取。"
            )
        for label in repeated:
            self.findings.problem_of_any(
                definition.name, label, "表头重复，整张表未读取。请只留一列。"
            )
        for label in found:
            if label not in by_label:
                self.findings.note(definition.name, label[:30], "模板中没有这一列，未读取。")
        if missing or repeated:
            return {}
        return {place: by_label.get(label) for place, label in labels.items()}

    def _row(
        self, name: str, columns: Columns, cells: dict[int, Raw], wrong: dict[int, str]
    ) -> SheetRow:
        row = SheetRow(name, {}, is_sound=not wrong)
        self._refuse(name, columns, wrong)
        for place, column in columns.items():
            if column is None or place in wrong:
                continue
            try:
                value = workbook_values.value_of(column, cells.get(place, ""))
            except Wrong as error:
                row.is_sound = False
                self.findings.problem(name, column.label, error.reason)
                continue
            if value is not None:
                row.values[column.key] = value
        return row

    def _cells(self, label: str) -> Iterator[tuple[int, dict[int, Raw]]]:
        """Rows of a sheet that hold anything: index from 0, cells by column from 0."""
        if label not in self.names:
            return
        with _sound_parser():
            sheet = self.book.get_sheet_by_name(self.names[label])
            start = sheet.start
            lines = sheet.iter_rows()
        offset = start[1] if start else 0
        index = -1
        while True:
            with _sound_parser():
                line = next(lines, None)
            if line is None:
                return
            index += 1
            cells = {offset + place: cell for place, cell in enumerate(line) if cell != ""}
            if cells:
                yield index, cells


@contextmanager
def _sound_parser() -> Iterator[None]:
    """A parser that fails on a broken file fails with Unreadable, also where it panics."""
    broken = f"文件内部结构有误，无法读取。{SAVE_AS}"
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Unreadable(broken) from None
    except BaseException as error:
        # A panic of the parser derives from BaseException; its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(broken) from None


def _refused_cells(scan: Scan) -> tuple[tuple[dict[str, tuple[tuple[int, int], ...]], str], ...]:
    return (
        (scan.formulas, "单元格里是公式，只收填写的内容。请复制后“选择性粘贴”为数值"),
        (scan.errors, "单元格里是错误值（如 #N/A），请改为填写的内容"),
    )


def _label(text: str) -> str:
    """A heading as it is compared: without mark, blanks and differences of width."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return folded.removesuffix(REQUIRED_MARK)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
