"""What changed in what the public reads: guides published, corrected and withdrawn, matters ended; the latest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from audit.models import AuditEvent
from matters.actions.ending import NAMES
from matters.choices import FROZEN, EndReason, MatterState, RevisionKind, RevisionStatus
from matters.models import GuideRevision, Matter, Office, PublicationPeriod, Topic

MOST = 50
ENDINGS = {action: reason for reason, action in NAMES.items()}


class Kind(Enum):
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True)
class GuideChange:
    """A revision was published, or taken down. `key` is the revision's and never changes.

    `starts_at` is None for one that never came into force; `updated_at` is later than `at` where the
    day on which it begins was moved.
    """

    kind: Kind
    key: int
    at: datetime
    updated_at: datetime
    item: str
    item_slug: str
    matter: str
    office: str
    number: int
    corrects: int | None
    reason: str
    starts_at: datetime | None


@dataclass(frozen=True)
class MatterChange:
    """A matter ended, or its end was decided. `key` is the place of the decision in the audit chain."""

    key: int
    at: datetime
    matter: str
    matter_slug: str
    office: str
    reason: EndReason
    ends_on: str
    basis: str
    note: str
    successors: tuple[str, ...]

    kind = Kind.ENDED

    @property
    def updated_at(self) -> datetime:
        return self.at


Change = GuideChange | MatterChange


@dataclass(frozen=True)
class Scope:
    """Whose changes: of an office, of a topic, or, with neither, all."""

    office: Office | None = None
    topic: Topic | None = None

    def revisions(self) -> QuerySet[Any]:
        """Every revision that was published, by the office that its snapshot names."""
        found: QuerySet[Any] = GuideRevision.objects.filter(status__in=FROZEN)
        if self.office is not None:
            found = found.filter(published_office=self.office.slug)
        if self.topic is not None:
            found = found.filter(handling_item__matter__topics=self.topic)
        return found

    def ended_matters(self) -> QuerySet[Any]:
        found: QuerySet[Any] = Matter.objects.filter(state=MatterState.ENDED)
        if self.office is not None:
            found = found.filter(office=self.office)
        if self.topic is not None:
            found = found.filter(topics=self.topic)
        return found


def latest(scope: Scope, most: int = MOST) -> tuple[Change, ...]:
    """The last `most` changes in `scope`. Six queries at most, whatever there is."""
    found: list[Change] = [*_of_guides(scope, most), *_of_matters(scope, most)]
    return tuple(sorted(found, key=lambda change: (change.at, change.key), reverse=True)[:most])


def _of_guides(scope: Scope, most: int) -> Iterable[GuideChange]:
    """Keys first: reading names out of every snapshot before the last fifty are chosen takes a thousand times longer."""
    published = list(
        scope.revisions().order_by("-published_at", "-pk").values_list("pk", flat=True)[:most]
    )
    withdrawn = list(
        scope.revisions()
        .filter(status=RevisionStatus.RETIRED)
        .order_by("-retired_at", "-pk")
        .values_list("pk", flat=True)[:most]
    )
    keys = {*published, *withdrawn}
    rows = {row["pk"]: row for row in _revision_rows(keys)}
    periods = _beginnings(keys)
    for key in published:
        yield _published(rows[key], periods[key])
    for key in withdrawn:
        yield _withdrawn(rows[key], periods[key])


def _revision_rows(keys: set[int]) -> Any:
    return (
        GuideRevision.objects.filter(pk__in=keys)
        .annotate(
            item=KT("snapshot__item"), matter=KT("snapshot__matter"), office=KT("snapshot__office")
        )
        .values(
            "pk",
            "item",
            "matter",
            "office",
            "number",
            "kind",
            "change_reason",
            "published_at",
            "retired_at",
            "retired_notice",
            slug=F("handling_item__slug"),
            corrected=F("corrects__number"),
        )
    )


@dataclass(frozen=True)
class _Beginning:
    """When a revision begins as believed now, and since when the portal has said so."""

    starts_at: datetime | None = None
    said_at: datetime | None = None


def _beginnings(keys: set[int]) -> dict[int, _Beginning]:
    """For each revision; one taken back before its day begins at no time."""
    found: dict[int, _Beginning] = defaultdict(_Beginning)
    said: set[int] = set()
    rows = (
        PublicationPeriod.objects.filter(revision__in=keys)
        .order_by("-recorded_at", "-pk")
        .values_list("revision", "starts_at", "recorded_at", "superseded_at")
    )
    for key, starts_at, recorded_at, superseded_at in rows:
        if superseded_at is None:
            said.add(key)
        elif found[key].starts_at != starts_at:
            said.discard(key)
        if key in said:
            found[key] = _Beginning(starts_at, recorded_at)
    return found


def _guide_change(
    row: Any, kind: Kind, at: datetime, begins: _Beginning, **more: Any
) -> GuideChange:
    return GuideChange(
        kind=kind,
        key=row["pk"],
        at=at,
        updated_at=more.pop("updated_at", at),
        item=row["item"] or "",
        item_slug=row["slug"],
        matter=row["matter"] or "",
        office=row["office"] or "",
        number=row["number"],
        corrects=row["corrected"],
        starts_at=begins.starts_at,
        **more,
    )


def _published(row: Any, begins: _Beginning) -> GuideChange:
    is_correction = row["kind"] == RevisionKind.CORRECTION
    return _guide_change(
        row,
        Kind.CORRECTED if is_correction else Kind.PUBLISHED,
        row["published_at"],
        begins,
        updated_at=max(row["published_at"], begins.said_at or row["published_at"]),
        reason=row["change_reason"],
    )


def _withdrawn(row: Any, begins: _Beginning) -> GuideChange:
    return _guide_change(
        row, Kind.WITHDRAWN, row["retired_at"], begins, reason=row["retired_notice"]
    )


def _of_matters(scope: Scope, most: int) -> Iterable[MatterChange]:
    """Ends that were decided here; a matter that came to the portal as ended is no change of it."""
    ended = scope.ended_matters().annotate(written=Cast("pk", CharField()))
    events = list(
        AuditEvent.objects.filter(
            Q(object_type=Matter._meta.label_lower, action__in=tuple(ENDINGS)),
            object_id__in=ended.values("written"),
        ).order_by("-sequence")[:most]
    )
    matters = {
        str(row.pk): row
        for row in Matter.objects.select_related("office")
        .filter(pk__in=[event.object_id for event in events])
        .only("slug", "office__name")
    }
    for event in events:
        matter = matters[event.object_id]
        said = event.changes
        yield MatterChange(
            key=event.sequence,
            at=event.at,
            matter=event.object_name,
            matter_slug=matter.slug,
            office=matter.office.name if matter.office else "",
            reason=EndReason(ENDINGS[event.action]),
            ends_on=said.get("on", ""),
            basis=said.get("basis", ""),
            note=said.get("note", ""),
            successors=tuple(one.get("name", "") for one in said.get("successors", ())),
        )
