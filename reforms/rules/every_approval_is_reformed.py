from collections.abc import Iterable

from matters.rules.engine import Found, Level, Scope, Subject, rule
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World
from reforms.rules.facts import PlanFacts

FEWEST, MOST = 1, 5


@rule(
    id="RF-01",
    level=Level.ERROR,
    subject=Subject.REFORM_PLAN,
    title=(
        "每项行政审批采取一至五项改革方式",
        "One to five ways of reform apply to every approval",
    ),
    source=SHANGHAI_2018,
    clause="本方案对每项行政审批事项采取1-5项改革方式,做到应改尽改",
    remedy=(
        "请核对方案的举措：漏掉的事项补上改革方式，超过五项的核对是否重复",
        "Check the measures: add what a matter lacks, and look for ways counted twice",
    ),
    applies_to=Scope(offices=frozenset({SHANGHAI_2018.issuer})),
)
def every_approval_is_reformed(plan: PlanFacts, world: World) -> Iterable[Found]:
    """A matter that no measure names counts only where its type says that it is an approval."""
    for matter in plan.matters:
        count = len(matter.modes)
        if count > MOST or (count < FEWEST and (matter.is_named or matter.is_approval)):
            ways = f":{'、'.join(matter.modes)}" if matter.modes else ""
            yield Found(
                "measures",
                matter.name,
                why=f"方案对这个事项采取了 {count} 项改革方式，应为 {FEWEST} 至 {MOST} 项{ways}",
            )
