"""A directory as a file: proof items, intermediary services or agencies, one line each.

The columns are those the import reads, so that a file written here can be filled in and read back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from audit.actors import Actor
from audit.exporting import Export, write
from audit.tables import Cell, Column, Fact, Table
from matters.directory_entries import entries, said_by
from matters.imports.directories import AGENCY, INTERMEDIARY, PROOF, SHEETS
from matters.imports.workbook.columns import FLAG_LABELS
from matters.imports.workbook.shapes import Kind, SheetColumn

EXPORTS = {
    PROOF: "proof_items",
    INTERMEDIARY: "intermediary_items",
    AGENCY: "intermediary_agencies",
}
"""What the log calls each."""

NOTES = (
    "空着的是不知道的。填写后可以用同样的栏目再导入；留空的格子不改动已有的内容。",
    "序号和区划名称只供阅读，导入时不读。",
)


@dataclass(frozen=True)
class Entry:
    """One line: its number, and what the entry says."""

    number: int
    values: dict[str, Any]


def _cell(key: str) -> Any:
    def value(entry: Entry) -> Cell:
        found = str(entry.number) if key == "number" else entry.values[key]
        if found in (None, ""):
            return None
        return found if isinstance(found, str | int) else found.isoformat()

    return value


def _words(column: SheetColumn) -> dict[Any, Any]:
    if column.kind == Kind.FLAG:
        return dict(zip((True, False), FLAG_LABELS, strict=True))
    return dict(column.choices)


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of the directory `kind`, the number first."""
    ordered = sorted(SHEETS[kind].columns, key=lambda column: column.key != "number")
    return tuple(
        Column(
            column.key,
            column.label,
            _cell(column.key),
            column.help or f"{SHEETS[kind].name}：{column.label}",
            _words(column),
            column.width,
        )
        for column in ordered
    )


def export_directory(  # noqa: PLR0913 -- what is asked, and of whom
    target: IO[bytes],
    *,
    by: Actor,
    kind: str,
    format: str,  # noqa: A002 -- as in the log
    chosen: Any = None,
    filters: dict[str, str] | None = None,
    facts: tuple[Fact, ...] = (),
) -> Export:
    """The entries of `chosen`, all where it is not given, in the order of the directory; the log knows of it.

    The same entries give the same bytes.
    """
    rows: Iterable[Any] = entries(kind) if chosen is None else chosen
    return write(
        target,
        Table(SHEETS[kind].name, columns_of(kind), facts, NOTES),
        _numbered(kind, rows),
        by=by,
        export=EXPORTS[kind],
        format=format,
        filters=filters or {},
    )


def _numbered(kind: str, rows: Any) -> Iterator[Entry]:
    for number, row in enumerate(rows.iterator(chunk_size=500), start=1):
        yield Entry(number, said_by(kind, row))
