from collections.abc import Iterable
from fractions import Fraction

from matters import limits
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.scopes import SHANGHAI_DRUG_BUREAU
from matters.rules.sources import SHANGHAI_2018
from matters.rules.telling import limit_words, percent_words
from matters.rules.world import World

AIM = Fraction(40, 100)


@rule(
    id="TL-02",
    level=Level.TARGET,
    subject=Subject.GUIDE,
    title=("承诺时限比法定时限缩短 40% 以上", "The promise is shorter by 40 % than the law allows"),
    source=SHANGHAI_2018,
    clause="争取所有审批事项的行政审批时限缩短40%以上",
    remedy=(
        "这是争取达到的目标：请研究能否再缩短承诺时限",
        "This is an aim, not a bar: see whether the promise can be shortened further",
    ),
    applies_to=SHANGHAI_DRUG_BUREAU,
)
def shortened_by_two_fifths(guide: Guide, world: World) -> Iterable[Found]:
    """Limits that cannot be compared have no ratio and pass."""
    statutory, promised = guide.statutory_limit, guide.promised_limit
    ratio = limits.compression(statutory, promised)
    if ratio is not None and ratio < AIM:
        yield Found(
            "promised_limit",
            why=f"法定 {limit_words(statutory)}，承诺 {limit_words(promised)}，"
            f"缩短 {percent_words(ratio)}，目标是 {percent_words(AIM)} 以上",
        )
