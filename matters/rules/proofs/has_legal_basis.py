from collections.abc import Iterable

from matters.directories import REPLACED_BY_COMMITMENT, RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-01",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("没有法律法规依据的证明一律取消", "A proof without a legal basis is cancelled"),
    source=PUTUO_2019,
    clause="没有法律法规依据的一律取消",
    remedy=(
        "请补上设定依据的法条；没有的，取消这项证明",
        "State the article that demands the proof; where there is none, cancel the proof",
    ),
)
def has_legal_basis(item: ProofFacts, world: World) -> Iterable[Found]:
    """A commitment in place of the proof rests on the same ground: both kinds need one."""
    if item.status in (RETAINED, REPLACED_BY_COMMITMENT) and not item.has_basis:
        yield Found(
            "citation",
            why=f"目录没有写明设定依据：法条和依据原文都空着（{item.guides} 份生效的办事指南要它）",
        )
