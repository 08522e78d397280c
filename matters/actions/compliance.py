"""Keeps what the rules find: the findings that stand now, and a count for each day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import rule_reading
from matters.compliance import Check, Tally
from matters.models import (
    CheckRun,
    GuideRevision,
    HandlingItem,
    Matter,
    Office,
    RuleCount,
    RuleFinding,
)
from matters.rules import registry
from matters.rules.engine import Finding, Rule, Subject
from matters.rules.running import Runner

PIECE = 2000
"""Findings that are written at once."""
WHAT = (
    "rule",
    "level",
    "subject",
    "key",
    "name",
    "handling_item_id",
    "office_id",
    "field",
    "place",
    "phrase",
    "why",
    "is_waived",
)
"""Columns that make two findings the same."""
LONGEST = {
    column: RuleFinding._meta.get_field(column).max_length  # type: ignore[union-attr]  # columns of text
    for column in ("key", "name", "field", "place", "phrase")
}
Told = Callable[[Finding], None]


@dataclass(frozen=True)
class Kept:
    """The run, what was found, and whether that differs from what was stored of the same day."""

    run: CheckRun
    tally: Tally
    is_changed: bool


@transaction.atomic
def keep(*, by: Actor, on: date | None = None, tell: Told | None = None) -> Kept:
    """What the rules find on `on` (today) stands in place of what they found before, with the count of the day.

    Needs no permission: a finding follows from what was published and cannot be chosen. A second run
    on a day takes the place of the first; where it finds the same, only its time is new and no event
    is written. `tell` hears of each finding as it comes.
    """
    check = Check(on)
    run, is_first = CheckRun.objects.select_for_update().get_or_create(
        on=check.on, defaults={"finished_at": timezone.now(), "guide_count": 0, "rule_count": 0}
    )
    tally = Tally()
    is_changed = _replaced(_told(check, tally, tell)) or is_first
    run.finished_at = timezone.now()
    run.guide_count, run.rule_count = check.guide_count, len(check.rules)
    run.save()
    if is_changed:
        _count(run, tally)
        record(
            by=by,
            action="compliance.keep",
            subject=run,
            changes={
                "guides": run.guide_count,
                "rules": run.rule_count,
                "findings": tally.findings.total(),
                **tally.as_json(),
            },
        )
    return Kept(run, tally, is_changed)


def _told(check: Check, tally: Tally, tell: Told | None) -> Iterator[Finding]:
    for finding in check:
        tally.add(finding)
        if tell is not None:
            tell(finding)
        yield finding


def _replaced(found: Iterable[Finding]) -> bool:
    """Whether `found` differs from what was stored; then it stands in its place, else nothing is touched."""
    stored = RuleFinding.objects.order_by()
    last = stored.order_by("-pk").values_list("pk", flat=True).first() or 0
    savepoint = transaction.savepoint()
    offices = dict(Office.objects.values_list("slug", "pk"))
    now, new, count = timezone.now(), 0, 0
    for piece in _pieces(found):
        rows = _rows(piece, offices, now)
        RuleFinding.objects.bulk_create(rows)
        new += sum(hash(tuple(getattr(row, name) for name in WHAT)) for row in rows)
        count += len(rows)
    before = stored.filter(pk__lte=last)
    old = sum(hash(row) for row in before.values_list(*WHAT).iterator(chunk_size=PIECE))
    if (new, count) == (old, before.count()):
        transaction.savepoint_rollback(savepoint)
        return False
    before.delete()
    transaction.savepoint_commit(savepoint)
    return True


def _pieces(found: Iterable[Finding]) -> Iterator[list[Finding]]:
    stream = iter(found)
    while piece := list(islice(stream, PIECE)):
        yield piece


def _rows(piece: list[Finding], offices: dict[str, int], now: datetime) -> list[RuleFinding]:
    """Rows under their handling items and offices; texts end where their columns do."""
    slugs = {one.ref.key for one in piece if one.ref.subject in OF_ITEMS}
    items = dict(HandlingItem.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    return [
        RuleFinding(
            rule=one.rule.id,
            level=one.rule.level.value,
            subject=one.ref.subject.value,
            handling_item_id=items.get(one.ref.key) if one.ref.subject in OF_ITEMS else None,
            office_id=offices.get(one.ref.office),
            why=one.found.why,
            is_waived=one.is_waived,
            found_at=now,
            **_cut(
                key=one.ref.key,
                name=one.ref.name,
                field=one.found.field,
                place=one.found.place,
                phrase=one.found.phrase,
            ),
        )
        for one in piece
    ]


OF_ITEMS = (Subject.GUIDE, Subject.HANDLING_ITEM)


def _cut(**texts: str) -> dict[str, str]:
    return {name: text[: LONGEST[name]] for name, text in texts.items()}


def _count(run: CheckRun, tally: Tally) -> None:
    """The counts of the day are those of `tally`. Offices the portal does not know count under none."""
    offices = dict(Office.objects.values_list("slug", "pk"))
    levels = {rule.id: rule.level.value for rule in registry.rules()}
    counts: dict[tuple[str, int | None], list[int]] = {}
    for (rule, slug), count in tally.findings.items():
        sums = counts.setdefault((rule, offices.get(slug)), [0, 0])
        sums[0] += count
        sums[1] += tally.waived[rule, slug]
    run.counts.all().delete()
    RuleCount.objects.bulk_create(
        (
            RuleCount(
                run=run,
                rule=rule,
                level=levels[rule],
                office_id=office,
                findings=findings,
                waived=waived,
            )
            for (rule, office), (findings, waived) in sorted(
                counts.items(), key=lambda one: (one[0][0], one[0][1] or 0)
            )
        ),
        batch_size=PIECE,
    )


def is_of_one_guide(rule: Rule) -> bool:
    return rule.subject is Subject.GUIDE


@transaction.atomic
def refresh(*, by: Actor, matter_id: int) -> int:
    """What rules over one guide find in the guides of this matter is what they find now; how much that is.

    A guide that is no longer in force has no findings left. What only all guides together show waits
    for the daily check. Nothing happens before the first one: a report of one matter would be none.
    One event where something changed.
    """
    if CheckRun.objects.select_for_update().order_by("-on").first() is None:
        return 0
    items = list(HandlingItem.objects.filter(matter=matter_id).values_list("pk", flat=True))
    found = [finding for guide in rule_reading.guides_of(items) for finding in _of(guide)]
    offices = dict(
        Office.objects.filter(slug__in={one.ref.office for one in found}).values_list("slug", "pk")
    )
    rows = _rows(found, offices, timezone.now())
    before = _stored_of(items)
    was = sorted(map(repr, before.values_list(*WHAT)))
    if was != sorted(repr(tuple(getattr(row, name) for name in WHAT)) for row in rows):
        before.delete()
        RuleFinding.objects.bulk_create(rows)
        record(
            by=by,
            action="compliance.refresh",
            subject=Matter.objects.get(pk=matter_id),
            changes={"findings": {"before": len(was), "after": len(rows)}},
        )
    return len(rows)


def _of(guide: Any) -> list[Finding]:
    return list(Runner(rule_reading.world(only=guide), is_of_one_guide).guide(guide))


def _stored_of(items: list[int]) -> Any:
    """Findings of rules over one guide, and all of guides that are no longer in force."""
    in_force = GuideRevision.objects.published().filter(handling_item__in=items)
    names = [one.id for one in registry.working(Subject.GUIDE)]
    return (
        RuleFinding.objects.order_by()
        .filter(handling_item__in=items, subject=Subject.GUIDE.value)
        .filter(Q(rule__in=names) | ~Q(handling_item__in=in_force.values("handling_item")))
    )
