"""What a notice would change for deadlines that run: counted by hand, and held against the count itself."""

from datetime import date, timedelta

import pytest

from matters.calendar_effect import Example, LimitInForce, changes_between, effect_of
from matters.calendars import Calendar, Notice, SpecialDay
from matters.deadlines import deadline
from matters.limits import WORKING_DAY, Limit
from tests.matters.calendar_samples import CALENDAR, title

TODAY = date(2026, 11, 22)
NEXT = Notice(title(2027))
NEW_YEAR = [(date(2027, 1, 1), SpecialDay(is_off=True, name="元旦"))]
"""Invented: the notice for 2027 is not known. Friday 1 January is off whatever it will say."""
THEN = CALENDAR.with_year(2027, NEXT, NEW_YEAR)


def effect(amount, then=THEN, now=CALENDAR, today=TODAY):
    return effect_of([LimitInForce(amount, 1)], now, then, today).limits[0]


def test_twenty_working_days_over_new_year():
    found = effect(20)
    assert found.first == Example(date(2026, 12, 4), date(2027, 1, 1), date(2027, 1, 4))
    assert found.last == Example(date(2026, 12, 31), date(2027, 1, 28), date(2027, 1, 29))
    assert found.changed == 28
    assert (found.settled, found.open) == (28, 0)


@pytest.mark.parametrize(
    ("today", "days"), [(TODAY, 67), (date(2026, 11, 23), 67), (date(2026, 11, 24), 66)]
)
def test_earliest_acceptance_looked_at_is_of_the_oldest_case_that_runs(today, days):
    # The twentieth working day after 26 October is Monday 23 November, on which the case still runs.
    assert effect(20, today=today).days == days


@pytest.mark.parametrize(("amount", "changed"), [(0, 0), (1, 1), (5, 7), (10, 14)])
def test_shorter_limits_change_fewer_days(amount, changed):
    assert effect(amount).changed == changed


def test_one_working_day_changes_on_the_last_day_of_the_year():
    example = Example(date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4))
    assert (effect(1).first, effect(1).last) == (example, example)


def test_limit_that_reaches_a_year_further_stays_provisional():
    found = effect(300)
    assert found.open > 0
    assert found.settled == found.days - found.open - ended_this_year(300, found)


def ended_this_year(amount, found):
    """Days of acceptance whose case ends before 2027, which were never provisional."""
    first = date(2026, 12, 31) - timedelta(days=found.days - 1)
    days = (first + timedelta(days=offset) for offset in range(found.days))
    limit = Limit(amount, WORKING_DAY)
    return sum(not deadline(day, limit, CALENDAR).provisional for day in days)


def test_december_that_the_notice_moves_changes_deadlines_of_this_year():
    moved = [
        (date(2026, 12, 26), SpecialDay(is_off=False, name="元旦", notice=NEXT.title)),
        (date(2026, 12, 31), SpecialDay(is_off=True, name="元旦", notice=NEXT.title)),
    ]
    found = effect(3, CALENDAR.with_year(2027, NEXT, [*NEW_YEAR, *moved]))
    assert found.first == Example(date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 26))
    assert found.last == Example(date(2026, 12, 31), date(2027, 1, 5), date(2027, 1, 6))
    # Of 23 to 31 December all but the 26th and 27th.
    assert found.changed == 7


def test_every_change_is_one_the_count_gives_too():
    found = effect(20)
    limit = Limit(20, WORKING_DAY)
    days = [date(2026, 10, 1) + timedelta(days=offset) for offset in range(92)]
    changed = [
        day for day in days if deadline(day, limit, CALENDAR).on != deadline(day, limit, THEN).on
    ]
    assert (changed[0], changed[-1], len(changed)) == (
        found.first.accepted_on,
        found.last.accepted_on,
        found.changed,
    )


def test_same_calendar_changes_nothing():
    found = effect_of([LimitInForce(20), LimitInForce(5)], CALENDAR, CALENDAR, TODAY)
    assert [one.limit.amount for one in found.limits] == [5, 20]
    assert not any(one.changed or one.settled for one in found.limits)


@pytest.mark.parametrize("today", [date(2029, 6, 1), date(1990, 6, 1)])
def test_today_beyond_the_calendar_compares_nothing(today):
    assert effect(20, today=today).days == 0


def test_first_notice_of_all_compares_nothing():
    assert effect(20, now=Calendar({})).days == 0


def test_days_that_change_are_told_with_both_sides():
    holiday, before = date(2026, 10, 8), date(2026, 10, 1)
    days = [(on, special) for on, special in CALENDAR.days.items() if on.year == 2026]
    then = CALENDAR.with_year(
        2026,
        Notice(title(2026)),
        [*(pair for pair in days if pair[0] != before), (holiday, SpecialDay(is_off=True))],
    )
    found = [
        (one.before.on, one.before.is_working, one.after.is_working)
        for one in changes_between(CALENDAR, then)
    ]
    assert found == [(before, False, True), (holiday, True, False)]
    assert changes_between(CALENDAR, CALENDAR) == ()
