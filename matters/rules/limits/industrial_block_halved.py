from collections.abc import Iterable
from fractions import Fraction

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.limits.track_shortening import short_of
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

AIM = Fraction(1, 2)


@rule(
    id="TL-03",
    level=Level.TARGET,
    subject=Subject.GUIDE,
    title=(
        "规划工业区块内的项目，时限压缩二分之一",
        "Projects in planned industrial blocks take half the statutory limit",
    ),
    source=PUTUO_2019,
    clause="规划工业区块内的项目办理时限在法定时限基础上压缩二分之一",
    remedy=(
        "请把该程序的时限压缩到法定时限的二分之一以内",
        "Shorten the limit of this track to one half of the statutory limit or less",
    ),
    applies_to=PUTUO,
)
def industrial_block_halved(guide: Guide, world: World) -> Iterable[Found]:
    """Looks at tracks that say in their name whom they are for; limits without a ratio pass."""
    return short_of(guide, "工业区块", AIM, "二分之一")
