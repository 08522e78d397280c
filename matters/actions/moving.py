"""What every move of a revision begins with: lock, then may this person make this move from here."""

from audit.actors import Actor
from matters.choices import RevisionStatus
from matters.models import GuideRevision, HandlingItem
from matters.problems import NotAllowed, NotPossible, Problem
from matters.workflow import Move


def locked(revision: GuideRevision, *, by: Actor, move: Move) -> GuideRevision:
    """`revision` as it stands now, locked together with its handling item until the caller commits.

    Raises NotAllowed where `by` lacks the permission or does not see the revision, NotPossible
    where the table of moves does not lead on from its status.
    """
    HandlingItem.objects.select_for_update().get(pk=revision.handling_item_id)
    current: GuideRevision = (
        GuideRevision.objects.with_identity().select_for_update(of=("self",)).get(pk=revision.pk)
    )
    if not by.has_perm(move.permission):
        raise NotAllowed(Problem("", "permission", f"您没有“{move.label}”的权限"))
    if not GuideRevision.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个版本不属于您任职的机构"))
    if current.status not in move.sources or (move.by_command_only and by.pk is not None):
        allowed = "、".join(str(RevisionStatus(source).label) for source in sorted(move.sources))
        raise NotPossible(
            Problem(
                "",
                "status",
                f"现在是“{current.get_status_display()}”，不能{move.label}；须为“{allowed}”",
            )
        )
    return current
