"""Time limits (时限): amount, unit and note; their comparison and compression. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

WORKING_DAY = "working_day"
CALENDAR_DAY = "calendar_day"
HOUR = "hour"
MONTH = "month"
ON_THE_SPOT = "on_the_spot"
NONE = "none"

COUNTED_UNITS = (WORKING_DAY, CALENDAR_DAY, HOUR, MONTH)
"""Units that go with an amount. The others say it all themselves."""
UNITS = (*COUNTED_UNITS, ON_THE_SPOT, NONE)
LONGEST = 3650
"""More than ten years of days is a slip of the keyboard, not a limit."""


@dataclass(frozen=True)
class Limit:
    """One limit. `unit` is empty where nothing is known that can be counted; `note` may still speak."""

    amount: int | None = None
    unit: str = ""
    note: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.unit)

    @property
    def is_countable(self) -> bool:
        """Whether a deadline can be counted from it: a number of units, or on the spot."""
        return self.unit == ON_THE_SPOT or (self.amount is not None and self.unit in COUNTED_UNITS)

    def as_json(self) -> dict[str, Any]:
        return {"amount": self.amount, "unit": self.unit or None, "note": self.note}


def exceeds(promised: Limit, statutory: Limit) -> bool:
    """Whether what is promised is longer than the law allows; limits that cannot be compared do not exceed.

    Source: 沪食药监 2018 plan, measure 7: the promise shortens the statutory limit.
    """
    return (
        promised.unit == statutory.unit
        and promised.amount is not None
        and statutory.amount is not None
        and promised.amount > statutory.amount
    )


def compression(statutory: Limit, promised: Limit) -> Fraction | None:
    """(statutory - promised) / statutory, or None where the two cannot be compared.

    Only limits in the same unit are compared; on the spot counts as 0 of any unit; a statutory
    limit without a number, or of 0, has no ratio.
    """
    if statutory.unit not in COUNTED_UNITS or not statutory.amount:
        return None
    if promised.unit == ON_THE_SPOT:
        return Fraction(1)
    if promised.unit != statutory.unit or promised.amount is None:
        return None
    return Fraction(statutory.amount - promised.amount, statutory.amount)


def limit_of(stored: Mapping[str, Any] | None) -> Limit:
    """The limit a snapshot holds as JSON."""
    stored = stored or {}
    return Limit(stored.get("amount"), stored.get("unit") or "", stored.get("note") or "")
