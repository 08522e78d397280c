from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import is_fully_online
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World


@rule(
    id="CN-03",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("全程网办的不用到现场", "What is handled online asks for no visit"),
    source=AUDITORS_PRACTICE,
    clause="网上办理深度达到互联网办理（全程网办）的，到办事现场次数为 0",
    remedy=(
        "请核对网上办理深度和到现场次数，两处要一致",
        "Check online depth and number of visits: both must say the same",
    ),
)
def fully_online_without_visits(guide: Guide, world: World) -> Iterable[Found]:
    if is_fully_online(guide) and (guide.onsite_visits or 0) > 0:
        yield Found(
            "onsite_visits",
            why=f"可以全程网上办理，到现场次数却是 {guide.onsite_visits}",
        )
