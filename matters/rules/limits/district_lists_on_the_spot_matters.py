from collections.abc import Hashable, Iterable

from matters.rules.engine import Found, Group, Level, Ref, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import IMMEDIATE, is_in_force, promises_on_the_spot
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

DISTRICT_DIGITS = 6


def by_district(guide: Guide, world: World) -> tuple[Hashable, tuple[bool, bool]] | None:
    """The district, and whether the guide is on the spot, and whether it says of itself which it is."""
    if not is_in_force(guide):
        return None
    is_immediate = guide.handling_type == IMMEDIATE or promises_on_the_spot(guide)
    return guide.ref.region[:DISTRICT_DIGITS], (is_immediate, bool(guide.handling_type))


@rule(
    id="TL-09",
    level=Level.ERROR,
    subject=Subject.GUIDES,
    title=("公布当场办结事项清单", "A list of matters decided on the spot is published"),
    source=PUTUO_2019,
    clause="公告当场办结事项清单",
    remedy=(
        "请核对各事项的办件类型，把能当场办结的标为即办件",
        "Check the handling types, and mark as immediate what is decided on the spot",
    ),
    applies_to=PUTUO,
    member=by_district,
)
def district_lists_on_the_spot_matters(group: Group, world: World) -> Iterable[Found]:
    """The list is what the portal shows as immediate: a district that has guides but none of these has no list."""
    if any(is_immediate for is_immediate, _ in group.members):
        return
    unsaid = sum(not says for _, says in group.members)
    rest = f"，其中 {unsaid} 份没有写明办件类型" if unsaid else ""
    yield Found(
        "handling_type",
        why=f"区划 {group.key} 有 {len(group.members)} 份在用的指南{rest}；"
        "没有一份写明当场办结，清单是空的",
        about=Ref(
            Subject.GUIDES, str(group.key), f"{group.key} 当场办结事项清单", region=str(group.key)
        ),
    )
