from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-03",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("能书面承诺解决的一律取消", "A proof that a written commitment replaces is cancelled"),
    source=PUTUO_2019,
    clause="能采取申请人书面承诺方式解决的一律取消",
    remedy=(
        "请把这项证明改为告知承诺",
        "Replace the proof by a written commitment",
    ),
)
def not_solved_by_commitment(item: ProofFacts, world: World) -> Iterable[Found]:
    """Speaks of proofs that are still demanded; an answer that is not known is no violation."""
    if item.status == RETAINED and item.solved_by_commitment is True:
        yield Found(
            "solved_by_commitment",
            why=f"目录写明能采取书面承诺方式解决，状态仍是“保留”（{item.guides} 份生效的办事指南要它）",
        )
