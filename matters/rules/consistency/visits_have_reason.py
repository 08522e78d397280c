from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World


@rule(
    id="CN-02",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("要求到现场的写明原因", "A visit has a reason"),
    source=AUDITORS_PRACTICE,
    clause="到办事现场次数不为 0 的，填写必须现场办理原因说明",
    remedy=(
        "请填写必须现场办理的原因，或者把到现场次数改为 0",
        "State why one must come, or set the number of visits to 0",
    ),
    is_held_by_database=True,
)
def visits_have_reason(guide: Guide, world: World) -> Iterable[Found]:
    """The other direction, a reason without a visit, is CN-02b: the database does not hold it."""
    if (guide.onsite_visits or 0) > 0 and not guide.onsite_reason.strip():
        yield Found(
            "onsite_reason",
            why=f"要求到现场 {guide.onsite_visits} 次但没有写明原因",
        )
