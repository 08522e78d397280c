"""Counting in a second way: by sets and jumps, and from texts in which a person has counted."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from matters.counting import Effect, Why
from matters.deadlines import months_after
from matters.limits import CALENDAR_DAY, HOUR, MONTH, WORKING_DAY, Limit
from tests.matters.calendar_samples import CALENDAR

OFF = {on for on, special in CALENDAR.days.items() if special.is_off}
MADE_UP = {on for on, special in CALENDAR.days.items() if not special.is_off}
DAY = timedelta(days=1)


def working(amount):
    return Limit(amount, WORKING_DAY)


def natural(amount):
    return Limit(amount, CALENDAR_DAY)


def months(amount):
    return Limit(amount, MONTH)


def hours(amount):
    return Limit(amount, HOUR)


def read(text):
    """The days a text names, each with how it counts: `21` does, `21!` is made up, `(21)` does not.

    Every line begins with its month: `2026-09: 16 17 18 (19) 20! 21`.
    """
    found = {}
    for line in text.split("\n"):
        month, _, days = line.strip().partition(":")
        for token in days.split():
            on = date.fromisoformat(f"{month}-{re.sub('[^0-9]', '', token)}")
            found[on] = "off" if "(" in token else "made up" if "!" in token else "counts"
    return found


def is_worked(day):
    return day in MADE_UP or (day not in OFF and day.weekday() < 5)


def last_day(accepted_on, limit, case):
    """The deadline by another way: the days that count are listed, a restart is a count of its own."""
    held = {
        pause.starts_on + number * DAY
        for pause in case.pauses
        for number in range((pause.ends_on - pause.starts_on).days + 1)
    }
    begins = sorted(pause.ends_on for pause in case.pauses if pause.effect is Effect.RESTARTS)
    amount = limit.amount + (case.extension.amount if case.extension else 0)
    in_working_days = limit.unit == WORKING_DAY

    def from_day(zero):
        needed, day = _needed(zero, limit.unit, amount, case.accepted_at), zero
        counted = []
        while len(counted) < needed:
            day += DAY
            if day not in held and (is_worked(day) or not in_working_days):
                counted.append(day)
        rolls = case.rolls and not in_working_days
        while (day in held and day != accepted_on) or (rolls and not is_worked(day)):
            day += DAY
        restart = next((begin for begin in begins if zero < begin <= day), None)
        return day if restart is None else from_day(restart)

    return from_day(accepted_on)


def _needed(zero, unit, amount, accepted_at):
    if unit == MONTH:
        return (months_after(zero, amount) - zero).days
    if unit == HOUR:
        if accepted_at is None:
            return amount // 24 + bool(amount % 24)
        moment = datetime.combine(zero, accepted_at) + timedelta(hours=amount)
        return (datetime.combine(moment, time()) - datetime.combine(zero, time())).days
    return amount


def check_trace(found):
    """The trace covers each day once, its sums are the days it names, and it ends on the deadline."""
    trace, accepted_on, limit = found.trace, found.accepted_on, found.limit
    assert trace[0].starts_on == accepted_on
    assert trace[0][:4] == (accepted_on, accepted_on, Why.ACCEPTANCE, 0)
    assert trace[-1].ends_on == found.on
    assert all(a.ends_on + DAY == b.starts_on for a, b in pairwise(trace))
    assert all(span.starts_on <= span.ends_on for span in trace)
    total = 0
    for span in trace[1:]:
        assert span.counted in (0, (span.ends_on - span.starts_on).days + 1)
        assert span.counts == (span.why in (Why.COUNTED, Why.MAKEUP_WORKDAY, Why.EXTENDED))
        total = 0 if span.why is Why.RESTART else total + span.counted
        assert span.total == total
    begins = max((span.ends_on for span in trace if span.why is Why.RESTART), default=accepted_on)
    extension = found.case.extension
    amount = limit.amount + (extension.amount if extension else 0)
    assert total == _needed(begins, limit.unit, amount, found.case.accepted_at)
    extended = sum(
        span.counted for span in trace if span.why is Why.EXTENDED and span.starts_on > begins
    )
    assert extended == total - _needed(begins, limit.unit, limit.amount, found.case.accepted_at)
    _check_reasons(found)


def _check_reasons(found):
    """What a span says of its days is true of each; the last is one that counts, or to which the end rolled."""
    held = [(pause.starts_on, pause.ends_on) for pause in found.case.pauses]
    for span in found.trace[1:]:
        days = [
            span.starts_on + number * DAY
            for number in range((span.ends_on - span.starts_on).days + 1)
        ]
        for day in days:
            is_held = any(first <= day <= last for first, last in held)
            assert is_held == (span.why in (Why.PAUSE, Why.RESTART))
            if span.why is Why.MAKEUP_WORKDAY:
                assert day in MADE_UP
            if span.why is Why.HOLIDAY:
                assert day in OFF
                assert span.name == found.calendar.days[day].name
            if span.why is Why.WEEKEND:
                assert day.weekday() > 4
                assert day not in OFF | MADE_UP
            if found.limit.unit == WORKING_DAY and span.counts:
                assert is_worked(day)
    last = found.trace[-1]
    assert last.counts or last.why is Why.ROLLED or found.on == found.accepted_on
    if last.why is Why.ROLLED:
        assert is_worked(found.on)
