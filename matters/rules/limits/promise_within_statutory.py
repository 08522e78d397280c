from collections.abc import Iterable

from matters import limits
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World


@rule(
    id="TL-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("承诺时限不长于法定时限", "The promise is not longer than the law allows"),
    source=SHANGHAI_2018,
    clause="在公开法定办理时限的同时,根据工作实际,自我加压,公开承诺办理时限",
    remedy=(
        "请核对两个时限的数字和单位，承诺时限不能长于法定时限",
        "Check the numbers and units of both limits; the promise must not be the longer one",
    ),
    is_held_by_database=True,
)
def promise_within_statutory(guide: Guide, world: World) -> Iterable[Found]:
    """Limits in different units cannot be compared and pass."""
    promised, statutory = guide.promised_limit, guide.statutory_limit
    if limits.exceeds(promised, statutory):
        yield Found(
            "promised_limit",
            why=f"承诺时限 {promised.amount} 长于法定时限 {statutory.amount}",
        )
