from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-04",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("能被其他材料涵盖或替代的一律取消", "A proof that another material covers is cancelled"),
    source=PUTUO_2019,
    clause="能被其他材料涵盖或替代的一律取消",
    remedy=(
        "请取消这项证明，用涵盖它的材料",
        "Cancel the proof and use the material that covers it",
    ),
)
def not_covered_by_other_material(item: ProofFacts, world: World) -> Iterable[Found]:
    """Speaks of proofs that are still demanded; an answer that is not known is no violation."""
    if item.status == RETAINED and item.covered_by_other_material is True:
        yield Found(
            "covered_by_other_material",
            why=f"目录写明能被其他材料涵盖或替代，状态仍是“保留”（{item.guides} 份生效的办事指南要它）",
        )
