from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import WORDING
from matters.rules.wording import found
from matters.rules.world import World


@rule(
    id="WD-02",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("括号、引号、书名号成对", "Brackets and quotation marks match"),
    source=WORDING,
    clause="括号不成对，读者分不清补充说明到哪里为止，引用的文件名也不准",
    remedy=("请补上或改正缺少的一半", "Add the missing half, or set it right"),
)
def brackets(guide: Guide, world: World) -> Iterable[Found]:
    """Every mark that opens closes, in the same kind."""
    yield from found(guide, wording.BRACKETS)
