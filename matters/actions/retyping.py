"""Another type for a matter: what was a licence is a filing or a service from now on."""

from django.db import transaction

from audit.actors import Actor
from audit.recording import record
from matters.choices import MatterState
from matters.models import Matter, MatterType
from matters.problems import NotAllowed, NotPossible, Problem

PERMISSION = "matters.change_matter"
LONGEST = 300


@transaction.atomic
def retype(*, matter: Matter, matter_type: MatterType, by: Actor, basis: str) -> Matter:
    """`matter` is of `matter_type`; guides published from now on say so. `basis` is the document that makes it so.

    Raises NotAllowed, NotPossible; then nothing was written.
    """
    current: Matter = Matter.objects.select_for_update().get(pk=matter.pk)
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有改变事项类型的权限"))
    if not Matter.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个事项不属于您任职的机构"))
    if current.state == MatterState.ENDED:
        raise NotPossible(Problem("", "state", "这个事项已经终止，或已定下终止日期，不再改变类型"))
    basis = basis.strip()
    if not basis or len(basis) > LONGEST or "\x00" in basis:
        raise NotPossible(Problem("", "basis", f"请写明依据的文件，最多 {LONGEST} 字"))
    before = current.matter_type
    if before == matter_type:
        raise NotPossible(Problem("", "matter_type", f"这个事项的类型已经是“{matter_type.name}”"))
    current.matter_type = matter_type
    current.save(update_fields=["matter_type"])
    record(
        by=by,
        action="matter.retype",
        subject=current,
        changes={
            "matter_type": [before.name if before else "", matter_type.name],
            "basis": basis,
        },
    )
    return current
