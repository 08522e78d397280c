from collections.abc import Iterable

from matters.directories import LISTED
from matters.rules.directory_facts import ServiceFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

DESIGNATED = "designated"


@rule(
    id="IM-04",
    level=Level.ERROR,
    subject=Subject.INTERMEDIARY_ITEM,
    title=(
        "中介服务机构由企业自主选择，数量不设限",
        "Applicants choose the agency freely, and their number is not capped",
    ),
    source=PUTUO_2019,
    clause="企业自主选择中介服务机构,政府部门不得强制指定或变相指定",
    remedy=(
        "请改为由申请人自主选择，并取消名额限制",
        "Let applicants choose freely and lift the cap",
    ),
)
def agency_is_chosen_freely(item: ServiceFacts, world: World) -> Iterable[Found]:
    """A cap on the number of agencies is forbidden in the same measure (严禁限额管理中介服务机构数量)."""
    if item.status != LISTED:
        return
    if item.agency_choice == DESIGNATED:
        yield Found(
            "agency_choice",
            why=f"机构选择方式是“指定机构”（承担机构 {item.elements.agencies} 家）",
        )
    if item.agency_cap is not None:
        yield Found(
            "agency_cap", phrase=str(item.agency_cap), why=f"机构名额限为 {item.agency_cap} 家"
        )
