from collections.abc import Iterable

from matters.directories import RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

PARTS = {"sample_form": "具体式样", "procedure": "办理流程", "operating_rule": "操作规范"}


@rule(
    id="PF-09",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("保留的证明有办理指南", "A retained proof has a guide of its own"),
    source=PUTUO_2019,
    clause="制定办理指南,列明具体式样、办理流程和操作规范",
    remedy=(
        "请写明具体式样、办理流程和操作规范",
        "State the sample form, the procedure and the operating rule",
    ),
)
def has_guide(item: ProofFacts, world: World) -> Iterable[Found]:
    """One finding for each part of the guide that is missing."""
    if item.status != RETAINED:
        return
    for name, label in PARTS.items():
        if not getattr(item, name):
            yield Found(name, why=f"保留的证明要有办理指南的三部分，没有写明{label}")
