from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import WORDING
from matters.rules.wording import found
from matters.rules.world import World


@rule(
    id="WD-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("没有占位符和草稿痕迹", "No placeholders or left-overs of drafts"),
    source=WORDING,
    clause="公布的指南要让申请人照着办，空着的、占位的文字等于没有告知",
    remedy=("请换成实际内容，没有内容的留空", "Fill in what is meant, or leave the field empty"),
)
def placeholder(guide: Guide, world: World) -> Iterable[Found]:
    """No text of the guide holds a place that was never filled in."""
    yield from found(guide, wording.PLACEHOLDER)
