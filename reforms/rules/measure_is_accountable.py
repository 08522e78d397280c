from collections.abc import Iterable

from matters.rules.engine import Found, Level, Scope, Subject, rule
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World
from reforms.rules.facts import MeasureFacts


@rule(
    id="RF-02",
    level=Level.ERROR,
    subject=Subject.MEASURE,
    title=(
        "举措写明责任处室、预期成效和时间节点",
        "A measure names who answers for it, what it shall achieve and by when",
    ),
    source=SHANGHAI_2018,
    clause="明确各改革举措的责任处室、改革预期成效、时间节点等内容,形成行政审批事项改革清单",
    remedy=(
        "请按方案的附件补上；附件没有写明的，请向发文机关核实",
        "Fill in what the annex says; ask the issuer for what it does not say",
    ),
    applies_to=Scope(offices=frozenset({SHANGHAI_2018.issuer})),
)
def measure_is_accountable(measure: MeasureFacts, world: World) -> Iterable[Found]:
    """The bureau that issued the plan is no division: some unit of it has to answer for a measure."""
    columns = {
        "责任处室": bool(measure.division or measure.leads),
        "改革预期成效": bool(measure.expected_effect),
        "时间节点": measure.due_on is not None,
    }
    missing = [label for label, is_stated in columns.items() if not is_stated]
    if missing:
        yield Found(
            phrase="、".join(missing),
            why=f"清单的 {len(columns)} 栏里缺 {len(missing)} 栏：{'、'.join(missing)}",
        )
