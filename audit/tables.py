"""Tables as files: columns that are data, rows from a stream, and a last line that says whether it is all there.

The same rows give the same bytes. Each writer returns how many rows it wrote.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
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
    what is stored.
    """

    name: str
    label: str
    value: Callable[[Any], Cell]
    source: str
    words: Mapping[str, Any] = field(default_factory=dict)
    width: int = 16

    def shown(self, row: Any) -> Cell:
        value = self.value(row)
        return str(self.words.get(value, value)) if isinstance(value, str) else value


@dataclass(frozen=True)
class Fact:
    """Something that holds for the whole table, such as its day."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[Column, ...]
    facts: tuple[Fact, ...] = ()

    def closing(self, count: int) -> str:
        """The last line: without it the file is cut off."""
        facts = (f"{fact.label} {fact.value}" for fact in self.facts if fact.value)
        return ";".join((f"{COMPLETE},共 {count} 行", *facts))


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


def write_xlsx(target: IO[bytes], table: Table, rows: Iterable[Any]) -> int:
    """A sheet of rows under a header that stays in sight, and a sheet that tells what it is."""
    options = {
        "constant_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": table.title, "created": CREATED_AT})
        heading = book.add_format({"bold": True, "bg_color": "#E3EFEC", "border": 1})
        sheet = book.add_worksheet(table.title[:31])
        sheet.freeze_panes(1, 0)
        count = 0
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.label, heading)
        for count, row in enumerate(rows, start=1):
            for place, column in enumerate(table.columns):
                cell = column.shown(row)
                if isinstance(cell, str):
                    sheet.write_string(count, place, cell)
                elif cell is not None:
                    sheet.write_number(count, place, cell)
        if count:
            sheet.autofilter(0, 0, count, len(table.columns) - 1)
        _write_about(book.add_worksheet(ABOUT), table, count, heading)
    return count


def _write_about(sheet: Any, table: Table, count: int, heading: Any) -> None:
    lines = [
        (table.title, ""),
        *((fact.label, fact.value) for fact in table.facts if fact.value),
        ("", ""),
        ("列", "来源"),
        *((column.label, column.source) for column in table.columns),
        ("", ""),
        (table.closing(count), ""),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    for number, (label, text) in enumerate(lines):
        is_heading = label == "列" or number == 0
        sheet.write_string(number, 0, label, heading if is_heading else None)
        sheet.write_string(number, 1, text)


WRITERS: dict[str, Callable[[IO[bytes], Table, Iterable[Any]], int]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
}
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
