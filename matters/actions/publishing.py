"""Publishing: a draft becomes what the public reads, from a given instant on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.canonical import sha256_of
from audit.recording import record
from matters import tasks
from matters.choices import TRANSITIONS, RevisionStatus
from matters.models import GuideRevision, HandlingItem, PublicationPeriod
from matters.problems import NotAllowed, NotPublishable, Problem
from matters.rules.publication import PublicationFacts, publication_problems
from matters.snapshots import snapshot_of

PERMISSION = "matters.publish_guiderevision"


def problems_of(revision: GuideRevision) -> tuple[Problem, ...]:
    """Why `revision` could not be published as it stands."""
    return publication_problems(
        PublicationFacts(
            revision.statutory_limit,
            revision.promised_limit,
            revision.onsite_visits,
            revision.onsite_reason,
        )
    )


@transaction.atomic
def publish(*, revision: GuideRevision, by: Actor, at: datetime | None = None) -> GuideRevision:
    """`revision` is frozen and in force from `at` (now) until the next published revision begins.

    Its predecessor's period ends at `at`. `at` may lie in the past, for history that is imported;
    what the portal answered for days before it knew stays on record. Raises NotAllowed, and
    NotPublishable with what to mend; then nothing was written.
    """
    HandlingItem.objects.select_for_update().get(pk=revision.handling_item_id)
    revision = (
        GuideRevision.objects.for_publication().select_for_update(of=("self",)).get(pk=revision.pk)
    )
    now = timezone.now()
    starts_at = at or now
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有公布办事指南的权限"))
    if RevisionStatus.PUBLISHED not in TRANSITIONS[RevisionStatus(revision.status)]:
        raise NotPublishable(
            Problem("", "status", f"“{revision.get_status_display()}”的版本不能公布,请从草稿公布")
        )
    if problems := problems_of(revision):
        raise NotPublishable(*problems)

    period, closed = _open_period(revision, starts_at, now)
    revision.snapshot = snapshot_of(revision)
    revision.sha256 = sha256_of(revision.snapshot)
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
    record(
        by=by,
        action="guide.publish",
        subject=revision,
        at=now,
        changes={
            "number": revision.number,
            "starts_at": starts_at.isoformat(),
            "ends_at": period.ends_at.isoformat() if period.ends_at else None,
            "closes": closed.revision.number if closed else None,
            "sha256": revision.sha256,
        },
    )
    revision_id = revision.pk
    transaction.on_commit(lambda: tasks.check_published.delay(revision_id))
    return revision


def _open_period(
    revision: GuideRevision, starts_at: datetime, now: datetime
) -> tuple[PublicationPeriod, PublicationPeriod | None]:
    """The new period, and the predecessor's, which is superseded by one that ends at `starts_at`."""
    believed = PublicationPeriod.objects.believed().filter(handling_item=revision.handling_item)
    if believed.filter(starts_at=starts_at).exists():
        raise NotPublishable(
            Problem("", "starts_at", "已有另一版本从同一时间起生效,请换一个生效时间")
        )
    following = believed.filter(starts_at__gt=starts_at).order_by("starts_at").first()
    predecessor = believed.filter(starts_at__lt=starts_at).order_by("-starts_at").first()
    if predecessor and predecessor.ends_at is not None and predecessor.ends_at <= starts_at:
        predecessor = None
    if predecessor:
        predecessor.superseded_at = now
        predecessor.save(update_fields=["superseded_at"])
        PublicationPeriod.objects.create(
            handling_item=revision.handling_item,
            revision=predecessor.revision,
            starts_at=predecessor.starts_at,
            ends_at=starts_at,
            recorded_at=now,
        )
    period = PublicationPeriod.objects.create(
        handling_item=revision.handling_item,
        revision=revision,
        starts_at=starts_at,
        ends_at=following.starts_at if following else None,
        recorded_at=now,
    )
    return period, predecessor
