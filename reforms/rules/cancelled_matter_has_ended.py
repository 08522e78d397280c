from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World
from reforms.rules.facts import EffectFacts

CANCEL, ENDED = "cancel", "ended"


@rule(
    id="RF-05",
    level=Level.ERROR,
    subject=Subject.EFFECT,
    title=(
        "取消的事项已经终止，并写明日期",
        "A matter that was cancelled has ended, on a day that is stated",
    ),
    source=SHANGHAI_2018,
    clause="依法取消化妆品生产企业卫生条件审核、中药保护品种的申请(初审)、药品广告异地备案、医疗器械广告审查、医疗机构放射性药品使用许可(一、二类)等5项",
    remedy=(
        "请把事项终止并写明取消的日期；日期不明的，请向发文机关核实",
        "End the matter with the day of its cancellation; ask the issuer where the day is not known",
    ),
)
def cancelled_matter_has_ended(effect: EffectFacts, world: World) -> Iterable[Found]:
    """A part of a matter may be cancelled while the matter stays; so may one on a condition.

    Without a day of its own a cancellation begins with its plan, unless another measure of the plan
    still works on the matter: then the period is what is missing (RF-06).
    """
    if effect.mode != CANCEL or effect.is_partial or effect.condition or not effect.is_in_catalogue:
        return
    begins = effect.begins_on or (None if effect.siblings else effect.plan_issued_on)
    if effect.state == ENDED:
        if effect.ended_on is None:
            yield Found(
                "ended_on",
                effect.named,
                why=f"举措 {effect.measure} 取消的事项已经终止，但没有写明取消的日期",
            )
    elif begins is not None and begins <= world.today:
        yield Found(
            "state",
            effect.named,
            why=f"举措 {effect.measure} 自 {begins} 起取消这个事项，"
            f"到今天 {(world.today - begins).days} 天，事项还没有终止",
        )
