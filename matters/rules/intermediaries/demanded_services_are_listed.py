from collections.abc import Iterable

from matters.directories import LISTED, REMOVED
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="IM-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "只要求目录中的中介服务",
        "Only intermediary services of the directory are demanded",
    ),
    source=PUTUO_2019,
    clause="凡未进入目录的,不得要求申请人进行评估评审",
    remedy=(
        "请从指南中删去这项中介服务，或者先把它列入中介服务目录",
        "Drop the service from the guide, or enter it in the directory of intermediary services first",
    ),
)
def demanded_services_are_listed(guide: Guide, world: World) -> Iterable[Found]:
    for service in guide.intermediary_services:
        status = world.intermediaries.get(service.name)
        if status == LISTED or not service.name:
            continue
        if status is None:
            why = f"要求“{service.name}”，中介服务目录中没有这一项"
        elif status == REMOVED:
            why = f"要求“{service.name}”，它已移出中介服务目录"
        else:
            why = f"要求“{service.name}”，它还没有列入中介服务目录"
        yield Found("intermediary_services.name", service.name, why=why)
