from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World
from reforms.rules.facts import PlanFacts


@rule(
    id="RF-04",
    level=Level.INFORMATION,
    subject=Subject.REFORM_PLAN,
    title=("方案所述总数与清单相符", "The totals a plan states agree with its own list"),
    source=SHANGHAI_2018,
    clause="其中取消、合并、下放或改为服务事项9项,改革审批方式12项,优化流程19项,优化服务26项",
    remedy=(
        "请核对方案的附件和各项举措，在总数旁写明差异的原因",
        "Check the annex and the measures, and write down beside the total why they differ",
    ),
)
def totals_add_up(plan: PlanFacts, world: World) -> Iterable[Found]:
    """One finding for each total that differs; where an explanation is given, it is told."""
    for total in plan.totals:
        difference = total.counted - total.stated
        if difference:
            more = f"多 {difference}" if difference > 0 else f"少 {-difference}"
            unlinked = f"，其中 {total.unlinked} 项不在目录中" if total.unlinked else ""
            known = f"。{total.explanation}" if total.explanation else ""
            yield Found(
                "totals",
                total.label,
                why=f"文件所述 {total.stated}，按各项举措数出 {total.counted}（{more}）{unlinked}{known}",
            )
