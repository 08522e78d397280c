from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import WORDING
from matters.rules.wording import found
from matters.rules.world import World


@rule(
    id="WD-03",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("半角、全角不混用", "Half- and full-width characters are not mixed"),
    source=WORDING,
    clause="数字和字母用半角、标点宽度一致，才能检索、复制和比对",
    remedy=(
        "请把数字和字母改为半角，同一段文字的标点用一种宽度",
        "Make digits and letters half-width, and keep to one width of punctuation in a text",
    ),
)
def mixed_width(guide: Guide, world: World) -> Iterable[Found]:
    """Digits and letters are half-width, and punctuation keeps to one width."""
    yield from found(guide, wording.WIDTH)
