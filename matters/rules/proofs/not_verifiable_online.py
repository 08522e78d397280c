from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-05",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("能通过网络核验的一律取消", "A proof that can be verified online is cancelled"),
    source=PUTUO_2019,
    clause="能通过网络核验的一律取消",
    remedy=(
        "请取消这项证明，由部门网上核验",
        "Cancel the proof; the office verifies online",
    ),
)
def not_verifiable_online(item: ProofFacts, world: World) -> Iterable[Found]:
    """Speaks of proofs that are still demanded; an answer that is not known is no violation."""
    if item.status == RETAINED and item.verifiable_online is True:
        yield Found(
            "verifiable_online",
            why=f"目录写明能通过网络核验，状态仍是“保留”（{item.guides} 份生效的办事指南要它）",
        )
