from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import WORDING
from matters.rules.wording import found
from matters.rules.world import World

PHONES = frozenset({"windows.phones", "channels.value", "special_procedures.phone"})


@rule(
    id="WD-04",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("电话号码拨得通的写法", "Telephone numbers can exist"),
    source=WORDING,
    clause="公布咨询和投诉电话是为了让人打得通，位数或者区号不对的号码没有人能拨通",
    remedy=(
        "请核对区号和位数；几个号码用“、”或“;”分开",
        "Check area code and length; part several numbers by a comma or semicolon",
    ),
)
def telephone(guide: Guide, world: World) -> Iterable[Found]:
    """Looked at in windows, channels and special procedures."""
    yield from found(guide, wording.TELEPHONE, lambda field: field in PHONES)
