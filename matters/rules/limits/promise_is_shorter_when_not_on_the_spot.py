from collections.abc import Iterable

from matters import limits
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import COMMITMENT
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.telling import limit_words
from matters.rules.world import World


@rule(
    id="TL-08",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=(
        "不能当场办结的事项有缩短了的承诺时限",
        "What cannot be decided on the spot has a promise shorter than the law",
    ),
    source=PUTUO_2019,
    clause="无法做到当场办结的,要大幅缩短办理期限,做到提前办结、限时办结",
    remedy=(
        "请写明承诺时限，并使它短于法定时限",
        "State a promised limit that is shorter than the statutory one",
    ),
    applies_to=PUTUO,
)
def promise_is_shorter_when_not_on_the_spot(guide: Guide, world: World) -> Iterable[Found]:
    """Asks only of guides that say they are no immediate ones. How short is for TL-03 and TL-04."""
    if guide.handling_type != COMMITMENT:
        return
    statutory, promised = guide.statutory_limit, guide.promised_limit
    if not promised.is_known:
        if not any(track.limit.is_known for track in guide.tracks):
            yield Found("promised_limit", why="承诺件没有写明承诺时限")
        return
    ratio = limits.compression(statutory, promised)
    if ratio is not None and ratio <= 0:
        yield Found(
            "promised_limit",
            why=f"承诺时限 {limit_words(promised)}，没有比法定时限 {limit_words(statutory)} 缩短",
        )
