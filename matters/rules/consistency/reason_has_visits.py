from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

SHOWN = 40
NOTHING = {"无", "无需", "不需要", "-", "/", "—", "0"}
"""What people write who have no reason to give."""


@rule(
    id="CN-02b",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("不用到现场的不写现场办理原因", "Where nobody need come, no reason for coming stands"),
    source=AUDITORS_PRACTICE,
    clause="到办事现场次数为 0 的，必须现场办理原因说明为空",
    remedy=(
        "请核对到现场次数；确实是 0 次的，请删去原因",
        "Check the number of visits; where it is 0, drop the reason",
    ),
)
def reason_has_visits(guide: Guide, world: World) -> Iterable[Found]:
    reason = guide.onsite_reason.strip(" 。.")
    if guide.onsite_visits == 0 and reason and reason not in NOTHING:
        yield Found(
            "onsite_reason",
            phrase=reason[:SHOWN],
            why=f"到现场次数是 0，却写着必须现场办理的原因：“{reason[:SHOWN]}”",
        )
