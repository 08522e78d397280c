"""What kind of guide one is, by what it says itself. Pure."""

from matters.guide_deadlines import LICENCE
from matters.limits import COUNTED_UNITS, ON_THE_SPOT
from matters.rules.facts import Guide

PUBLIC_SERVICE = "公共服务"
LICENCE_CODE, PUBLIC_SERVICE_CODE = "01", "20"
IMMEDIATE, COMMITMENT = "immediate", "commitment"
HANDLED_ONLINE = "handle"
FULLY_ONLINE = "全程网办"


def is_licence(guide: Guide) -> bool:
    """By the type the guide says; where it says none, by that of its matter."""
    return _is_of_type(guide, LICENCE, LICENCE_CODE)


def is_public_service(guide: Guide) -> bool:
    return _is_of_type(guide, PUBLIC_SERVICE, PUBLIC_SERVICE_CODE)


def _is_of_type(guide: Guide, name: str, code: str) -> bool:
    return guide.matter_type == name if guide.matter_type else guide.matter.type_code == code


def promises_on_the_spot(guide: Guide) -> bool:
    """Whether the promise is to decide at once: on the spot, or 0 of any unit."""
    promised = guide.promised_limit
    return promised.unit == ON_THE_SPOT or (promised.unit in COUNTED_UNITS and promised.amount == 0)


def is_fully_online(guide: Guide) -> bool:
    """Whether the whole of it is handled on the internet (网上办理深度: 互联网办理, or 全程网办 by name)."""
    return HANDLED_ONLINE in guide.online_depths or FULLY_ONLINE in guide.item


def is_in_force(guide: Guide) -> bool:
    return guide.matter.state == "in_force"
