"""By when a decision is due, and why: limits, pauses, extension, receipt and delivery. Pure.

Day 0 is the day of acceptance; counting starts on the next day that counts. Sources: 行政许可法
arts. 32, 42, 44, 45 and 82; 民法典 arts. 201 to 203.
"""

import calendar as civil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from matters.calendars import Calendar
from matters.limits import (
    CALENDAR_DAY,
    COUNTED_UNITS,
    HOUR,
    LONGEST,
    MONTH,
    NONE,
    ON_THE_SPOT,
    UNITS,
    WORKING_DAY,
    Limit,
)

RECEIPT = Limit(5, WORKING_DAY)
"""Within it the office tells once what is missing, else the application is accepted. 行政许可法 art. 32."""
DELIVERY = Limit(10, WORKING_DAY)
"""Within it after the decision the licence is delivered. 行政许可法 art. 44."""
EXTENSION = Limit(10, WORKING_DAY)
"""What the head of the office may add once, with reasons told. 行政许可法 art. 42."""
LONGEST_IN_MONTHS = LONGEST // 30
LONGEST_IN_HOURS = LONGEST * 24


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

    UNKNOWN_UNIT = "unknown_unit"
    NO_AMOUNT = "no_amount"
    NOT_ITS_AMOUNT = "not_its_amount"
    NEGATIVE = "negative"
    TOO_LONG = "too_long"
    OTHER_UNIT = "other_unit"
    BACKWARDS = "backwards"
    BEFORE = "before"


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


class Deadline(NamedTuple):
    """The last day in time. `on` is None where no limit is set; `at` is known for hours from a known time."""

    accepted_on: date
    limit: Limit
    calendar: Calendar
    on: date | None
    case: Case = ORDINARY
    at: time | None = None

    @property
    def provisional_years(self) -> tuple[int, ...]:
        """Years the answer rests on whose notice is not loaded."""
        if self.on is None or not self._rests_on_calendar:
            return ()
        return self.calendar.unannounced(self.accepted_on, self.on)

    @property
    def provisional(self) -> bool:
        return bool(self.provisional_years)

    @property
    def may_move(self) -> tuple[int, ...]:
        """Years not yet announced whose notice may still move the last days of December counted here."""
        if self.on is None or not self._rests_on_calendar or self.provisional:
            return ()
        return self.calendar.may_move(self.accepted_on, self.on)

    @property
    def _rests_on_calendar(self) -> bool:
        """Natural days need no notice, unless the end moves or a pause was counted in working days."""
        if self.limit.unit == WORKING_DAY:
            return True
        by_pause = any(pause.in_working_days for pause in self.case.pauses)
        return self.limit.unit in COUNTED_UNITS and (self.case.rolls or by_pause)

    @property
    def trace(self) -> tuple[Span, ...]:
        """Every day from acceptance to the end, in spans, each with why it counts or not."""
        return tuple(_spans(self))


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
    longest = {HOUR: LONGEST_IN_HOURS, MONTH: LONGEST_IN_MONTHS}.get(unit, LONGEST)
    if amount > longest:
        raise NotCountable(field, Fault.TOO_LONG, longest)


def deadline(
    accepted_on: date, limit: Limit, calendar: Calendar, case: Case = ORDINARY
) -> Deadline:
    """The last day on which the decision is in time.

    `limit` counts from the day after `accepted_on` (day 0) on which its unit counts. `provisional`
    is set when the notice of a year touched is not loaded. Raises NotCountable, with the field, for
    a limit that cannot be counted and OutsideCalendar for a day in no year of the calendar.
    Source: 行政许可法 arts. 42, 45, 82; 民法典 arts. 201 to 203.
    """
    amount = limit.amount
    if limit.unit == WORKING_DAY and case is ORDINARY and amount and 0 < amount <= LONGEST:
        calendar.check(accepted_on)
        on = calendar.working_days_after(accepted_on, amount)
        return Deadline(accepted_on, limit, calendar, on)
    check_limit(limit)
    calendar.check(accepted_on)
    if limit.unit == NONE:
        return Deadline(accepted_on, limit, calendar, None, case)
    if limit.unit == ON_THE_SPOT:
        return Deadline(accepted_on, limit, calendar, accepted_on, case)
    _check_case(case, limit)
    bare = Deadline(accepted_on, limit, calendar, accepted_on, case, _clock(limit, case))
    ends_on = accepted_on
    for step in _walk(bare):
        ends_on = step.on
    return bare._replace(on=ends_on)


def _check_case(case: Case, limit: Limit) -> None:
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


def _extended(limit: Limit, case: Case) -> Limit:
    """`limit` together with its extension."""
    more = (case.extension and case.extension.amount) or 0
    return replace(limit, amount=(limit.amount or 0) + more)


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a month that has no such day. 民法典 art. 202."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, civil.monthrange(year, month + 1)[1]))


