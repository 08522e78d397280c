"""Tables whose empty columns are not drawn: what no row states is said once, in one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.presentation.words import Fact, unknown


@dataclass(frozen=True)
class Cell:
    """One cell and the heading of its column, which a narrow screen shows beside it."""

    label: str
    value: str
    is_stated: bool


@dataclass(frozen=True)
class Row:
    """`details` are what a short version folds away. `is_exempt`: a material nobody has to hand in."""

    title: str
    notes: tuple[Fact, ...] = ()
    cells: tuple[Cell, ...] = ()
    details: tuple[Fact, ...] = ()
    is_exempt: bool = False


@dataclass(frozen=True)
class Table:
    """`heading` is that of the first column; `missing` names the columns no row says anything of."""

    caption: str
    heading: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    missing: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Line:
    """A row before its table decides which columns to draw."""

    title: str
    values: Mapping[str, str]
    notes: tuple[Fact, ...] = ()
    details: tuple[Fact, ...] = ()
    is_exempt: bool = False


def table(caption: str, heading: str, lines: Sequence[Line]) -> Table:
    """`lines` as a table. All lines have the same columns."""
    columns = tuple(lines[0].values) if lines else ()
    drawn = tuple(name for name in columns if any(line.values[name] for line in lines))
    rows = tuple(
        Row(
            line.title,
            line.notes,
            tuple(
                Cell(name, line.values[name] or unknown(), is_stated=bool(line.values[name]))
                for name in drawn
            ),
            line.details,
            line.is_exempt,
        )
        for line in lines
    )
    missing = _("、").join(name for name in columns if name not in drawn)
    return Table(caption, heading, drawn, rows, missing)


def facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """The pairs that say something."""
    return tuple(Fact(label, value) for label, value in pairs if value)
