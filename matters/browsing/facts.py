"""By what of a guide people browse, derived from what it says. Pure.

What a guide does not say is no value of any facet: a guide whose visits nobody stated is found
under no number of visits.
"""

from collections.abc import Collection
from typing import NamedTuple

from matters.limits import CALENDAR_DAY, HOUR, ON_THE_SPOT, WORKING_DAY
from matters.rules.kinds import FULLY_ONLINE, IMMEDIATE
from matters.rules.kinds import HANDLED_ONLINE as WHOLLY_HANDLED

ONLINE_MODE = "online"
HANDLED_ONLINE = frozenset({"accept", WHOLLY_HANDLED, "result_notice", "e_licence"})
"""Depths at which the application itself is made online and not only asked about: from acceptance on."""

HOURS_OF_A_DAY = 24
NOWHERE_ELSE = "nowhere_else"
NEAR_LEVELS = frozenset({"5", "6"})
"""行使层级: town or street, village or community."""

FREE, CHARGED = "free", "charged"
FEES = (FREE, CHARGED)
VISITS = ("0", "1", "2")
"""到现场次数; the last one stands for itself and more."""

AT_ONCE, BY_NET, NEARBY, ONCE = "at_once", "online", "nearby", "once"
WAYS = (AT_ONCE, BY_NET, NEARBY, ONCE)
"""四个办. Source: 普陀区 2019, part one, section (一)."""


class Said(NamedTuple):
    """What a published guide says, as it is stored; `level` and `item` are of its matter and handling item."""

    handling_type: str = ""
    promised_amount: int | None = None
    promised_unit: str = ""
    visits: int | None = None
    modes: Collection[str] = ()
    depths: Collection[str] = ()
    scope: str = ""
    is_charged: bool | None = None
    level: str = ""
    item: str = ""


class Profile(NamedTuple):
    """What a guide is counted under. `within` are the fewest working days that its promise never exceeds."""

    handling: str
    online: bool
    fully_online: bool
    visits: str
    fee: str
    ways: tuple[str, ...]
    within: int | None


def profile(said: Said) -> Profile:
    within = within_working_days(said.promised_amount, said.promised_unit)
    online = is_online(said.modes, said.depths)
    return Profile(
        handling=said.handling_type,
        online=online,
        fully_online=WHOLLY_HANDLED in said.depths or FULLY_ONLINE in said.item,
        visits=_visits(said.visits),
        fee={True: CHARGED, False: FREE, None: ""}[said.is_charged],
        ways=_ways(said, within, online=online),
        within=within,
    )


def is_online(modes: Collection[str], depths: Collection[str]) -> bool:
    """Whether the application can be made online: by mode, or by a depth that reaches acceptance."""
    return ONLINE_MODE in modes or not HANDLED_ONLINE.isdisjoint(depths)


def within_working_days(amount: int | None, unit: str) -> int | None:
    """The fewest working days that never end before a promise of `amount` `unit`; None where that is not known.

    As many calendar days, and 24 hours for each day, never last longer than working days do; months
    are not compared.
    """
    if unit == ON_THE_SPOT:
        return 0
    if amount is None:
        return None
    if unit == HOUR:
        return -(-amount // HOURS_OF_A_DAY)
    return amount if unit in {WORKING_DAY, CALENDAR_DAY} else None


def _visits(visits: int | None) -> str:
    return "" if visits is None else VISITS[min(visits, len(VISITS) - 1)]


def _ways(said: Said, within: int | None, *, online: bool) -> tuple[str, ...]:
    """Which of 四个办 the guide is.

    马上办: 即办件, or a promise to decide on the spot. 网上办: the application is made online. 就近办:
    it may be handled in more than one place (通办范围), or at the counters of town or village.
    一次办: at most one visit, none (不见面) included.
    """
    held = {
        AT_ONCE: said.handling_type == IMMEDIATE or within == 0,
        BY_NET: online,
        NEARBY: said.scope not in {"", NOWHERE_ELSE} or said.level in NEAR_LEVELS,
        ONCE: said.visits is not None and said.visits <= 1,
    }
    return tuple(way for way in WAYS if held[way])
