from collections.abc import Iterable

from matters.directories import CANCELLED, PROPOSED, REPLACED_BY_COMMITMENT, RETAINED
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.portfolio import is_brought
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

STANDING = {
    PROPOSED: "还没有登记备案",
    CANCELLED: "已经取消",
    REPLACED_BY_COMMITMENT: "已经改为告知承诺",
}


@rule(
    id="PF-07",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "只要求目录中保留的证明",
        "Only proofs that the directory retains are demanded",
    ),
    source=PUTUO_2019,
    clause="凡未进入目录的证明材料和证明事项,不得要求企业和群众提供,不得作为相关业务的办理条件,不得再行使用",
    remedy=(
        "请从指南中删去这份证明，或者先在证明事项目录中登记备案",
        "Drop the proof from the guide, or register it in the directory of proof items first",
    ),
)
def proof_stands_in_directory(guide: Guide, world: World) -> Iterable[Found]:
    """A proof that is exempt is not demanded and passes."""
    for material in guide.materials:
        if not material.is_proof or not is_brought(material):
            continue
        entry = world.proofs.get(material.name)
        if entry is None:
            why = f"“{material.name}”属于证明，不在证明事项目录中"
        elif entry.status != RETAINED:
            standing = STANDING.get(entry.status, "没有保留")
            why = f"“{material.name}”属于证明，目录中的“{entry.name}”{standing}"
        else:
            continue
        yield Found("materials.is_proof", material.name, why=why)
