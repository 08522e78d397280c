"""Review: a second person reads what the first handed in, and lets it pass or sends it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import gate, workflow
from matters.actions.drafting import back_to_draft
from matters.actions.moving import locked
from matters.choices import RevisionStatus
from matters.models import GuideRevision, ReviewReturn
from matters.problems import NotAllowed, NotPossible, NotPublishable, Problem


@dataclass(frozen=True)
class Reason:
    """Why one section is sent back."""

    section: str
    reason: str


def _second_pair_of_eyes(revision: GuideRevision, by: Actor) -> None:
    if revision.submitted_by_id == by.pk:
        raise NotAllowed(Problem("", "permission", "提交人不能审核自己提交的版本，请由另一人审核"))


@transaction.atomic
def approve(*, revision: GuideRevision, by: Actor) -> GuideRevision:
    """`revision` may be published.

    Directories, laws and waivers may have changed since it was handed in, so the rules are asked
    again. Raises NotAllowed (also for who submitted it), NotPossible, and NotPublishable with what
    to mend.
    """
    revision = locked(revision, by=by, move=workflow.APPROVE)
    _second_pair_of_eyes(revision, by)
    if problems := gate.problems(revision):
        raise NotPublishable(*problems)
    revision.status = RevisionStatus.APPROVED
    revision.approved_at = timezone.now()
    revision.approved_by_id = by.pk
    revision.save(update_fields=["status", "approved_at", "approved_by", "updated_at"])
    record(by=by, action="guide.approve", subject=revision, changes={"number": revision.number})
    return revision


@transaction.atomic
def send_back(*, revision: GuideRevision, by: Actor, reasons: Sequence[Reason]) -> GuideRevision:
    """`revision` is a draft again, with `reasons` on record. Raises NotAllowed, NotPossible."""
    revision = locked(revision, by=by, move=workflow.RETURN)
    _second_pair_of_eyes(revision, by)
    given = [
        {"section": reason.section, "reason": reason.reason.strip()}
        for reason in reasons
        if reason.reason.strip()
    ]
    if not given:
        raise NotPossible(Problem("", "reasons", "请至少在一个栏目写明退回原因"))
    assert revision.submitted_by_id is not None
    ReviewReturn.objects.create(
        revision=revision,
        returned_at=timezone.now(),
        returned_by_id=by.pk,
        submitted_by_id=revision.submitted_by_id,
        reasons=given,
    )
    back_to_draft(revision)
    record(
        by=by,
        action="guide.return",
        subject=revision,
        changes={"number": revision.number, "reasons": given},
    )
    return revision
