"""A filled directory, as .xlsx, .csv or .json, to rows and what is wrong with the others. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matters.imports.directories.columns import NOT_READ, SHEETS
from matters.imports.directories.lines import MOST_ROWS, TOO_MANY, Lines, csv_lines, json_lines
from matters.imports.reading import Unreadable, storable
from matters.imports.workbook.archive import OLE_START, ZIP_START
from matters.imports.workbook.columns import UNREAD
from matters.imports.workbook.scan import scan
from matters.imports.workbook.shapes import SheetDefinition
from matters.imports.workbook.sheets import Findings, Sheets
from matters.problems import Problem

EMPTY = "没有填写任何一项。请在表头下面逐行填写。"


@dataclass(frozen=True)
class EntryRow:
    """One entry. `row` names it in its file; `values` holds what is filled in, by the key of its column."""

    row: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """The sound rows of a file of `kind`, what is wrong with the others, and oddities."""

    kind: str
    rows: tuple[EntryRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def read(content: bytes, kind: str) -> Reading:
    """What `content` says of the directory `kind` (`KINDS`); its format is told by its first bytes."""
    findings = Findings()
    definition = SHEETS[kind]
    try:
        found = _opened(content, definition, findings).rows(definition)
    except Unreadable as error:
        return Reading(kind, problems=(Problem("", "", error.reason),))
    if len(found) > MOST_ROWS:
        return Reading(kind, problems=(Problem("", "", TOO_MANY),))
    if not found and not findings.problems:
        findings.problem("", "", EMPTY)
    rows = tuple(
        EntryRow(
            row.name,
            {key: _kept(value) for key, value in row.values.items() if key not in NOT_READ},
        )
        for row in found
        if row.is_sound
    )
    return Reading(kind, rows, tuple(findings.problems), tuple(findings.notes))


def _kept(value: Any) -> Any:
    """`value` as a database can keep it."""
    if isinstance(value, tuple):
        return tuple(storable(list(value))[0])
    return storable(value)[0]


def _opened(content: bytes, definition: SheetDefinition, findings: Findings) -> Sheets:
    if content.startswith((ZIP_START, OLE_START)):
        return _workbook(content, definition, findings)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return Lines(definition, json_lines(content, definition), findings)
    return Lines(definition, csv_lines(content), findings)


def _workbook(content: bytes, definition: SheetDefinition, findings: Findings) -> Sheets:
    """The sheet of the directory's name, or the only one besides the sheets that explain."""
    sheets = Sheets(scan(content), findings)
    if definition.name not in sheets.names:
        others = [name for label, name in sheets.names.items() if label not in UNREAD]
        if len(others) != 1:
            raise Unreadable(f"没有“{definition.name}”表。请先导出目录，在导出的文件中填写。")
        sheets.names = {definition.name: others[0]}
    sheets.check_names((definition,))
    return sheets
