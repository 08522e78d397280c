from collections.abc import Iterable

from matters.directories import PROPOSED, RETAINED
from matters.rules.directory_facts import ProofFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="PF-08",
    level=Level.ERROR,
    subject=Subject.PROOF_ITEM,
    title=("证明事项先登记备案再实施", "A proof is registered before it is demanded"),
    source=PUTUO_2019,
    clause="须在登记备案列入目录后,方能予以实施",
    remedy=(
        "请先登记备案；登记以前，把这项证明从办事指南里去掉",
        "Register the proof first; until then take it out of the guides",
    ),
)
def registered_before_use(item: ProofFacts, world: World) -> Iterable[Found]:
    """A proof is in use while it is retained, and while a guide in force demands it."""
    if item.status == PROPOSED and item.guides:
        yield Found(
            "status",
            why=f"这项证明还没有登记备案，{item.guides} 份生效的办事指南已经在要它",
        )
    elif item.status == RETAINED and item.registered_on is None:
        yield Found("registered_on", why="状态是“保留”，没有登记备案日期")
    elif item.status == RETAINED and item.registered_on and item.registered_on > world.today:
        yield Found(
            "registered_on",
            phrase=item.registered_on.isoformat(),
            why=f"状态是“保留”，登记备案日期 {item.registered_on} 还没有到",
        )
