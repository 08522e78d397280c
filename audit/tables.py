"""Tables as files: columns that are data, rows from a stream, and a last line that says whether it is all there.

The same rows give the same bytes. Each writer returns how many rows it wrote.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter brings no types

Cell = str | int | float | None

CREATED_AT = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""What every workbook says of itself, so that the same rows give the same bytes."""
COMPLETE = "完整"
ABOUT = "说明"

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


@dataclass(frozen=True)
class Column:
    """One column. `name` for programs, `label` for people; `value` takes it from a row.

    `source` says where the value comes from. `words` are the labels of stored values; JSON keeps
    what is stored. `number_format` is how a spreadsheet shows numbers, such as 0.00%.
    """

    name: str
    label: str
    value: Callable[[Any], Cell]
    source: str
    words: Mapping[Any, Any] = field(default_factory=dict)
    width: int = 16
    number_format: str = ""

    def shown(self, row: Any) -> Cell:
        value = self.value(row)
        return str(self.words.get(value, value)) if isinstance(value, str | bool) else value


@dataclass(frozen=True)
class Fact:
    """Something that holds for the whole table, such as its day. `words` is what people read of a code."""

    name: str
    label: str
    value: str
    words: str = ""

    @property
    def shown(self) -> str:
        return self.words or self.value


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[Column, ...]
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for the sheet that tells what a workbook is."""

    def closing(self, count: int) -> str:
        """The last line: without it the file is cut off."""
        facts = (f"{fact.label} {fact.shown}" for fact in self.facts if fact.value)
        return "；".join((f"{COMPLETE}，共 {count} 行", *facts))


@dataclass(frozen=True)
class Sheet:
    """A table with its rows, for a workbook that holds several."""

    table: Table
    rows: Iterable[Any]


def escaped(cell: Cell) -> Cell:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def write_csv(target: IO[bytes], table: Table, rows: Iterable[Any]) -> int:
    """UTF-8 with a byte order mark; texts, codes among them, stand in quotes, numbers do not."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([column.label for column in table.columns])
    count = 0
    for row in rows:
        cells = (column.shown(row) for column in table.columns)
        writer.writerow(["" if cell is None else escaped(cell) for cell in cells])
        count += 1
    writer.writerow([table.closing(count)])
    text.detach()
    return count


def write_json(target: IO[bytes], table: Table, rows: Iterable[Any]) -> int:
    """An array, one object a line; the last one says that it is complete."""
    count = 0
    target.write(b"[\n")
    for row in rows:
        target.write(_line({column.name: column.value(row) for column in table.columns}) + b",\n")
        count += 1
    facts = {fact.name: fact.value for fact in table.facts}
    target.write(_line({"is_complete": True, "row_count": count, **facts}) + b"\n]\n")
    return count


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


def write_xlsx(
    target: IO[bytes], table: Table, rows: Iterable[Any], further: Sequence[Sheet] = ()
) -> int:
    """A sheet of rows under a header that stays in sight, `further` ones, and one that tells what they are.

    Counts the rows of the first.
    """
    options = {
        "constant_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": table.title, "created": CREATED_AT})
        heading = book.add_format({"bold": True, "bg_color": "#E3EFEC", "border": 1})
        sheets = (Sheet(table, rows), *further)
        counts = [_write_sheet(book, sheet, heading) for sheet in sheets]
        lines = [
            line
            for sheet, count in zip(sheets, counts, strict=True)
            for line in _about(sheet.table, count)
        ]
        _write_about(book.add_worksheet(ABOUT), lines, heading)
    return counts[0]


def _write_sheet(book: Any, written: Sheet, heading: Any) -> int:
    """The rows stand in a sheet of their own; how many they are."""
    columns = written.table.columns
    formats = [
        book.add_format({"num_format": column.number_format}) if column.number_format else None
        for column in columns
    ]
    sheet = book.add_worksheet(written.table.title[:31])
    sheet.freeze_panes(1, 0)
    count = 0
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.label, heading)
    for count, row in enumerate(written.rows, start=1):
        for place, column in enumerate(columns):
            cell = column.shown(row)
            if isinstance(cell, str):
                sheet.write_string(count, place, cell)
            elif cell is not None:
                sheet.write_number(count, place, cell, formats[place])
    if count:
        sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _about(table: Table, count: int) -> list[tuple[str, str, bool]]:
    """What is told of one table: label, text, and whether it is a heading."""
    return [
        (table.title, "", True),
        *((fact.label, fact.shown, False) for fact in table.facts if fact.value),
        *(("", note, False) for note in table.notes),
        ("", "", False),
        ("列", "来源", True),
        *((column.label, column.source, False) for column in table.columns),
        ("", "", False),
        (table.closing(count), "", False),
    ]


def _write_about(sheet: Any, lines: Iterable[tuple[str, str, bool]], heading: Any) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    for number, (label, text, is_heading) in enumerate(lines):
        sheet.write_string(number, 0, label, heading if is_heading else None)
        sheet.write_string(number, 1, text)


WRITERS: dict[str, Callable[[IO[bytes], Table, Iterable[Any]], int]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
}
WORKBOOK = "xlsx"
"""The format that holds several tables; the others hold one."""
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
