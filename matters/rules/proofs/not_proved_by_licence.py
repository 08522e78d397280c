from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-02",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("能通过现有证照证明的一律取消", "A proof that a licence already gives is cancelled"),
    source=PUTUO_2019,
    clause="能通过个人现有证照证明的一律取消",
    remedy=(
        "请取消这项证明，改看申请人已有的证照",
        "Cancel the proof and look at the licence the applicant already holds",
    ),
)
def not_proved_by_licence(item: ProofFacts, world: World) -> Iterable[Found]:
    """Speaks of proofs that are still demanded; an answer that is not known is no violation."""
    if item.status == RETAINED and item.proved_by_licence is True:
        yield Found(
            "proved_by_licence",
            why=f"目录写明能通过现有证照证明，状态仍是“保留”（{item.guides} 份生效的办事指南要它）",
        )
