"""Retiring: a published guide is taken down, with a notice that the public reads in its place."""

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import periods, workflow
from matters.actions import timelines
from matters.actions.moving import locked
from matters.choices import RevisionStatus
from matters.models import GuideRevision
from matters.problems import NotPossible, Problem


@transaction.atomic
def withdraw(*, revision: GuideRevision, by: Actor, notice: str) -> GuideRevision:
    """`revision` is in force no longer, from now on; `notice` tells why.

    A scheduled one never comes into force, and the one before it goes on. Raises NotAllowed, and
    NotPossible where the notice is empty or another revision has taken its place already.
    """
    revision = locked(revision, by=by, move=workflow.WITHDRAW)
    if not notice.strip():
        raise NotPossible(Problem("", "retired_notice", "请写明撤下的原因，公众会看到"))
    now = timezone.now()
    timeline = timelines.believed(revision.handling_item)
    period = periods.find(timeline, revision.pk)
    if period.ends_at is not None and period.ends_at <= now:
        raise NotPossible(Problem("", "status", "这个版本已被后一版本接替，不必撤下"))
    is_scheduled = period.starts_at > now
    changed = (
        periods.remove(timeline, revision.pk)
        if is_scheduled
        else periods.close(timeline, revision.pk, now)
    )
    timelines.write(revision.handling_item, changed, at=now)
    revision.status = RevisionStatus.RETIRED
    revision.retired_at = now
    revision.retired_by_id = by.pk
    revision.retired_notice = notice.strip()[:500]
    revision.save(update_fields=["status", "retired_at", "retired_by", "retired_notice"])
    record(
        by=by,
        action="guide.withdraw",
        subject=revision,
        at=now,
        changes={
            "number": revision.number,
            "scheduled": is_scheduled,
            "notice": revision.retired_notice,
        },
    )
    return revision
