"""Recomputes claims from the published guides: now, or as of any day.

Reads in pieces of `PIECE` effects, each in the same few queries, so that memory stays flat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils import timezone

from matters.choices import MatterState
from matters.days import SHANGHAI
from matters.models import HandlingItem, PublicationPeriod, Responsibility, Succession
from reforms.claims import CONTRADICTED, NOT_CHECKABLE, NOT_YET, Finding, Reason, check, slimmed
from reforms.models import Claim, Effect
from reforms.states import GuidePeriod, MatterLife, OfficePeriod, split, states

PIECE = 500
SNAPSHOTS = 50
"""Snapshots held whole at once: each is some dozen kilobytes, of which the claims read little."""
INSTANT = timedelta(microseconds=1)
WORST_FIRST = (CONTRADICTED, NOT_YET, NOT_CHECKABLE)
"""A claim on several handling items is only as good as its worst one."""


@dataclass(frozen=True)
class ItemFinding:
    """What the guide of one handling item says of a claim; `slug` is its address."""

    slug: str
    name: str
    finding: Finding


@dataclass(frozen=True)
class ClaimFinding:
    """The verdict on one claim over all handling items it speaks of."""

    claim: Claim
    finding: Finding
    items: tuple[ItemFinding, ...] = ()


def begins_at(day: date) -> datetime:
    """The first instant of `day`."""
    return datetime.combine(day, time.min, tzinfo=SHANGHAI).astimezone(UTC)


def verify(
    effects: Iterable[Effect], at: datetime, known: datetime | None = None
) -> Iterator[ClaimFinding]:
    """The findings on every claim of `effects`, as of `at`, as the portal knew at `known` (now).

    An effect whose period is over is judged as of its last day: what came later is not its doing.
    `effects` come with measure, plan and claims loaded; they are read once, in order.
    """
    stream = iter(effects)
    while piece := list(islice(stream, PIECE)):
        yield from _verify_piece(piece, at, known)


def judged_at(effect: Effect, at: datetime) -> datetime:
    """The moment whose guides decide: `at`, or the last of the effect's period where that is over."""
    return min(at, begins_at(effect.ends_on) - INSTANT) if effect.ends_on else at


def _verify_piece(
    effects: list[Effect], at: datetime, known: datetime | None
) -> Iterator[ClaimFinding]:
    items = items_of(effects)
    guides = _guides({item.pk for found in items.values() for item in found}, at, known)
    lives = _lives(effects)
    for effect in effects:
        starts_on = effect.starts_on or effect.measure.plan.issued_on
        begins = begins_at(starts_on)
        moment = judged_at(effect, at)
        for claim in effect.claims.all():
            if effect.matter_id is None:
                yield ClaimFinding(claim, Finding(NOT_CHECKABLE, Reason.NOT_LINKED))
                continue
            found = []
            for item in items[effect.pk]:
                row = states(guides[item.pk], lives[effect.matter_id], moment)
                before, since = split(row, begins)
                finding = check(claim.as_pure, before, since, has_begun=begins <= at)
                found.append(ItemFinding(item.slug, item.name, finding))
            yield ClaimFinding(claim, worst(one.finding for one in found), tuple(found))


def worst(findings: Iterable[Finding]) -> Finding:
    """The finding that decides: contradicted before not yet before not checkable before verified."""
    found = list(findings)
    for verdict in WORST_FIRST:
        for finding in found:
            if finding.verdict == verdict:
                return finding
    return found[0] if found else Finding(NOT_CHECKABLE, Reason.NO_GUIDE)


def items_of(effects: list[Effect]) -> dict[int, list[HandlingItem]]:
    """The handling items each effect speaks of: the one it names, else all of its matter."""
    matters = {effect.matter_id for effect in effects if effect.matter_id is not None}
    by_matter: dict[int, list[HandlingItem]] = defaultdict(list)
    rows = HandlingItem.objects.filter(matter__in=matters).order_by("order", "id")
    for item in rows.only("slug", "name", "matter_id"):
        by_matter[item.matter_id].append(item)
    return {
        effect.pk: [
            item
            for item in by_matter.get(effect.matter_id or 0, ())
            if effect.handling_item_id in (None, item.pk)
        ]
        for effect in effects
    }


def _guides(
    items: set[int], at: datetime, known: datetime | None
) -> dict[int, tuple[GuidePeriod, ...]]:
    believed = (
        Q(superseded_at__isnull=True)
        if known is None
        else Q(recorded_at__lte=known)
        & (Q(superseded_at__isnull=True) | Q(superseded_at__gt=known))
    )
    rows = (
        PublicationPeriod.objects.filter(believed, handling_item__in=items, starts_at__lte=at)
        .order_by("handling_item_id", "starts_at")
        .values_list(
            "handling_item_id", "starts_at", "ends_at", "revision__number", "revision__snapshot"
        )
    )
    found: dict[int, list[GuidePeriod]] = defaultdict(list)
    for item, starts_at, ends_at, number, snapshot in rows.iterator(chunk_size=SNAPSHOTS):
        found[item].append(GuidePeriod(starts_at, ends_at, number, slimmed(snapshot)))
    return defaultdict(tuple, {item: tuple(periods) for item, periods in found.items()})


def _lives(effects: list[Effect]) -> dict[int, MatterLife]:
    """What is known of each matter over time, by its key."""
    matters: dict[int, Any] = {
        effect.matter_id: effect.matter for effect in effects if effect.matter_id is not None
    }
    offices: dict[int, list[OfficePeriod]] = defaultdict(list)
    begun = set()
    today = timezone.localdate(timezone=SHANGHAI)
    rows = Responsibility.objects.filter(matter__in=matters).order_by("starts_on")
    for matter, starts_on, ends_on, slug in rows.values_list(
        "matter_id", "starts_on", "ends_on", "office__slug"
    ):
        if starts_on <= today:
            begun.add(matter)
        ends_at = begins_at(ends_on) if ends_on else None
        offices[matter].append(OfficePeriod(begins_at(starts_on), ends_at, slug))
    successors: dict[int, set[str]] = defaultdict(set)
    for matter, slug in Succession.objects.filter(ended__in=matters).values_list(
        "ended_id", "successor__slug"
    ):
        successors[matter].add(slug)
    return {
        key: MatterLife(
            office="" if key in begun or not matter.office else matter.office.slug,
            offices=tuple(offices[key]),
            is_ended=matter.state == MatterState.ENDED,
            ended_at=begins_at(matter.ended_on) if matter.ended_on else None,
            ended_reason=matter.ended_reason,
            successors=frozenset(successors[key]),
        )
        for key, matter in matters.items()
    }
