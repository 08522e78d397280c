import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.fees import is_nothing
from matters.rules.kinds import COMMITMENT, IMMEDIATE, promises_on_the_spot
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.telling import limit_words
from matters.rules.world import World

EXTRA = re.compile(r"加急|服务费|特快|即办费|当场办结费")


@rule(
    id="TL-07",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "当场办结的事项按即办件办理，不另收加急费、服务费",
        "What is decided on the spot is handled at once, and no fee is taken for haste",
    ),
    source=PUTUO_2019,
    clause="严禁以当场办结为由收取“加急费”“服务费”等各种费用",
    remedy=(
        "请把办件类型改为即办件，并删去加急费、服务费",
        "Set the handling type to immediate, and drop fees for haste or service",
    ),
    applies_to=PUTUO,
)
def on_the_spot_costs_nothing_extra(guide: Guide, world: World) -> Iterable[Found]:
    """A guide is on the list when it says so by its handling type or by its promise.

    A fee that is stated as nothing passes.
    """
    promises = promises_on_the_spot(guide)
    if not promises and guide.handling_type != IMMEDIATE:
        return
    if promises and guide.handling_type == COMMITMENT:
        yield Found(
            "handling_type",
            why=f"承诺时限是“{limit_words(guide.promised_limit)}”，办件类型却是承诺件",
        )
    for fee in guide.fees:
        if (word := EXTRA.search(f"{fee.name} {fee.standard}")) and not is_nothing(fee.standard):
            yield Found(
                "fees.name",
                fee.name,
                word.group(),
                f"当场办结的事项收取“{fee.name}”，标准：{fee.standard.strip() or '未写明'}",
            )
