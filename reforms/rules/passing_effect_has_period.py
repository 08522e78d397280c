import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World
from reforms.rules.facts import EffectFacts, Sibling

CANCEL = "cancel"
FOR_A_TIME = re.compile(r"[到至].{0,20}(?:为止|之前|以前)|尚未|期间|过渡期|暂时|在.{0,20}以前")
"""Words by which a condition says that the effect will pass; other conditions say for whom it holds."""


@rule(
    id="RF-06",
    level=Level.WARNING,
    subject=Subject.EFFECT,
    title=(
        "一时有效的举措写明起止日期",
        "What holds for a time states from when and until when",
    ),
    source=SHANGHAI_2018,
    clause="尚未取消审批的医疗器械广告审查等7项低风险的事项授权处室或相关直属单位负责人签发",
    remedy=(
        "请写明结束的日期（不含），或者取消的那项举措从哪一天起",
        "State the day on which it ends, or the day from which the other measure cancels the matter",
    ),
)
def passing_effect_has_period(effect: EffectFacts, world: World) -> Iterable[Found]:
    """Speaks of a condition that will pass, and of a matter that one measure cancels while another still works on it."""
    if effect.mode == CANCEL or effect.ends_on is not None:
        return
    condition = effect.condition if FOR_A_TIME.search(effect.condition) else ""
    at_odds = None if effect.is_partial else _undated_cancellation(effect)
    if not condition and at_odds is None:
        return
    reasons = []
    if condition:
        reasons.append(f"条件“{condition}”说它会结束")
    if at_odds is not None:
        reasons.append(f"举措 {at_odds.measure} 又取消同一事项，没有写从哪一天起")
    yield Found(
        "ends_on",
        effect.named,
        condition,
        why=f"举措 {effect.measure}（{effect.mode_label}）没有写结束日期：{'；'.join(reasons)}",
    )


def _undated_cancellation(effect: EffectFacts) -> Sibling | None:
    return next(
        (one for one in effect.siblings if one.mode == CANCEL and one.starts_on is None), None
    )
