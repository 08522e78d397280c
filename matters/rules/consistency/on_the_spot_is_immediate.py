from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import COMMITMENT, IMMEDIATE, promises_on_the_spot
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.telling import limit_words
from matters.rules.world import World


@rule(
    id="CN-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "即办件的承诺时限是当场办结，承诺件的不是",
        "Immediate matters promise to decide on the spot, and only they do",
    ),
    source=AUDITORS_PRACTICE,
    clause="承诺办结时限为 0 或即办的是即办件，即办件的承诺办结时限为 0 或即办",
    remedy=(
        "请核对办件类型和承诺时限，两处要一致",
        "Check handling type and promised limit: both must say the same",
    ),
)
def on_the_spot_is_immediate(guide: Guide, world: World) -> Iterable[Found]:
    """Where one of the two is not known, nothing is wrong."""
    promised = guide.promised_limit
    if not promised.is_countable:
        return
    is_at_once = promises_on_the_spot(guide)
    if is_at_once and guide.handling_type == COMMITMENT:
        yield Found(
            "handling_type",
            why=f"承诺时限是“{limit_words(promised)}”，办件类型却是承诺件",
        )
    if not is_at_once and guide.handling_type == IMMEDIATE:
        yield Found(
            "promised_limit",
            why=f"办件类型是即办件，承诺时限却是 {limit_words(promised)}",
        )
