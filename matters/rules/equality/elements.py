"""What must be the same wherever one matter is handled, small enough to be kept for every guide. Pure."""

from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b
from sys import intern

from matters.limits import Limit
from matters.rules.engine import Ref
from matters.rules.facts import Guide
from matters.rules.names import same_name
from matters.rules.telling import limit_words

CITY_ENDS_IN = "0000"
DISTRICT_DIGITS = 6
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Elements:
    """One guide's; None where it does not say. Names are shared between guides, conditions are hashed."""

    ref: Ref
    statutory_limit: tuple[int | None, str] | None
    promised_limit: tuple[int | None, str] | None
    onsite_visits: int | None
    materials: tuple[str, ...] | None
    conditions: tuple[bytes, ...] | None
    fees: tuple[str, ...] | None

    @property
    def is_of_city(self) -> bool:
        return self.ref.region[:DISTRICT_DIGITS].endswith(CITY_ENDS_IN)


def elements_of(guide: Guide) -> Elements:
    return Elements(
        guide.ref,
        _limit(guide.statutory_limit),
        _limit(guide.promised_limit),
        guide.onsite_visits,
        tuple(sorted({intern(same_name(one.name)) for one in guide.materials})) or None,
        tuple(sorted({_digest(one.text) for one in guide.conditions if one.text.strip()})) or None,
        _fees(guide),
    )


def _limit(limit: Limit) -> tuple[int | None, str] | None:
    return (limit.amount, limit.unit) if limit.is_known else None


def _digest(text: str) -> bytes:
    return blake2b(same_name(text).encode(), digest_size=8).digest()


def _fees(guide: Guide) -> tuple[str, ...] | None:
    """Each fee with its standard; empty where nothing is charged, None where that is not known."""
    if guide.fees:
        return tuple(
            sorted({intern(f"{same_name(one.name)} {one.standard.strip()}") for one in guide.fees})
        )
    return () if guide.is_charged is False else None


COMPARED: dict[str, str] = {
    "statutory_limit": "法定时限",
    "promised_limit": "承诺时限",
    "onsite_visits": "到现场次数",
    "materials": "申请材料",
    "conditions": "申请条件",
    "fees": "收费",
}
"""Fields of `Elements`, which are also the keys of snapshots, and what people call them."""


def told(field: str, own: Hashable, other: Hashable) -> tuple[str, str]:
    """The two values in words; of lists, how long they are and what only one of them has."""
    if isinstance(own, tuple) and isinstance(other, tuple):
        if field.endswith("_limit"):
            return limit_words(Limit(*own)), limit_words(Limit(*other))
        return _list(field, own, other), _list(field, other, own)
    return f"{own} 次", f"{other} 次"


def _list(field: str, own: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> str:
    only = [one for one in own if one not in other]
    count = f"{len(own)} 项" if own else "没有"
    if not only:
        return count
    if field == "conditions":
        return f"{count}，其中 {len(only)} 项另一方没有"
    names = "、".join(str(one).strip() for one in only[:SHOWN])
    rest = " 等" if len(only) > SHOWN else ""
    return f"{count}，其中 {len(only)} 项另一方没有：{names}{rest}"
