"""The checklist of a plan (行政审批事项改革清单) as a file: recomputed for the day asked, and logged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation

from audit.actors import Actor
from audit.exporting import Export, write
from audit.tables import WORKBOOK, WRITERS, Fact, Sheet, Table
from matters.days import SHANGHAI, end_of
from matters.models import Office
from reforms.exports import columns, method, pdf, totals
from reforms.exports.rows import Row, chosen, rows
from reforms.exports.totals import Tally
from reforms.filters import WORDS, Filters, labels
from reforms.models import Effect, Measure, ReformPlan

EXPORT = "reform_checklist"
TITLE = "改革清单"
PDF = "pdf"
FORMATS = (*WRITERS, PDF)


class TooLarge(Exception):
    """The checklist has more rows than this door lets through; the command has none of these bounds."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"the checklist has more than {most} rows")


def offices_of(plan: ReformPlan) -> dict[str, str]:
    """The offices that have a part in `plan`, by slug in the order of their names: they lead or support a
    measure, or answer, or answered, for a matter. One query.
    """
    concerned = (
        Q(measure_rows__measure__plan=plan)
        | Q(matters__effects__measure__plan=plan)
        | Q(responsibilities__matter__effects__measure__plan=plan)
    )
    found = Office.objects.filter(concerned).order_by("name", "slug")
    return dict(found.values_list("slug", "name").distinct())


def size_of(plan: ReformPlan) -> int:
    """How many measures and effects there are to read. Two queries."""
    measures = Measure.objects.filter(plan=plan).count()
    return measures + Effect.objects.filter(measure__plan=plan).count()


@dataclass
class Checklist:
    """The rows of `plan` that `filters` leave, on their day. The tally is whole once the rows were read."""

    plan: ReformPlan
    filters: Filters = field(default_factory=Filters)
    tally: Tally = field(default_factory=Tally)

    @property
    def day(self) -> date:
        """The day asked for; today where none is."""
        return self.filters.on or timezone.localdate(timezone=SHANGHAI)

    @property
    def known(self) -> datetime | None:
        return end_of(self.filters.known) if self.filters.known else None

    def rows(self) -> Iterator[Row]:
        """All rows of the plan are read and tallied; those the filters leave come back."""
        every = rows(self.plan, end_of(self.day), self.known)
        return chosen(self.tally.passing(every), self.filters)

    @property
    def asked(self) -> dict[str, str]:
        """What the log and the file say was asked: the plan, the day, and the filters that are set."""
        return {"plan": self.plan.slug, **self.filters.chosen(), "on": self.day.isoformat()}

    def facts(self) -> tuple[Fact, ...]:
        names = {"plan": "改革方案", **labels()}
        return tuple(
            Fact(name, names[name], value, self._words(name, value))
            for name, value in self.asked.items()
        )

    def _words(self, name: str, value: str) -> str:
        if name == "plan":
            return self.plan.title
        if name == "office":
            return offices_of(self.plan).get(value, value)
        return str(WORDS.get(name, {}).get(value, ""))

    def table(self) -> Table:
        return Table(TITLE, columns.COLUMNS, self.facts(), method.NOTES)

    def sheets(self) -> tuple[Sheet, ...]:
        """The other sheets of a workbook, to be written after the rows."""
        return (
            Sheet(Table("合计", totals.COLUMNS, (), method.TOTAL_NOTES), self._totals()),
            Sheet(Table("核算方法", method.COLUMNS), method.METHODS),
        )

    def _totals(self) -> Iterator[totals.Total]:
        """Counted only when asked for: until the rows were read there is nothing to count."""
        yield from self.tally.totals(self.plan)


def bounded(found: Iterable[Row], most: int | None) -> Iterator[Row]:
    """The rows, as long as they are not more than `most`. Raises TooLarge."""
    for count, row in enumerate(found, start=1):
        if most is not None and count > most:
            raise TooLarge(most)
        yield row


def export_checklist(  # noqa: PLR0913 -- what is asked, and of whom
    target: IO[bytes],
    *,
    by: Actor,
    plan: ReformPlan,
    format: str,  # noqa: A002 -- as in the log
    filters: Filters | None = None,
    most: int | None = None,
) -> Export:
    """The checklist of `plan` as `filters` ask for it, in one of FORMATS; the export is logged.

    Needs no permission: it holds nothing but what is public. It speaks the portal's first language
    whatever the reader's. The same day and filters give the same bytes, as long as nothing about the
    plan or its guides is recorded in between.
    Raises TooLarge for more rows than `most`, or more than a PDF holds; then nothing is logged.
    """
    checklist = Checklist(plan, filters or Filters())
    if format == PDF:
        most = min(most or pdf.MOST_ROWS, pdf.MOST_ROWS)
    with translation.override(settings.LANGUAGE_CODE):
        return write(
            target,
            checklist.table(),
            bounded(checklist.rows(), most),
            by=by,
            export=EXPORT,
            format=format,
            filters=checklist.asked,
            further=checklist.sheets() if format == WORKBOOK else (),
            writer=pdf.writer(plan) if format == PDF else None,
        )
