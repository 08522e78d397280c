from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.fees import is_nothing
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

FEE = "fee"


@rule(
    id="CN-04",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "收费的写明项目、标准和依据，不收费的没有收费项目",
        "A charge has item, standard and basis; what is free has none",
    ),
    source=AUDITORS_PRACTICE,
    clause="收费的，填写收费项目、收费标准和收费依据；不收费的，三项都没有，也没有网上支付",
    remedy=(
        "请补全收费项目、标准和依据，或者把“是否收费”改为否",
        "Complete item, standard and basis of the charge, or state that nothing is charged",
    ),
)
def charge_is_itemised(guide: Guide, world: World) -> Iterable[Found]:
    """A row that says that nothing is taken is no charge; an article cited for fees is a basis of every row."""
    if guide.is_charged is None:
        return
    if guide.is_charged:
        yield from _charged(guide)
        return
    for fee in guide.fees:
        if not is_nothing(fee.standard):
            yield Found(
                "fees",
                fee.name,
                why=f"写着不收费，却列有收费项目“{fee.name}”，标准：{fee.standard.strip() or '未写明'}",
            )
    if guide.pays_online:
        yield Found("pays_online", why="写着不收费，却写着可网上支付")


def _charged(guide: Guide) -> Iterable[Found]:
    if not guide.fees:
        yield Found("fees", why="写着收费，没有列出收费项目、标准和依据")
    has_citation = any(one.kind == FEE for one in guide.citations)
    for number, fee in enumerate(guide.fees, start=1):
        place = fee.name or str(number)
        if not fee.name.strip():
            yield Found("fees.name", place, why=f"第 {number} 个收费项目没有名称")
        if not fee.standard.strip():
            yield Found("fees.standard", place, why=f"收费项目“{place}”没有写明标准")
        if not (fee.basis.strip() or has_citation):
            yield Found("fees.basis", place, why=f"收费项目“{place}”没有写明依据")
