"""The checklist of a plan as a page: its filters, its totals, and its rows out of the columns of the files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.tables import Column
from matters.problems import Problem
from portal.presentation.reform_words import SHOWN_ORDER, Mark, Tally, mark
from portal.presentation.words import Fact
from reforms.choices import Verdict
from reforms.exports.columns import COLUMNS
from reforms.exports.rows import Row
from reforms.exports.totals import COLUMNS as TOTAL_COLUMNS
from reforms.exports.totals import WHOLE, Total
from reforms.filters import PAST, WORDS, Filters, labels

IN_SIGHT = ("mode", "claim", "before", "now", "verdict", "due_on", "lead_offices")
"""Columns of the table; the row's heading holds the first two of all, the others unfold."""
HEADING = ("number", "matter")
FOR_PROGRAMS = ("mode_code", "category_code", "verdict_code")
COUNTED = ("stated", "counted", "difference", *Verdict.values)
"""Columns of the sheet of totals that hold numbers."""
CODES = ("guide", "before_sha256", "now_sha256", "now_since")
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
FILES = {"xlsx": gettext_lazy("Excel（.xlsx）"), "csv": "CSV", "json": "JSON", "pdf": "PDF"}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """One filter. A field with options is a choice, the others are days; `error` says what is wrong with `value`."""

    name: str
    label: str
    value: str
    error: str
    latest: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Chip:
    """A filter that is set, and the query of the same list without it."""

    label: str
    value: str
    query: str


@dataclass(frozen=True)
class Cell:
    """One cell under the heading `label`; `mark` is set for a verdict."""

    label: str
    value: str
    note: str = ""
    mark: Mark | None = None


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Line:
    """A row of the page. `facts` are all that is known, `unknown` names the columns that are empty."""

    number: str
    title: str
    measure: str
    cells: tuple[Cell, ...]
    facts: tuple[Fact, ...]
    unknown: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class TotalLine:
    label: str
    explanation: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Totals:
    """A line for each total; `claims` is how many claims of the plan have which verdict."""

    labels: tuple[str, ...]
    lines: tuple[TotalLine, ...]
    claims: tuple[Tally, ...]


def fields(
    given: Mapping[str, str], problems: Iterable[Problem], offices: Mapping[str, str], today: date
) -> tuple[Field, ...]:
    """The fields of the form as the address fills them, also where that is wrong."""
    errors = {problem.field: problem.reason for problem in problems}
    choices: dict[str, Mapping[str, Any]] = {"office": offices, **WORDS}
    found = []
    for name, label in labels().items():
        value = given.get(name, "").strip()
        found.append(
            Field(
                name,
                label,
                value,
                errors.get(name, ""),
                today.isoformat() if name in PAST else "",
                tuple(
                    Option(one, str(words), one == value)
                    for one, words in choices.get(name, {}).items()
                ),
            )
        )
    return tuple(found)


def chips(filters: Filters, offices: Mapping[str, str]) -> tuple[Chip, ...]:
    words: dict[str, Mapping[str, Any]] = {"office": offices, **WORDS}
    return tuple(
        Chip(
            labels()[name], str(words.get(name, {}).get(value, value)), filters.query(without=name)
        )
        for name, value in filters.chosen().items()
    )


def files(slug: str, filters: Filters) -> tuple[Link, ...]:
    """The same list as a file, in each format."""
    return tuple(
        Link(str(label), reverse("checklist_file", args=[slug, name]) + filters.query())
        for name, label in FILES.items()
    )


def totals(found: Sequence[Total]) -> Totals:
    """The totals in the columns of their sheet; the last of them counts the claims."""
    numbers = [column for column in TOTAL_COLUMNS if column.name in COUNTED]
    return Totals(
        tuple(_(column.label) for column in numbers),
        tuple(
            TotalLine(
                _(one.label) if one.label in WHOLE else one.label,
                one.explanation,
                tuple(Cell(_(column.label), _number(column, one)) for column in numbers),
            )
            for one in found
        ),
        tuple(Tally(mark(verdict), found[-1].verdicts[verdict]) for verdict in SHOWN_ORDER),
    )


def _number(column: Column, total: Total) -> str:
    value = column.value(total)
    if value is None:
        return ""
    return f"{value:+d}" if column.name == "difference" and value else str(value)


def line(row: Row, filters: Filters) -> Line:
    """`row` in the words of the columns of the files."""
    shown = {column.name: column.shown(row) for column in COLUMNS}
    words = {name: "" if value is None else str(value) for name, value in shown.items()}
    hidden = (*HEADING, *IN_SIGHT, "title", "sentence", *FOR_PROGRAMS)
    rest = [column for column in COLUMNS if column.name not in hidden]
    return Line(
        number=words["number"],
        title=words["matter"] or words["title"],
        measure=words["title"] if words["matter"] else "",
        cells=tuple(_cell(name, words, row) for name in IN_SIGHT),
        facts=tuple(
            Fact(_(column.label), words[column.name], is_code=column.name in CODES)
            for column in rest
            if words[column.name]
        ),
        unknown=_("、").join(_(column.label) for column in rest if not words[column.name]),
        links=_links(row, filters),
    )


def _cell(name: str, words: Mapping[str, str], row: Row) -> Cell:
    if name == "verdict" and row.finding is not None:
        return Cell(
            _(BY_NAME[name].label), words[name], words["sentence"], mark(row.finding.verdict)
        )
    return Cell(_(BY_NAME[name].label), words[name])


def _links(row: Row, filters: Filters) -> tuple[Link, ...]:
    """To the guide on the day asked, and to the two revisions side by side where they differ."""
    if row.guide is None:
        return ()
    days = {name: value for name, value in filters.chosen().items() if name in PAST}
    asked = Filters(on=filters.on, known=filters.known).query() if days else ""
    found = [Link(_("办事指南"), reverse("guide", args=[row.slug]) + asked)]
    before = row.finding.before.number if row.finding and row.finding.before else None
    if before is not None and before != row.guide.number:
        address = reverse("guide_compare", args=[row.slug, before, row.guide.number])
        found.append(Link(_("改革前后两版对照"), address))
    return tuple(found)
