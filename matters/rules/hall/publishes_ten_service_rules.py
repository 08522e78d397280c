from collections.abc import Iterable

from matters.rules.catalogue_facts import OfficeFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

HALL = "hall"


@rule(
    id="GD-07",
    level=Level.INFORMATION,
    subject=Subject.OFFICE,
    title=(
        "大厅公布十项基本政府服务制度",
        "A hall publishes the ten basic rules of service",
    ),
    source=PUTUO_2019,
    clause="全面落实10项基本政府服务制度",
    remedy=(
        "请在大厅的机构信息里勾选已经公布的制度，并补上没有公布的",
        "Mark the rules the hall has published, and publish those it has not",
    ),
    applies_to=PUTUO,
)
def publishes_ten_service_rules(office: OfficeFacts, world: World) -> Iterable[Found]:
    missing = office.missing_service_rules
    if office.kind == HALL and missing:
        yield Found(
            "service_rules", why=f"还有 {len(missing)} 项制度没有公布：{'、'.join(missing)}"
        )
