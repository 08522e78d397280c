"""By when a decision is due, and why. Pure.

Day 0 is the day of acceptance; counting starts on the next day that counts. Sources: 行政许可法
arts. 42, 45 and 82; 民法典 arts. 201 to 203.
"""

import calendar as civil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from matters.calendars import Calendar
from matters.counting import (
    ORDINARY,
    Case,
    Effect,
    Pause,
    Span,
    Why,
    check_case,
    check_limit,
)
from matters.limits import (
    COUNTED_UNITS,
    HOUR,
    LONGEST,
    MONTH,
    NONE,
    ON_THE_SPOT,
    WORKING_DAY,
    Limit,
)


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
        found = {year for span in self._rests_on for year in self.calendar.unannounced(*span)}
        return tuple(sorted(found))

    @property
    def provisional(self) -> bool:
        return bool(self.provisional_years)

    @property
    def may_move(self) -> tuple[int, ...]:
        """Years not yet announced whose notice may still move the last days of December counted here."""
        if self.provisional:
            return ()
        found = {year for span in self._rests_on for year in self.calendar.may_move(*span)}
        return tuple(sorted(found))

    @property
    def _rests_on(self) -> tuple[tuple[date, date], ...]:
        """First and last day of what the calendar decided.

        Natural days need no notice, unless the end moves or a pause was counted in working days.
        """
        if self.on is None or self.limit.unit not in COUNTED_UNITS:
            return ()
        if self.limit.unit == WORKING_DAY:
            return ((self.accepted_on, self.on),)
        pauses = tuple(
            (pause.starts_on, pause.ends_on)
            for pause in self.case.pauses
            if pause.in_working_days and self.accepted_on < pause.ends_on <= self.on
        )
        return (*pauses, (self.on, self.on)) if self.case.rolls else pauses

    @property
    def trace(self) -> tuple[Span, ...]:
        """Every day from acceptance to the end, in spans, each with why it counts or not."""
        return tuple(_spans(self))


def deadline(
    accepted_on: date, limit: Limit, calendar: Calendar, case: Case = ORDINARY
) -> Deadline:
    """The last day on which the decision is in time.

    `limit` counts from the day after `accepted_on` (day 0) on which its unit counts. `provisional`
    is set when the notice of a year it rests on is not loaded. Days that do not count never bring
    the end nearer. Months that begin anew are as long as the months they then cross: they may end
    before months that were only paused as long, never before months not paused. Raises NotCountable,
    with the field, for a limit that cannot be counted and OutsideCalendar for a day in no year of
    the calendar.
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
    check_case(case, limit)
    if case.pauses:
        counted_on, ends_on = _paused_end(Deadline(accepted_on, limit, calendar, None, case))
    else:
        counted_on, ends_on = _end(accepted_on, limit, calendar, case)
    at = _clock(limit, case) if ends_on == counted_on else None
    return Deadline(accepted_on, limit, calendar, ends_on, case, at)


def _paused_end(asked: Deadline) -> tuple[date, date]:
    """The day on which the count is full and the last day in time, which is later where it rolls."""
    counted_on = ends_on = asked.accepted_on
    for step in _walk(asked):
        ends_on = step.on
        if step.why is not Why.ROLLED:
            counted_on = step.on
    return counted_on, ends_on


def _end(accepted_on: date, limit: Limit, calendar: Calendar, case: Case) -> tuple[date, date]:
    """The same where nothing pauses, without a walk."""
    extended = _extended(limit, case)
    if limit.unit == WORKING_DAY:
        counted_on = calendar.working_days_after(accepted_on, extended.amount or 0)
        return counted_on, counted_on
    counted_on = accepted_on + timedelta(days=_days(accepted_on, extended, case))
    return counted_on, calendar.next_working_day(counted_on) if case.rolls else counted_on


def _extended(limit: Limit, case: Case) -> Limit:
    """`limit` together with its extension."""
    if case.extension is None:
        return limit
    return replace(limit, amount=(limit.amount or 0) + (case.extension.amount or 0))


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
    """Each day after acceptance up to the last one, with why it counts or not.

    No last day is one that is held: while a rolling end waits for a working day, pauses go on.
    Raises OutsideCalendar.
    """
    _, limit, calendar, _, case, _ = asked
    in_working_days = limit.unit == WORKING_DAY
    rolls = case.rolls and not in_working_days
    pauses = sorted(case.pauses, key=lambda pause: (pause.starts_on, pause.ends_on))

    extended = _extended(limit, case)
    day, total = asked.accepted_on, 0
    ordinary, due = _days(day, limit, case), _days(day, extended, case)
    holding: list[Pause] = []
    while total < due or holding or (rolls and not calendar.is_working(day)):
        day = calendar.day_after(day)
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
        if total >= due:
            yield _Step(day, Why.ROLLED, counts=False, total=total)
            continue
        why = _why(calendar, day) if in_working_days else Why.COUNTED
        counts = why in (Why.COUNTED, Why.MAKEUP_WORKDAY)
        total += counts
        if counts and total > ordinary:
            why = Why.EXTENDED
        yield _Step(day, why, counts, total)


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
        if _reason(here) == _reason(open_span):
            open_span = open_span._replace(
                ends_on=here.ends_on, counted=open_span.counted + here.counted, total=here.total
            )
        else:
            yield open_span
            open_span = here
    yield open_span


def _reason(span: Span) -> tuple[str, ...]:
    return span.why, span.name, span.basis, span.kind


def _span_of(step: _Step, calendar: Calendar) -> Span:
    name = basis = kind = ""
    if step.pause is not None:
        name, basis, kind = step.pause.name, step.pause.basis, step.pause.kind
    elif step.why in (Why.HOLIDAY, Why.MAKEUP_WORKDAY):
        notice = calendar.notice_of(step.on)
        name, basis = calendar.days[step.on].name, notice.title if notice else ""
    return Span(step.on, step.on, step.why, int(step.counts), step.total, name, basis, kind)
