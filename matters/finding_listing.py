"""The stored findings: what they may be filtered by, which a filter leaves, and how they went day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from matters.compliance_querysets import RuleFindingQuerySet
from matters.filters import region_prefix
from matters.finding_filters import Filters, Options
from matters.models import CheckRun, Office, Region, RuleCount, RuleFinding, RuleLevel
from matters.rule_words import in_language
from matters.rules import registry

DAYS = 30
"""So many of the last days stand in the trend."""


def options() -> Options:
    """Every rule there is, every level, every office and area that answers for a matter or has a finding."""
    asked = Office.objects.filter(
        Q(Exists(RuleFinding.objects.filter(office=OuterRef("pk")))) | Q(matters__isnull=False)
    )
    offices = asked.order_by("region__code", "name").values_list("slug", "name", "region__code")
    found = list(dict.fromkeys(offices))
    codes = {code for _slug, _name, code in found}
    regions = Region.objects.order_by("code").values_list("code", "name")
    return Options(
        rule={one.id: in_language(one.title) for one in registry.rules()},
        office={slug: name for slug, name, _code in found},
        region={
            code: name
            for code, name in regions
            if any(one.startswith(region_prefix(code)) for one in codes)
        },
        level={value: str(label) for value, label in RuleLevel.choices},
    )


def narrowed(findings: RuleFindingQuerySet, filters: Filters) -> RuleFindingQuerySet:
    """The findings that `filters` leave. What no office answers for belongs to no area."""
    return findings.filter(_condition(filters))


def _condition(filters: Filters) -> Q:
    condition = Q()
    if filters.rule:
        condition &= Q(rule=filters.rule)
    if filters.level:
        condition &= Q(level=filters.level)
    if filters.office:
        condition &= Q(office__slug=filters.office)
    if filters.region:
        condition &= Q(office__region__code__startswith=region_prefix(filters.region))
    return condition


@dataclass(frozen=True)
class Day:
    """What stood on a day, by level, without what was waived. `guide_count` is that of the whole catalogue."""

    on: date
    guide_count: int
    levels: dict[str, int]


def trend(runs: Iterable[CheckRun], filters: Filters) -> tuple[Day, ...]:
    """The days of `runs`, the oldest first, with what `filters` leave of their counts; one question."""
    kept = sorted(runs, key=lambda run: run.on)
    rows: QuerySet[Any, Any] = (
        RuleCount.objects.filter(_condition(filters), run__in=kept)
        .order_by()
        .values("run", "level")
        .annotate(standing=Sum("findings") - Sum("waived"))
    )
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["run"], {})[row["level"]] = row["standing"]
    return tuple(
        Day(
            run.on,
            run.guide_count,
            {level: counts.get(run.pk, {}).get(level, 0) for level in RuleLevel.values},
        )
        for run in kept
    )


def latest_runs() -> list[CheckRun]:
    """The last days checked, the newest first."""
    return list(CheckRun.objects.order_by("-on")[:DAYS])