def _days(day_0: date, limit: Limit, case: Case) -> int:
    """How many days have to count after `day_0`; hours without a clock run from the end of that day."""
    amount = limit.amount or 0
    if limit.unit == MONTH:
        return (months_after(day_0, amount) - day_0).days
    if limit.unit == HOUR and case.accepted_at is None:
        return -(-amount // 24)
    if limit.unit == HOUR:
        begins = datetime.combine(day_0, case.accepted_at or time())
        return ((begins + timedelta(hours=amount)).date() - day_0).days
    return amount


def _clock(limit: Limit, case: Case) -> time | None:
    if limit.unit != HOUR or case.accepted_at is None:
        return None
    begins = datetime.combine(date.min, case.accepted_at)
    return (begins + timedelta(hours=_extended(limit, case).amount or 0)).time()


class _Step(NamedTuple):
    """One day of a count; `total` is the number of days counted up to it, since the last restart."""

    on: date
    why: Why
    counts: bool
    total: int
    pause: Pause | None = None


def _walk(asked: Deadline) -> Iterator[_Step]:
    """Each day after acceptance up to the last one, with why it counts or not."""
    _, limit, calendar, _, case, _ = asked
    in_working_days = limit.unit == WORKING_DAY
    pauses = sorted(case.pauses, key=lambda pause: (pause.starts_on, pause.ends_on))

    extended = _extended(limit, case)
    day, total = asked.accepted_on, 0
    ordinary, due = _days(day, limit, case), _days(day, extended, case)
    while total < due:
        day += timedelta(days=1)
        holding = [pause for pause in pauses if pause.starts_on <= day <= pause.ends_on]
        if holding:
            ending = [
                pause
                for pause in holding
                if pause.effect is Effect.RESTARTS and pause.ends_on == day
            ]
            if ending:
                total = 0
                ordinary, due = _days(day, limit, case), _days(day, extended, case)
                yield _Step(day, Why.RESTART, counts=False, total=0, pause=ending[0])
            else:
                yield _Step(day, Why.PAUSE, counts=False, total=total, pause=holding[0])
            continue
        why = _why(calendar, day) if in_working_days else Why.COUNTED
        counts = why in (Why.COUNTED, Why.MAKEUP_WORKDAY)
        total += counts
        if counts and total > ordinary:
            why = Why.EXTENDED
        yield _Step(day, why, counts, total)
    if case.rolls and not in_working_days:
        while not calendar.is_working(day):
            day += timedelta(days=1)
            yield _Step(day, Why.ROLLED, counts=False, total=total)


def _why(calendar: Calendar, day: date) -> Why:
    """Why `day` counts in working days, or does not."""
    special = calendar.days.get(day)
    if special is not None:
        return Why.HOLIDAY if special.is_off else Why.MAKEUP_WORKDAY
    return Why.COUNTED if calendar.is_working(day) else Why.WEEKEND


def _spans(asked: Deadline) -> Iterator[Span]:
    """The steps of the count, those of one reason drawn together."""
    accepted_on, limit, calendar = asked.accepted_on, asked.limit, asked.calendar
    if limit.unit not in COUNTED_UNITS:
        why = Why.NO_LIMIT if limit.unit == NONE else Why.ON_THE_SPOT
        yield Span(accepted_on, accepted_on, why, 0, 0)
        return
    open_span = Span(accepted_on, accepted_on, Why.ACCEPTANCE, 0, 0)
    for step in _walk(asked):
        here = _span_of(step, calendar)
        is_same = (here.why, here.name, here.basis) == (
            open_span.why,
            open_span.name,
            open_span.basis,
        )
        if is_same:
            open_span = open_span._replace(
                ends_on=here.ends_on, counted=open_span.counted + here.counted, total=here.total
            )
        else:
            yield open_span
            open_span = here
    yield open_span


def _span_of(step: _Step, calendar: Calendar) -> Span:
    name = basis = kind = ""
    if step.pause is not None:
        name, basis, kind = step.pause.name, step.pause.basis, step.pause.kind
    elif step.why in (Why.HOLIDAY, Why.MAKEUP_WORKDAY):
        notice = calendar.notice_of(step.on)
        name, basis = calendar.days[step.on].name, notice.title if notice else ""
    return Span(step.on, step.on, step.why, int(step.counts), step.total, name, basis, kind)


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
    before = starts_on - timedelta(days=1)
    in_working_days = length.unit == WORKING_DAY
    ends_on = (
        calendar.working_days_after(before, length.amount)
        if in_working_days
        else before + timedelta(days=length.amount)
    )
    return Pause(starts_on, ends_on, kind, effect, name, basis, in_working_days)


def in_sequence(
    starts_on: date, procedures: Iterable[tuple[Limit, Pause]], calendar: Calendar
) -> tuple[Pause, ...]:
    """Pauses one after the other from `starts_on`: each length with a pattern for the rest of it."""
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
            starts_on = pause.ends_on + timedelta(days=1)
    return tuple(found)


class Receipt(NamedTuple):
    """What follows from handing in: `tell_by` the last day to say what is missing, `accepted_on` day 0.

    `accepted_on` is None while what was asked for has not come. `in_silence` tells that nobody
    asked in time, so that the day of receipt is the day of acceptance.
    """

    received_on: date
    tell_by: date
    accepted_on: date | None
    in_silence: bool


def receipt(
    received_on: date,
    calendar: Calendar,
    *,
    told_on: date | None = None,
    completed_on: date | None = None,
) -> Receipt:
    """When an application handed in on `received_on` counts as accepted.

    The office tells once, within 5 working days, everything that is missing; told later or not at
    all, the application was accepted on the day of receipt. Told in time, it is accepted when
    everything asked for has come. Raises NotCountable for days out of order, and OutsideCalendar.
    Source: 行政许可法 art. 32.
    """
    tell_by = deadline(received_on, RECEIPT, calendar).on
    assert tell_by is not None
    if told_on is not None and told_on < received_on:
        raise NotCountable("told_on", Fault.BEFORE)
    if completed_on is not None and completed_on < (told_on or received_on):
        raise NotCountable("completed_on", Fault.BEFORE)
    in_silence = told_on is None or told_on > tell_by
    accepted_on = received_on if in_silence else completed_on
    return Receipt(received_on, tell_by, accepted_on, in_silence)


def delivery(decided_on: date, calendar: Calendar, limit: Limit = DELIVERY) -> Deadline:
    """By when what was decided is in the applicant's hands. Source: 行政许可法 art. 44."""
    return deadline(decided_on, limit, calendar)
