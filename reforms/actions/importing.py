"""Import: a reform plan read from its file stands in the database, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from audit.actors import Actor
from audit.recording import record, together
from matters.actions import reference
from matters.actions.reference import CREATED, UNCHANGED, UPDATED
from matters.imports.rows import OfficeRow, RegionRow
from matters.models import Office, Region
from matters.problems import NotAllowed, Problem, Refused
from reforms.actions import settling, verifying, wanted
from reforms.actions.linking import Links
from reforms.actions.wanted import Values, WantedMeasure
from reforms.imports.rows import PlanRow
from reforms.models import Measure, ReformPlan

ACTION = "reformplan.import"
HEAD = (
    "slug",
    "title",
    "short_title",
    "document_number",
    "issuer_name",
    "issued_on",
    "summary",
    "known_gaps",
    "source_name",
)
"""Columns that are in the file as they are in the table."""
HANGS_ON_MEASURES = (
    "office_rows",
    "progress",
    "effects__partners",
    "effects__claims",
    "effects__drafts",
)


@dataclass(frozen=True)
class MeasureCount:
    """What became of the measures."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True)
class ImportedPlan:
    """The plan that now stands, what it took, and the matters its measures name in vain."""

    plan: ReformPlan
    what: str
    measures: MeasureCount
    unlinked: tuple[Problem, ...] = ()


@transaction.atomic
def import_plan(*, plan: PlanRow, by: Actor, dry_run: bool = False) -> ImportedPlan:
    """The plan of this slug says what `plan` says; the same plan again changes nothing.

    Units the plan lists and the catalogue does not have are made known. A matter named without a
    slug that the catalogue does not have is kept as it is called and told in `unlinked`. Links and
    reports that officials added stay. The verdicts on its claims are those of now. `dry_run` does
    it all and takes it back.
    Raises NotAllowed, and Refused for an unknown region, office, item or slug, and for a measure or
    effect that is in the file no more while progress or a draft hangs on it.
    """
    known = ReformPlan.objects.select_for_update().filter(slug=plan.slug).first()
    if not by.has_perm(f"reforms.{'change' if known else 'add'}_reformplan"):
        raise NotAllowed(Problem("", "permission", "您没有导入改革方案的权限"))
    region = Region.objects.filter(code=plan.region_code).first()
    if region is None:
        raise Refused(Problem("", "region_code", f"没有代码为 {plan.region_code} 的区划，请先录入"))
    with together():
        _put_offices(plan, region, by=by)
        report = _settle(plan, known, region, by=by)
    if dry_run:
        transaction.set_rollback(True)
    return report


def _put_offices(plan: PlanRow, region: Region, *, by: Actor) -> None:
    """The units the document names are known; those that are keep what officials made of them."""
    names = [office.name for office in plan.offices]
    present = set(
        Office.objects.filter(region=region, name__in=names).values_list("name", flat=True)
    )
    for office in plan.offices:
        if office.name not in present:
            row = OfficeRow(office.name, RegionRow(region.code), kind=office.kind)
            reference.put_office(row=row, by=by, source_name=plan.source_name[:200])


def _settle(plan: PlanRow, known: ReformPlan | None, region: Region, *, by: Actor) -> ImportedPlan:
    links = Links(plan, region)
    head = _head(plan, region, links)
    measures = wanted.measures(plan, links)
    targets = wanted.targets(plan.targets, links)
    present = {} if known is None else {one.number: one for one in _measures_of(known)}
    problems = [*links.problems, *settling.removable(present.values(), measures)]
    if problems:
        raise Refused(*problems)
    row, what, fields = _put_head(known, head)
    if settling.replaced(row, "totals", wanted.totals(plan.totals)):
        fields.append("totals")
    if settling.replaced(row, "targets", targets):
        fields.append("targets")
    changes = _put_measures(row, present, measures)
    if what == UNCHANGED and (fields or any(changes.values())):
        what = UPDATED
    _record(row, what, fields, changes, by=by)
    if what != UNCHANGED:
        verifying.recompute(by=by, plan=row)
    count = MeasureCount(
        len(changes["created"]),
        len(changes["updated"]),
        len(measures) - len(changes["created"]) - len(changes["updated"]),
        len(changes["removed"]),
    )
    return ImportedPlan(row, what, count, tuple(links.unlinked))


def _measures_of(plan: ReformPlan) -> Sequence[Measure]:
    """With all that hangs on them, read in pieces: one query knows only so many keys."""
    rows = plan.measures.prefetch_related(*HANGS_ON_MEASURES)
    return list(rows.iterator(chunk_size=settling.BATCH))


def _head(plan: PlanRow, region: Region, links: Links) -> Values:
    values = {name: getattr(plan, name) for name in HEAD}
    issuer = links.office(plan.issuer, "", "issuer") if plan.issuer else None
    return {**values, "region_id": region.pk, "issuer_id": issuer}


def _put_head(known: ReformPlan | None, values: Values) -> tuple[ReformPlan, str, list[str]]:
    """The plan, what it took, and which of its columns changed."""
    if known is None:
        return ReformPlan.objects.create(**values), CREATED, []
    changed = [name for name, value in values.items() if getattr(known, name) != value]
    for name in changed:
        setattr(known, name, values[name])
    if changed:
        known.save(update_fields=changed)
    return known, UNCHANGED, [name.removesuffix("_id") for name in changed]


def _put_measures(
    plan: ReformPlan, present: dict[str, Measure], measures: Sequence[WantedMeasure]
) -> dict[str, list[str]]:
    """The measures are as wanted. Returns the numbers that were created, updated and removed."""
    numbers = [one.values["number"] for one in measures]
    removed = [number for number in present if number not in set(numbers)]
    Measure.objects.filter(plan=plan, number__in=removed).delete()
    kept = [
        (present[one.values["number"]], one) for one in measures if one.values["number"] in present
    ]
    updated = {row.number for row, one in kept if settling.differs(row, one.values)}
    if updated:
        settling.moved([(row, one.values) for row, one in kept], list(measures[0].values))
    updated |= {row.number for row, one in kept if settling.update(row, one)}
    fresh = [one for one in measures if one.values["number"] not in present]
    settling.create(plan, fresh)
    return {
        "created": [one.values["number"] for one in fresh],
        "updated": [number for number in numbers if number in updated],
        "removed": removed,
    }


def _record(
    plan: ReformPlan, what: str, fields: list[str], changes: dict[str, list[str]], *, by: Actor
) -> None:
    """One event for the whole plan; a new one tells how many measures it has, not each of them."""
    if what == UNCHANGED:
        return
    told: dict[str, Any] = {"fields": sorted(fields), **changes}
    if what == CREATED:
        told = {"created": len(changes["created"])}
    record(by=by, action=ACTION, subject=plan, changes=told)
