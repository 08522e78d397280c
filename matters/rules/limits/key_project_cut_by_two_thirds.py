from collections.abc import Iterable
from fractions import Fraction

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.limits.track_shortening import short_of
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

AIM = Fraction(2, 3)


@rule(
    id="TL-04",
    level=Level.TARGET,
    subject=Subject.GUIDE,
    title=(
        "重点项目，时限压缩三分之二",
        "Key projects take a third of the statutory limit",
    ),
    source=PUTUO_2019,
    clause="重点项目办理时限在法定时限基础上压缩三分之二",
    remedy=(
        "请把该程序的时限压缩到法定时限的三分之一以内",
        "Shorten the limit of this track to one third of the statutory limit or less",
    ),
    applies_to=PUTUO,
)
def key_project_cut_by_two_thirds(guide: Guide, world: World) -> Iterable[Found]:
    """Looks at tracks that say in their name whom they are for; limits without a ratio pass."""
    return short_of(guide, "重点项目", AIM, "三分之二")
