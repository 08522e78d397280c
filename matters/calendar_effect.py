"""What a notice changes for deadlines that run, before it is loaded. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matters.calendars import Calendar, Day, OutsideCalendar
from matters.deadlines import Deadline, deadline
from matters.limits import WORKING_DAY, Limit


@dataclass(frozen=True, order=True)
class LimitInForce:
    """A limit of so many working days, and how many guides in force promise it or have it by law."""

    amount: int
    promised: int = 0
    statutory: int = 0


@dataclass(frozen=True)
class Example:
    """One day of acceptance, its last day as the calendar stands, and as it would be."""

    accepted_on: date
    before: date
    after: date


@dataclass(frozen=True)
class LimitEffect:
    """What befalls one limit. `days` of acceptance were looked at, `changed` of them get another last day.

    `first` and `last` are the earliest and the latest of these. `settled` days had a provisional
    answer and no longer have, `open` ones have one still.
    """

    limit: LimitInForce
    days: int
    changed: int
    first: Example | None
    last: Example | None
    settled: int
    open: int


@dataclass(frozen=True)
class NoticeEffect:
    """The effect on every limit, shortest first, for acceptance from the earliest case that runs up to `until`."""

    today: date
    until: date
    limits: tuple[LimitEffect, ...]

    @property
    def changed(self) -> tuple[LimitEffect, ...]:
        return tuple(one for one in self.limits if one.changed)

    @property
    def settled(self) -> bool:
        """Whether an answer stops being provisional."""
        return any(one.settled for one in self.limits)


@dataclass(frozen=True)
class DayChange:
    """One day that the notice makes another one than it is now."""

    before: Day
    after: Day


def effect_of(
    limits: Iterable[LimitInForce], now: Calendar, then: Calendar, today: date
) -> NoticeEffect:
    """What becomes of the deadlines that run today or begin this year, when `now` becomes `then`.

    A case runs while its last day, by either calendar, is not past. Every day counts as a day of
    acceptance: an application may be accepted online on a day off.
    """
    until = date(today.year, 12, 31)
    found = tuple(_effect(limit, now, then, today, until) for limit in sorted(limits))
    return NoticeEffect(today, until, found)


def changes_between(now: Calendar, then: Calendar) -> tuple[DayChange, ...]:
    """The days named by either calendar that are not the same in both, in order."""
    named = sorted({*now.days, *then.days})
    pairs = (DayChange(now.day(on), then.day(on)) for on in named)
    return tuple(pair for pair in pairs if pair.before != pair.after)


def _effect(
    limit: LimitInForce, now: Calendar, then: Calendar, today: date, until: date
) -> LimitEffect:
    days = changed = settled = still = 0
    first = last = None
    for before, after in _pairs(limit, now, then, today, until):
        days += 1
        still += after.provisional
        settled += before.provisional and not after.provisional
        if before.on and after.on and before.on != after.on:
            changed += 1
            last = Example(before.accepted_on, before.on, after.on)
            first = first or last
    return LimitEffect(limit, days, changed, first, last, settled, still)


def _reaches(calendar: Calendar, day: date) -> bool:
    """Whether a count may begin on `day`, and on any other day of its year."""
    try:
        calendar.check(day)
    except OutsideCalendar:
        return False
    return True


def _pairs(
    limit: LimitInForce, now: Calendar, then: Calendar, today: date, until: date
) -> Iterator[tuple[Deadline, Deadline]]:
    """Both answers for each day of acceptance from the earliest whose case still runs."""
    if not (_reaches(now, today) and _reaches(then, today)):
        return
    counted = Limit(limit.amount, WORKING_DAY)
    floor = date(max(now.first_year or 0, then.first_year or 0), 1, 1)

    def both(day: date) -> tuple[Deadline, Deadline]:
        return deadline(day, counted, now), deadline(day, counted, then)

    day = today
    while day > floor and any(one.on and one.on >= today for one in both(day - timedelta(days=1))):
        day -= timedelta(days=1)
    while day <= until:
        yield both(day)
        day += timedelta(days=1)
