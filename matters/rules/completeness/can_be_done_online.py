from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

ONLINE = "online"
DONE_ONLINE = frozenset({"receive", "preview", "accept", "handle"})
"""Depths at which one can do something of the matter on the internet, and not only ask or read."""


@rule(
    id="GD-04",
    level=Level.TARGET,
    subject=Subject.GUIDE,
    title=("除有特别规定外，都能网上办", "All can be handled online, unless a reason is given"),
    source=PUTUO_2019,
    clause="除有特别规定外,100%审批服务事项实现网上能办",
    remedy=(
        "请开通网上办理；有特别规定必须现场办理的，请写明原因",
        "Open it online; where a special provision demands presence, state the reason",
    ),
    applies_to=PUTUO,
)
def can_be_done_online(guide: Guide, world: World) -> Iterable[Found]:
    """A guide that does not say how it is handled passes; so does one with a reason for coming in person."""
    if not guide.handling_modes and not guide.online_depths:
        return
    is_online = (
        ONLINE in guide.handling_modes
        or not DONE_ONLINE.isdisjoint(guide.online_depths)
        or bool(guide.online_url)
    )
    if not is_online and not guide.onsite_reason.strip():
        yield Found("handling_modes", why="不能网上办理，也没有写明必须现场办理的原因")
