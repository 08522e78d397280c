"""How far a plan has come, by category and by office, and what is past its day. Counted are claims, by verdict."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.presentation.reform_measures import Named, claims_of, is_past
from portal.presentation.reform_words import Tally, anchor, tallies
from portal.presentation.words import day
from reforms.choices import Force, OfficeRole
from reforms.models import Measure
from reforms.number_words import number_words
from reforms.standing import Findings

LONG = 8
"""More rows than this are shown folded."""


@dataclass(frozen=True)
class ProgressRow:
    """`silent` measures claim nothing that guides could show."""

    name: str
    slug: str
    measures: int
    silent: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Progress:
    """`heading` says what the rows are; `verdicts` head the columns."""

    heading: str
    rows: tuple[ProgressRow, ...]

    @property
    def is_long(self) -> bool:
        return len(self.rows) > LONG

    @property
    def verdicts(self) -> tuple[Tally, ...]:
        return tallies(Counter())


@dataclass(frozen=True)
class Due:
    """A measure whose day has passed and of which the published guides do not show that it is done."""

    anchor: str
    number: str
    title: str
    due_on: str
    days: int
    binds: bool
    force: str
    lead: tuple[Named, ...]
    reported: str


def by_category(measures: Sequence[Measure], findings: Findings) -> Progress:
    """By category; by part of the document where it sorts its measures into none."""
    if any(one.category for one in measures):
        heading = _("类别")

        def of(measure: Measure) -> Iterable[tuple[str, str]]:
            return [(str(measure.get_category_display()) or _("未分类"), "")]

    else:
        heading = _("部分")

        def of(measure: Measure) -> Iterable[tuple[str, str]]:
            return [(measure.section or _("未分类"), "")]

    return Progress(heading, _rows(measures, findings, of))


def by_office(measures: Sequence[Measure], findings: Findings) -> Progress:
    """By lead office; a measure that several lead counts with each of them."""

    def of(measure: Measure) -> Iterable[tuple[str, str]]:
        rows = [row for row in measure.office_rows.all() if row.role == OfficeRole.LEAD]
        return [(row.office.name, row.office.slug) for row in rows] or [(_("文件未写明"), "")]

    return Progress(_("责任单位"), _rows(measures, findings, of))


def _rows(
    measures: Iterable[Measure],
    findings: Findings,
    of: Callable[[Measure], Iterable[tuple[str, str]]],
) -> tuple[ProgressRow, ...]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for measure in measures:
        verdicts = Counter(one.finding.verdict for one in claims_of(measure, findings))
        for key in of(measure):
            found = counts.setdefault(key, Counter())
            found["measures"] += 1
            found["silent"] += not verdicts
            found += verdicts
            counts[key] = found
    return tuple(
        ProgressRow(name, slug, found["measures"], found["silent"], tallies(found))
        for (name, slug), found in counts.items()
    )


def past_due(measures: Iterable[Measure], findings: Findings, today: date) -> tuple[Due, ...]:
    """Measures past their day, the longest past first."""
    found = [one for one in measures if is_past(one, findings, today)]
    found.sort(key=lambda one: (one.due_on, one.order))
    return tuple(_due(one, today) for one in found)


def _due(measure: Measure, today: date) -> Due:
    assert measure.due_on is not None
    reports = list(measure.progress.all())
    reported = ""
    if reports:
        reported = f"{day(reports[0].reported_on)} {reports[0].get_state_display()}"
    return Due(
        anchor(measure.number),
        number_words(measure.number),
        measure.title,
        day(measure.due_on),
        (today - measure.due_on).days,
        measure.force == Force.MUST,
        str(measure.get_force_display()),
        tuple(
            Named(row.office.name, row.office.slug)
            for row in measure.office_rows.all()
            if row.role == OfficeRole.LEAD
        ),
        reported,
    )
