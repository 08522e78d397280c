from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World


@rule(
    id="CN-08",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("写明名称的办理结果有样本", "A result that is named has a sample"),
    source=AUDITORS_PRACTICE,
    clause="审批结果名称不为空的，有审批结果样本",
    remedy=("请上传办理结果的样本", "Add a sample of the result"),
)
def results_have_samples(guide: Guide, world: World) -> Iterable[Found]:
    for result in guide.results:
        if result.name.strip() and not result.samples.strip():
            yield Found("results.samples", result.name, why=f"办理结果“{result.name}”没有样本")
