from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World
from reforms.rules.facts import MeasureFacts

WAYS = 4
NAMED = 3


@rule(
    id="RF-03",
    level=Level.INFORMATION,
    subject=Subject.MEASURE,
    title=(
        "“证照分离”事项各属于四类改革方式之一",
        "A matter of licence separation is reformed in one of four ways",
    ),
    source=PUTUO_2019,
    clause="落实直接取消审批、审批改为备案、实施告知承诺、优化审批服务四类改革举措",
    remedy=(
        "请为列入“证照分离”的每个事项写明属于四类中的哪一类",
        "Say of each matter of licence separation in which of the four ways it is reformed",
    ),
)
def separation_has_four_ways(measure: MeasureFacts, world: World) -> Iterable[Found]:
    """Looks at the matters a measure on 证照分离 names; one that names none says nothing here."""
    if not measure.promotes_separation:
        return
    unsaid = [name for name, _label, way in measure.effects if not way]
    if unsaid:
        names = "、".join(unsaid[:NAMED]) + ("等" if len(unsaid) > NAMED else "")
        yield Found(
            "effects",
            phrase=names,
            why=f"列入“证照分离”的 {len(measure.effects)} 项里，{len(unsaid)} 项在这项举措里没有写明"
            f"属于 {WAYS} 类改革方式中的哪一类：{names}",
        )
