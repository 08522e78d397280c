from collections.abc import Iterable

from matters.directories import LISTED
from matters.rules.directory_facts import ServiceFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

APPLICANT, AUTHORITY = "applicant", "authority"


@rule(
    id="IM-05",
    level=Level.ERROR,
    subject=Subject.INTERMEDIARY_ITEM,
    title=("部门委托的技术性服务由部门付费", "The authority pays for what it commissions"),
    source=PUTUO_2019,
    clause="服务费用一律由部门支付并纳入部门预算",
    remedy=(
        "请核对委托方和付费方：行政机关委托的，改由行政机关付费",
        "Check who commissions and who pays: what the authority commissions, it pays for",
    ),
)
def authority_pays_what_it_commissions(item: ServiceFacts, world: World) -> Iterable[Found]:
    """A payer that is not known is no violation."""
    if item.status == LISTED and item.commissioned_by == AUTHORITY and item.payer == APPLICANT:
        fee = item.elements.fee or "没有写明"
        yield Found(
            "payer",
            phrase=item.elements.fee,
            why=f"委托方是行政机关，付费方却是申请人（服务收费：{fee}）",
        )
