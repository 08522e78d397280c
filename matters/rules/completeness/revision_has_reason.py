from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="GD-02",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("修订指南写明原因", "A revision of a guide says why"),
    source=PUTUO_2019,
    clause="根据法律法规已发生变化,办事地点、时间、电话等已发生变化,内容告知不清楚,流程需优化,环节需精简等情况,对办事指南进行全面修订",
    remedy=(
        "请填写修订原因：法律、地点、时间、电话还是流程有了变化",
        "State the reason: whether law, place, time, phone or flow has changed",
    ),
)
def revision_has_reason(guide: Guide, world: World) -> Iterable[Found]:
    """A first version needs none; a guide whose number is not known passes."""
    if (guide.number or 0) > 1 and not guide.change_reason.strip():
        yield Found("change_reason", why=f"这是第 {guide.number} 版，没有写明修订原因")
