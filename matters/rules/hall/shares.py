"""What share of an area's guides has something, of those of which it is known. Pure."""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from matters.rules.engine import Found, Ref, Subject
from matters.rules.facts import Guide
from matters.rules.kinds import is_in_force
from matters.rules.scopes import PUTUO
from matters.rules.telling import percent_words
from matters.rules.world import World


@dataclass(frozen=True, slots=True)
class Places:
    """Where a guide is handled; None where that is not known."""

    at_one_window: bool | None
    in_hall: bool | None


def places_of(guide: Guide, world: World) -> tuple[Hashable, Places] | None:
    """One window of all that take every matter is enough; that none does must be known of each."""
    if not is_in_force(guide):
        return None
    windows = {(one.name, one.hall, one.address) for one in guide.windows}
    at_one_window = None
    if windows & world.one_windows:
        at_one_window = True
    elif windows and windows <= world.separate_windows:
        at_one_window = False
    return PUTUO.area, Places(at_one_window, guide.in_service_hall)


def below(
    flags: list[bool | None], aim: Fraction, what: str, field: str, area: str
) -> Found | None:
    """What to say where the share of `what` misses `aim`; None where it does not, or nothing is known."""
    known = [one for one in flags if one is not None]
    if not known:
        return None
    share = Fraction(sum(known), len(known))
    if share >= aim:
        return None
    return Found(
        field,
        why=f"{area} 已知情况的 {len(known)} 份指南中 {sum(known)} 份{what}，占 {percent_words(share)}，"
        f"目标是 {percent_words(aim)} 以上；另有 {len(flags) - len(known)} 份情况不明",
        about=Ref(Subject.GUIDES, area, f"{area} 的政务服务大厅", region=area),
    )
