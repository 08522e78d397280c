from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import ASSISTED_2022
from matters.rules.telephones import phones_in
from matters.rules.world import World


@rule(
    id="GD-08",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("公布咨询电话", "A phone for consultation is published"),
    source=ASSISTED_2022,
    clause="各有关部门应通过本市“一网通办”平台公布政务服务事项的咨询电话",
    remedy=("请填写咨询电话", "Give a phone number for consultation"),
    applies_to=SHANGHAI,
)
def consultation_phone(guide: Guide, world: World) -> Iterable[Found]:
    """The phone of a window is not one for consultation unless it is given as such."""
    consultation = [one for one in guide.channels if one.kind == "consultation"]
    if not any(phones_in(one.value) for one in consultation):
        told = f"{len(consultation)} 个咨询渠道里没有电话" if consultation else "没有咨询渠道"
        yield Found("channels", "咨询", why=f"没有公布咨询电话：{told}")
