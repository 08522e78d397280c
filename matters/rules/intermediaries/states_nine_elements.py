from collections.abc import Iterable

from matters.directories import LISTED
from matters.rules.directory_facts import ServiceFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

LABELS = {
    "standard": "标准",
    "materials": "材料",
    "time_limit": "期限",
    "procedure": "程序",
    "content": "内容",
    "agencies": "机构",
    "personnel": "人员",
    "fee": "收费",
    "quality_control": "质量控制",
}


@rule(
    id="IM-02",
    level=Level.ERROR,
    subject=Subject.INTERMEDIARY_ITEM,
    title=("中介服务写明九项要素", "An intermediary service states its nine elements"),
    source=PUTUO_2019,
    clause="明确中介服务标准、材料、期限、程序、内容、机构、人员、收费、质量控制等",
    remedy=(
        "请补上缺的要素；机构一项请在中介服务机构里关联",
        "Add what is missing; agencies are linked from the list of agencies",
    ),
)
def states_nine_elements(item: ServiceFacts, world: World) -> Iterable[Found]:
    """Only what stands in the directory has to be complete."""
    missing = [LABELS[name] for name in LABELS if name in item.elements.missing]
    if item.status == LISTED and missing:
        stated = len(LABELS) - len(missing)
        yield Found(
            phrase="、".join(missing),
            why=f"九项要素写明了 {stated} 项，缺 {len(missing)} 项：{'、'.join(missing)}",
        )
