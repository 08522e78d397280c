"""Drafting: a new version is begun, handed in for review, or taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import gate, workflow
from matters.actions.copying import draft_from
from matters.actions.moving import locked
from matters.choices import RevisionKind, RevisionStatus
from matters.models import GuideRevision, HandlingItem
from matters.problems import NotAllowed, NotPossible, NotPublishable, Problem, Refused

PERMISSION = "matters.add_guiderevision"


class NotCopyable(Refused):
    """Only what was published is a base for the next version; a draft is edited itself."""


@transaction.atomic
def copy(*, revision: GuideRevision, by: Actor) -> GuideRevision:
    """A draft with everything `revision` says, under the next number and without a reason for change.

    Raises NotAllowed and NotCopyable; then nothing was written.
    """
    item = _locked(revision.handling_item_id)
    original = _base(revision, by)
    return _begin("guide.copy", original, item, by)


@transaction.atomic
def correct(*, revision: GuideRevision, by: Actor, reason: str) -> GuideRevision:
    """A draft that puts `revision` right: what is wrong, `reason`, stands in the public history.

    It goes through review like any other and is in force from its publication on. Raises
    NotAllowed, NotCopyable, NotPossible; then nothing was written.
    """
    item = _locked(revision.handling_item_id)
    original = _base(revision, by)
    if not reason.strip():
        raise NotPossible(Problem("", "change_reason", "请写明更正原因，公众会看到"))
    return _begin(
        "guide.begin_correction",
        original,
        item,
        by,
        kind=RevisionKind.CORRECTION,
        corrects=original,
        change_reason=reason.strip()[:500],
    )


@transaction.atomic
def copy_to(*, revision: GuideRevision, item: HandlingItem, by: Actor) -> GuideRevision:
    """A draft for another office's `item` with everything `revision` says. Raises NotAllowed, NotCopyable."""
    target = _locked(item.pk)
    original = _base(revision, by, may_be_elsewhere=True)
    if not HandlingItem.objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个业务办理项不属于您任职的机构"))
    return _begin("guide.copy_to", original, target, by)


def _locked(item_id: int) -> HandlingItem:
    """The item that gets the draft. That of a base elsewhere is not locked: what is frozen stays as it is."""
    item: HandlingItem = HandlingItem.objects.select_for_update().get(pk=item_id)
    return item


def _base(revision: GuideRevision, by: Actor, *, may_be_elsewhere: bool = False) -> GuideRevision:
    original: GuideRevision = GuideRevision.objects.defer("snapshot").get(pk=revision.pk)
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有起草办事指南的权限"))
    is_seen = GuideRevision.objects.visible_to(by).filter(pk=original.pk).exists()
    if not is_seen and not (may_be_elsewhere and original.is_frozen):
        raise NotAllowed(Problem("", "permission", "这个版本不属于您任职的机构"))
    if not original.is_frozen:
        raise NotCopyable(
            Problem(
                "", "status", f"“{original.get_status_display()}”的版本可以直接修改，不必另起草"
            )
        )
    return original


def _begin(
    action: str, original: GuideRevision, item: HandlingItem, by: Actor, **columns: Any
) -> GuideRevision:
    draft = draft_from(original, item=item, by=by, **columns)
    record(
        by=by,
        action=action,
        subject=draft,
        changes={
            "number": draft.number,
            "from_number": original.number,
            "from_id": str(original.pk),
        },
    )
    return draft


@transaction.atomic
def submit(*, revision: GuideRevision, by: Actor) -> GuideRevision:
    """`revision` waits for review; nobody edits it until it is returned or taken back.

    What would stop publication stops this too, so that nobody reviews what cannot be published.
    Raises NotAllowed, NotPossible, and NotPublishable with what to mend.
    """
    revision = locked(revision, by=by, move=workflow.SUBMIT)
    if problems := gate.problems(revision):
        raise NotPublishable(*problems)
    revision.status = RevisionStatus.IN_REVIEW
    revision.submitted_at = timezone.now()
    revision.submitted_by_id = by.pk
    revision.save(update_fields=["status", "submitted_at", "submitted_by", "updated_at"])
    record(by=by, action="guide.submit", subject=revision, changes={"number": revision.number})
    return revision


@transaction.atomic
def recall(*, revision: GuideRevision, by: Actor) -> GuideRevision:
    """`revision` is a draft again, before anyone reviewed it. Raises NotAllowed, NotPossible."""
    revision = locked(revision, by=by, move=workflow.RECALL)
    back_to_draft(revision)
    record(by=by, action="guide.recall", subject=revision, changes={"number": revision.number})
    return revision


def back_to_draft(revision: GuideRevision) -> None:
    """`revision` is a draft nobody has handed in; who did before stands in the audit log."""
    revision.status = RevisionStatus.DRAFT
    revision.submitted_at = revision.submitted_by = None
    revision.approved_at = revision.approved_by = None
    revision.save(
        update_fields=[
            "status",
            "submitted_at",
            "submitted_by",
            "approved_at",
            "approved_by",
            "updated_at",
        ]
    )
