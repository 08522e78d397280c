"""The terms of a count: why days count or not, what may stop the clock, and what cannot be counted. Pure.

Sources: 行政许可法 arts. 42 and 45; 民法典 art. 203.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from matters.calendars import Calendar
from matters.limits import (
    CALENDAR_DAY,
    COUNTED_UNITS,
    HOUR,
    LONGEST,
    MONTH,
    UNITS,
    WORKING_DAY,
    Limit,
)

LONGEST_IN_MONTHS = LONGEST // 30
LONGEST_IN_HOURS = LONGEST * 24
LONGEST_BY_UNIT = {HOUR: LONGEST_IN_HOURS, MONTH: LONGEST_IN_MONTHS}


class Why(StrEnum):
    """Why a span of days counts, or does not."""

    ACCEPTANCE = "acceptance"
    COUNTED = "counted"
    MAKEUP_WORKDAY = "makeup_workday"
    EXTENDED = "extended"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSE = "pause"
    RESTART = "restart"
    ROLLED = "rolled"
    ON_THE_SPOT = "on_the_spot"
    NO_LIMIT = "no_limit"


class Effect(StrEnum):
    """What a period that does not count does to the clock."""

    PAUSES = "pauses"
    RESTARTS = "restarts"


class Fault(StrEnum):
    """What is wrong with what was asked."""

    MISSING = "missing"
    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_CHOICE = "unknown_choice"
    NO_AMOUNT = "no_amount"
    NOT_ITS_AMOUNT = "not_its_amount"
    NEGATIVE = "negative"
    TOO_LONG = "too_long"
    OTHER_UNIT = "other_unit"
    BACKWARDS = "backwards"
    BEFORE = "before"
    OUTSIDE_CALENDAR = "outside_calendar"
    NO_CALENDAR = "no_calendar"


class NotCountable(ValueError):
    """No date follows from this; `field` names the argument, `fault` what is wrong, `bound` what would do."""

    def __init__(self, field: str, fault: Fault, bound: int | None = None) -> None:
        self.field, self.fault, self.bound = field, fault, bound
        super().__init__(f"{field}: {fault}" + (f" ({bound})" if bound is not None else ""))


@dataclass(frozen=True)
class Pause:
    """Days in `[starts_on, ends_on]` do not count; with `RESTARTS` the count begins anew after them.

    `kind` is a special procedure's, `name` and `basis` what is shown. `in_working_days` tells that
    its end was itself counted by the calendar. Source: 行政许可法 art. 45.
    """

    starts_on: date
    ends_on: date
    kind: str = ""
    effect: Effect = Effect.PAUSES
    name: str = ""
    basis: str = ""
    in_working_days: bool = False


@dataclass(frozen=True)
class Case:
    """What is particular to one count. `accepted_at` matters to limits in hours only.

    `rolls` moves a limit in natural days, months or hours that ends on a day off to the next
    working day, where its rule says so (民法典 art. 203).
    """

    pauses: tuple[Pause, ...] = ()
    extension: Limit | None = None
    rolls: bool = False
    accepted_at: time | None = None


ORDINARY = Case()


class Span(NamedTuple):
    """Consecutive days that count, or do not, for one reason. `counted` days here, `total` up to its end.

    Days are working days for a limit in working days, else natural days. `name` is the holiday's or the procedure's, `basis` what the reason rests on beyond the law:
    a notice, a procedure's own basis.
    """

    starts_on: date
    ends_on: date
    why: Why
    counted: int
    total: int
    name: str = ""
    basis: str = ""
    kind: str = ""

    @property
    def counts(self) -> bool:
        return self.counted > 0


def check_limit(limit: Limit, field: str = "amount", unit_field: str = "unit") -> None:
    """`limit` can be counted from, or says that there is nothing to count. Raises NotCountable."""
    unit, amount = limit.unit, limit.amount
    if unit not in UNITS:
        raise NotCountable(unit_field, Fault.UNKNOWN_UNIT)
    if unit not in COUNTED_UNITS:
        if amount:
            raise NotCountable(field, Fault.NOT_ITS_AMOUNT)
        return
    if amount is None:
        raise NotCountable(field, Fault.NO_AMOUNT)
    if amount < 0:
        raise NotCountable(field, Fault.NEGATIVE)
    longest = LONGEST_BY_UNIT.get(unit, LONGEST)
    if amount > longest:
        raise NotCountable(field, Fault.TOO_LONG, longest)


def check_case(case: Case, limit: Limit) -> None:
    extension = case.extension
    if extension is not None:
        check_limit(extension, "extension", "extension")
        if extension.unit != limit.unit:
            raise NotCountable("extension", Fault.OTHER_UNIT)
    paused = 0
    for pause in case.pauses:
        if pause.ends_on < pause.starts_on:
            raise NotCountable("pauses", Fault.BACKWARDS)
        paused += (pause.ends_on - pause.starts_on).days + 1
    if paused > LONGEST:
        raise NotCountable("pauses", Fault.TOO_LONG, LONGEST)


def pause_of(  # noqa: PLR0913 -- a pause, told by its length instead of its end
    starts_on: date,
    length: Limit,
    calendar: Calendar,
    *,
    kind: str = "",
    effect: Effect = Effect.PAUSES,
    name: str = "",
    basis: str = "",
) -> Pause | None:
    """The pause of `length` whose first day is `starts_on`; None for one of no length.

    Raises NotCountable for a length that is neither working nor natural days, and OutsideCalendar.
    """
    check_limit(length, "pauses", "pauses")
    if length.unit not in (WORKING_DAY, CALENDAR_DAY):
        raise NotCountable("pauses", Fault.OTHER_UNIT)
    if not length.amount:
        return None
    in_working_days = length.unit == WORKING_DAY
    try:
        before = starts_on - timedelta(days=1)
        ends_on = (
            calendar.working_days_after(before, length.amount)
            if in_working_days
            else before + timedelta(days=length.amount)
        )
    except OverflowError:
        raise calendar.outside(starts_on) from None
    return Pause(starts_on, ends_on, kind, effect, name, basis, in_working_days)


def in_sequence(
    starts_on: date, procedures: Iterable[tuple[Limit, Pause]], calendar: Calendar
) -> tuple[Pause, ...]:
    """Pauses one after the other from `starts_on`: each length with a pattern for the rest of it.

    Raises as `pause_of` does.
    """
    found: list[Pause] = []
    for length, pattern in procedures:
        pause = pause_of(
            starts_on,
            length,
            calendar,
            kind=pattern.kind,
            effect=pattern.effect,
            name=pattern.name,
            basis=pattern.basis,
        )
        if pause:
            found.append(pause)
            starts_on = calendar.day_after(pause.ends_on)
    return tuple(found)
