"""Reform plans as pages show them: the list, and one plan with all that was promised and what came of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.presentation.reform_bars import Comparison, comparisons
from portal.presentation.reform_measures import (
    ClaimRow,
    Section,
    claim_row,
    claims_of,
    sections,
)
from portal.presentation.reform_progress import (
    Due,
    Progress,
    by_category,
    by_office,
    past_due,
)
from portal.presentation.reform_targets import TargetRow, TotalRow, target_rows, total_rows
from portal.presentation.reform_words import Tally, anchor, tallies
from portal.presentation.words import Fact, day, unknown
from reforms.claims import CONTRADICTED
from reforms.lengths import GuideLength
from reforms.models import Measure, ReformPlan, Target
from reforms.named_words import Names
from reforms.number_words import number_words
from reforms.standing import Findings
from reforms.totals import CountedTotal

LONG = 40
"""A plan with more measures shows them folded."""


@dataclass(frozen=True)
class PlanRow:
    slug: str
    title: str
    issuer: str
    issued_on: date | None
    measure_count: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Contradiction:
    """A claim that what was published contradicts, with the measure that makes it."""

    anchor: str
    number: str
    measure: str
    matter: str
    matter_slug: str
    claim: ClaimRow


@dataclass(frozen=True)
class PlanPage:
    slug: str
    title: str
    short_title: str
    facts: tuple[Fact, ...]
    issuer: str
    issuer_slug: str
    summary: str
    gaps: tuple[str, ...]
    measure_count: int
    claim_count: int
    tallies: tuple[Tally, ...]
    contradicted: tuple[Contradiction, ...]
    overdue: tuple[Due, ...]
    past_aims: tuple[Due, ...]
    categories: Progress
    offices: Progress
    totals: tuple[TotalRow, ...]
    targets: tuple[TargetRow, ...]
    comparisons: tuple[Comparison, ...]
    sections: tuple[Section, ...]
    is_long: bool


@dataclass(frozen=True)
class PlanStanding:
    """What the page of a plan is made of, read by the caller: all of one day."""

    measures: Sequence[Measure]
    findings: Findings
    lengths: Sequence[GuideLength]
    totals: Sequence[CountedTotal]
    targets: Sequence[Target]


def plan_rows(plans: Iterable[ReformPlan], counts: dict[int, Counter[str]]) -> tuple[PlanRow, ...]:
    """Plans from `for_list()` with the number of claims of each verdict."""
    return tuple(
        PlanRow(
            plan.slug,
            plan.title,
            plan.issuer_name,
            plan.issued_on,
            plan.measure_count,  # type: ignore[attr-defined]  # annotated
            tallies(counts.get(plan.pk, Counter())),
        )
        for plan in plans
    )


def plan_page(plan: ReformPlan, standing: PlanStanding, names: Names, today: date) -> PlanPage:
    """The page of `plan` on `today`, the day asked for or this one."""
    measures, findings = standing.measures, standing.findings
    due = past_due(measures, findings, today)
    return PlanPage(
        slug=plan.slug,
        title=plan.title,
        short_title=plan.short_title or plan.title,
        facts=_facts(plan),
        issuer=plan.issuer_name,
        issuer_slug=plan.issuer.slug if plan.issuer else "",
        summary=plan.summary,
        gaps=tuple(line.strip() for line in plan.known_gaps.splitlines() if line.strip()),
        measure_count=len(measures),
        claim_count=len(findings),
        tallies=tallies(Counter(one.finding.verdict for one in findings.values())),
        contradicted=tuple(_contradictions(measures, findings, names)),
        overdue=tuple(one for one in due if one.binds),
        past_aims=tuple(one for one in due if not one.binds),
        categories=by_category(measures, findings),
        offices=by_office(measures, findings),
        totals=total_rows(standing.totals),
        targets=target_rows(standing.targets, standing.lengths, today),
        comparisons=comparisons(measures, findings, standing.lengths),
        sections=sections(measures, findings, names, today),
        is_long=len(measures) > LONG,
    )


def _facts(plan: ReformPlan) -> tuple[Fact, ...]:
    return (
        Fact(_("成文日期"), day(plan.issued_on)),
        Fact(_("文号"), plan.document_number or unknown()),
        Fact(_("适用区划"), plan.region.name),
        Fact(_("来源"), plan.source_name or unknown()),
    )


def _contradictions(
    measures: Iterable[Measure], findings: Findings, names: Names
) -> Iterable[Contradiction]:
    for measure in measures:
        for one in claims_of(measure, findings):
            if one.finding.verdict != CONTRADICTED:
                continue
            effect = one.claim.effect
            yield Contradiction(
                anchor(measure.number),
                number_words(measure.number),
                measure.title,
                effect.named,
                effect.matter.slug if effect.matter else "",
                claim_row(one, names),
            )
