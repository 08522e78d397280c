"""Publishing: an approved revision becomes what the public reads, from a given instant on."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from audit.actors import Actor
from audit.canonical import sha256_of
from audit.recording import record
from matters import gate, periods, tasks, workflow
from matters.actions import timelines
from matters.actions.moving import locked
from matters.choices import RevisionKind, RevisionStatus
from matters.models import GuideRevision
from matters.problems import NotPossible, NotPublishable, Problem
from matters.snapshots import PARTS, snapshot_of

SAME_START = Problem("", "starts_at", "已有另一版本从同一时间起生效，请换一个生效时间")


def problems_of(revision: GuideRevision) -> tuple[Problem, ...]:
    """Why a person could not publish `revision` as it stands: every error of a rule that no waiver covers."""
    return gate.problems(revision)


@transaction.atomic
def publish(*, revision: GuideRevision, by: Actor, at: datetime | None = None) -> GuideRevision:
    """`revision` is frozen and in force from `at` (now) until the next published revision begins.

    Its predecessor's period ends at `at`. A person publishes from now or from a later instant, and
    what no rule of level error objects to. A command may also import history, and what a source
    published is recorded whatever rules say of it, as far as the database holds it; what the portal
    answered before it knew stays on record. A correction is in force from now. Raises NotAllowed,
    NotPossible, and NotPublishable with what to mend; then nothing was written.
    """
    is_import = by.pk is None and revision.status == RevisionStatus.DRAFT
    move = workflow.PUBLISH_IMPORTED if is_import else workflow.PUBLISH_APPROVED
    revision = locked(revision, by=by, move=move)
    now = timezone.now()
    starts_at = at or now
    if not is_import and starts_at < now:
        raise NotPublishable(Problem("", "starts_at", "生效时间不能早于现在；留空即为立即生效"))
    if revision.kind == RevisionKind.CORRECTION and starts_at != now:
        raise NotPublishable(Problem("", "starts_at", "更正从公布时起生效，不能另定时间"))
    prefetch_related_objects([revision], *PARTS)
    snapshot = snapshot_of(revision)
    if is_import:
        problems = gate.refused_by_database(snapshot)
    else:
        problems = gate.problems(revision, snapshot=snapshot)
    if problems:
        raise NotPublishable(*problems)
    item = revision.handling_item
    try:
        timeline = periods.insert(timelines.believed(item), revision.pk, starts_at)
    except periods.SameStart:
        raise NotPublishable(SAME_START) from None
    _freeze(revision, snapshot, by, now)
    timelines.write(item, timeline, at=now)
    period = periods.find(timeline, revision.pk)
    record(
        by=by,
        action="guide.correct" if revision.kind == RevisionKind.CORRECTION else "guide.publish",
        subject=revision,
        at=now,
        changes={
            "number": revision.number,
            "starts_at": period.starts_at.isoformat(),
            "ends_at": period.ends_at.isoformat() if period.ends_at else None,
            "sha256": revision.sha256,
        },
    )
    revision_id = revision.pk
    transaction.on_commit(lambda: tasks.check_published.delay(revision_id))
    return revision


def _freeze(revision: GuideRevision, snapshot: dict[str, Any], by: Actor, now: datetime) -> None:
    revision.snapshot = snapshot
    revision.sha256 = sha256_of(snapshot)
    revision.status = RevisionStatus.PUBLISHED
    revision.published_at = now
    revision.published_by_id = by.pk
    revision.save(
        update_fields=[
            "snapshot",
            "sha256",
            "status",
            "published_at",
            "published_by",
            "updated_at",
        ]
    )


@transaction.atomic
def reschedule(*, revision: GuideRevision, by: Actor, at: datetime) -> GuideRevision:
    """A scheduled `revision` begins at `at` instead; the one before it goes on until then.

    Raises NotAllowed; NotPossible once its day has come or where `at` has passed; NotPublishable
    where another revision begins at `at`.
    """
    revision = locked(revision, by=by, move=workflow.RESCHEDULE)
    now = timezone.now()
    timeline = timelines.believed(revision.handling_item)
    before = _scheduled_period(timeline, revision, now)
    if at <= now:
        raise NotPossible(Problem("", "starts_at", "新的生效时间要晚于现在"))
    try:
        moved = periods.move(timeline, revision.pk, at)
    except periods.SameStart:
        raise NotPublishable(SAME_START) from None
    timelines.write(revision.handling_item, moved, at=now)
    changes: dict[str, Any] = {
        "number": revision.number,
        "starts_at": [before.starts_at.isoformat(), at.isoformat()],
    }
    record(by=by, action="guide.reschedule", subject=revision, at=now, changes=changes)
    return revision


def _scheduled_period(
    timeline: periods.Timeline, revision: GuideRevision, now: datetime
) -> periods.Period:
    period = periods.find(timeline, revision.pk)
    if period.starts_at <= now:
        raise NotPossible(Problem("", "starts_at", "这个版本已经生效，不能再改期；有误请用“更正”"))
    return period
