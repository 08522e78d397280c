"""What was ever published of a handling item, and what of it the public is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, F, OuterRef, Subquery, Value

from matters.choices import FROZEN, RevisionStatus
from matters.models import GuideRevision, HandlingItem, PublicationPeriod
from matters.periods import Period
from matters.querysets import GuideRevisionQuerySet


@dataclass(frozen=True)
class Entry:
    """One revision the public has seen, or was told of before its day.

    `period` is when it is in force as believed now; None for one taken back before its day.
    `previous` is the number of the one before it in time, None for the first.
    """

    number: int
    kind: str
    status: str
    reason: str
    sha256: str
    recorded_at: datetime
    corrects: int | None
    corrected_by: tuple[int, ...]
    retired_at: datetime | None
    retired_notice: str
    period: Period | None
    previous: int | None


def in_force(at: datetime | None, known: datetime | None) -> GuideRevisionQuerySet:
    """`published(at, known)`; asked for a day alone, it tells no `ends_at`.

    When a revision ends is learned after it began: an answer for a day of the past that told it
    would read otherwise once the next one is published (docs/adr/0010). What was known on a day does
    not change any more, so an answer with `known` tells the end that was known then.
    """
    found: GuideRevisionQuerySet = GuideRevision.objects.published(at=at, known=known)
    if at is not None and known is None:
        return found.annotate(ends_at=Value(None, output_field=DateTimeField()))
    return found


def items_with_withdrawal(at: datetime) -> Any:
    """Handling items with their matter, and `withdrawn_at` and `withdrawn_notice` of the guide that was in force last.

    Both are NULL for an item that never had a guide in force, or whose last one was not withdrawn.
    """
    last = (
        PublicationPeriod.objects.believed()
        .filter(handling_item=OuterRef("pk"), ends_at__lte=at)
        .order_by("-ends_at")
    )
    return HandlingItem.objects.select_related("matter").annotate(
        withdrawn_at=Subquery(last.values("revision__retired_at")[:1]),
        withdrawn_notice=Subquery(last.values("revision__retired_notice")[:1]),
    )


def entries(item: HandlingItem) -> tuple[Entry, ...]:
    """Every revision of `item` that was published, the latest in time first. Two queries."""
    revisions = list(
        GuideRevision.objects.filter(handling_item=item, status__in=FROZEN)
        .annotate(corrected=F("corrects__number"))
        .only(
            "number",
            "kind",
            "status",
            "change_reason",
            "sha256",
            "published_at",
            "retired_at",
            "retired_notice",
        )
    )
    periods = {
        row.revision_id: Period(row.revision_id, row.starts_at, row.ends_at)
        for row in PublicationPeriod.objects.believed().filter(handling_item=item)
    }
    placed = sorted(revisions, key=lambda row: _place(row, periods.get(row.pk)))
    found: list[Entry] = []
    before: int | None = None
    for revision in placed:
        period = periods.get(revision.pk)
        found.append(_entry(revision, period, before, revisions))
        if period is not None or before is None:
            before = revision.number
    return tuple(reversed(found))


def _place(revision: GuideRevision, period: Period | None) -> tuple[datetime, int]:
    """By when it began; one that never did stands where it was published."""
    begun = period.starts_at if period else revision.published_at
    assert begun is not None
    return begun, revision.number


def _entry(
    revision: Any, period: Period | None, before: int | None, revisions: Iterable[Any]
) -> Entry:
    return Entry(
        number=revision.number,
        kind=revision.kind,
        status=revision.status,
        reason=revision.change_reason,
        sha256=revision.sha256,
        recorded_at=revision.published_at,
        corrects=revision.corrected,
        corrected_by=tuple(
            sorted(row.number for row in revisions if row.corrected == revision.number)
        ),
        retired_at=revision.retired_at,
        retired_notice=revision.retired_notice,
        period=period,
        previous=before,
    )


@dataclass(frozen=True)
class Published:
    """What two versions are compared by."""

    number: int
    snapshot: dict[str, Any]
    published_at: datetime
    is_retired: bool


def published_versions(item: HandlingItem, *numbers: int) -> dict[int, Published]:
    """The revisions of `item` with one of `numbers`, by number; those never published are left out. One query."""
    rows = GuideRevision.objects.filter(
        handling_item=item, number__in=numbers, status__in=FROZEN
    ).only("number", "snapshot", "published_at", "status")
    return {
        row.number: Published(
            row.number, row.snapshot, row.published_at, row.status == RevisionStatus.RETIRED
        )
        for row in rows
    }
