"""The columns as this process keeps them, always at what was last written.

Every write leaves an audit event in its own transaction, so the chain's head says whether anything
has changed. What changed is read anew, matter by matter where the events name matters, and whole
where they do not. Rows written past the actions are seen after `CATALOGUE_KEPT_SECONDS` at the latest.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from audit.models import AuditEvent, ChainHead
from matters.browsing import reading
from matters.browsing.columns import Columns
from matters.models import GuideRevision, HandlingItem, Matter

MATTER, ITEM, REVISION = (one._meta.label_lower for one in (Matter, HandlingItem, GuideRevision))
OURS = "matters."
ASIDE = frozenset(
    f"matters.{name}"
    for name in (
        "synonym",
        "rulewaiver",
        "checkrun",
        "importjob",
        "proofitem",
        "intermediaryitem",
        "intermediaryagency",
        "calendaryear",
        "officemembership",
        "servicewindow",
    )
)
"""What nobody browses by. Other apps write what is ours through our actions, whose events are ours."""

MOST_EVENTS = 500
"""More of them, an import, and everything is read anew."""


@dataclass(frozen=True)
class Kept:
    """`sequence` is the last event seen, `changes_at` when another guide is in force next."""

    columns: Columns
    sequence: int
    at: datetime
    whole_at: datetime
    changes_at: datetime | None


_kept: Kept | None = None
_renewing = Lock()


def columns() -> Columns:
    """The catalogue now. One query where nothing changed.

    While one thread reads what changed, the others go on with what was there before.
    """
    global _kept  # noqa: PLW0603 -- one for the process, replaced whole
    longest = timedelta(seconds=settings.CATALOGUE_KEPT_SECONDS)
    if not longest:
        return reading.whole(timezone.now())
    now, kept = timezone.now(), _kept
    if kept is not None and _is_current(kept, _head(), now, longest):
        return kept.columns
    if not _renewing.acquire(blocking=kept is None):
        return kept.columns if kept is not None else reading.whole(now)
    try:
        kept, sequence = _kept, _head()
        if kept is None or not _is_current(kept, sequence, now, longest):
            kept = _kept = _renewed(kept, sequence, now, longest)
        return kept.columns
    finally:
        _renewing.release()


def _head() -> int:
    """The number of the last event. Read again under the lock: another thread may have gone on meanwhile."""
    return ChainHead.objects.values_list("sequence", flat=True).first() or 0


def forget() -> None:
    """The next question is answered from what is read anew."""
    global _kept  # noqa: PLW0603 -- likewise
    _kept = None


def _is_current(kept: Kept, sequence: int, now: datetime, longest: timedelta) -> bool:
    return (
        kept.sequence == sequence
        and now - kept.whole_at < longest
        and (kept.changes_at is None or now < kept.changes_at)
    )


def _renewed(kept: Kept | None, sequence: int, now: datetime, longest: timedelta) -> Kept:
    keys: set[int] | None = None
    if kept is not None and kept.sequence <= sequence and now - kept.whole_at < longest:
        keys = _touched(kept.sequence)
        if keys is not None and kept.changes_at is not None and kept.changes_at <= now:
            keys |= reading.changing(kept.at, now)
    if kept is None or keys is None:
        return Kept(reading.whole(now), sequence, now, now, reading.next_change(now))
    if not keys:
        return replace(kept, sequence=sequence, at=now, changes_at=reading.next_change(now))
    return replace(
        kept,
        columns=reading.with_anew(kept.columns, keys, now),
        sequence=sequence,
        at=now,
        changes_at=reading.next_change(now),
    )


def _touched(after: int) -> set[int] | None:
    """The matters that events after `after` speak of; None where it may be any. At most three queries."""
    events = list(
        AuditEvent.objects.filter(sequence__gt=after, object_type__startswith=OURS)
        .exclude(object_type__in=ASIDE)
        .order_by("sequence")
        .values_list("object_type", "object_id")[: MOST_EVENTS + 1]
    )
    if len(events) > MOST_EVENTS or {kind for kind, _key in events} - {MATTER, ITEM, REVISION}:
        return None
    found = {int(key) for kind, key in events if kind == MATTER}
    for model, path in ((HandlingItem, "matter_id"), (GuideRevision, "handling_item__matter_id")):
        keys = {int(key) for kind, key in events if kind == model._meta.label_lower}
        owners = _owners(model, path, keys)
        if len(owners) < len(keys):
            return None
        found.update(owners.values())
    return found


def _owners(model: type[Model], path: str, keys: Collection[int]) -> dict[int, int]:
    """The matter of each row that is still there."""
    if not keys:
        return {}
    return dict(model._default_manager.filter(pk__in=keys).values_list("pk", path))
