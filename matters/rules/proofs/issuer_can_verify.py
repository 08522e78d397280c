from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-06",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("开具单位无法调查核实的一律取消", "A proof that its issuer cannot verify is cancelled"),
    source=PUTUO_2019,
    clause="开具单位无法调查核实的一律取消",
    remedy=(
        "请取消这项证明：开具单位无法核实的证明证明不了什么",
        "Cancel the proof: what its issuer cannot verify proves nothing",
    ),
)
def issuer_can_verify(item: ProofFacts, world: World) -> Iterable[Found]:
    """Speaks of proofs that are still demanded; an answer that is not known is no violation."""
    if item.status == RETAINED and item.issuer_can_verify is False:
        yield Found(
            "issuer_can_verify",
            why=f"目录写明开具单位无法调查核实，状态仍是“保留”（{item.guides} 份生效的办事指南要它）",
        )
