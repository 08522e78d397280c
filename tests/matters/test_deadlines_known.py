"""What an answer claims to know: provisional years, days that may still move, and what a notice changes."""

from datetime import date

import pytest

from matters.calendars import Calendar, Notice, SpecialDay
from matters.counting import Case, Why, pause_of
from matters.deadlines import deadline
from matters.limits import ON_THE_SPOT, Limit
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import DAY, check_trace, hours, months, natural, working

ROLLS = Case(rolls=True)
ACCEPTED_ON = date(2026, 12, 15)  # Tuesday · 16 to 18: 3, 21 to 25: 8, 28 to 31: 12
EXAMPLE_2027 = Notice("example notice for 2027", "example 1", date(2026, 11, 30))
EXAMPLE_DAYS = [
    (date(2026, 12, 27), SpecialDay(is_off=False, name="New Year", notice=EXAMPLE_2027.title)),
    (date(2027, 1, 1), SpecialDay(is_off=True, name="New Year")),
    (date(2027, 1, 4), SpecialDay(is_off=True, name="New Year")),
]
"""Not what any notice says: a Sunday made up, and two days off."""


def test_deadline_in_a_year_without_a_notice_is_provisional():
    # Friday 1 January 2027 is an ordinary Friday until a notice says otherwise: 13, 4 to 8: 18, 11: 19, 12: 20
    found = deadline(ACCEPTED_ON, working(20), CALENDAR)
    assert found.on == date(2027, 1, 12)
    assert found.provisional
    assert found.provisional_years == (2027,)
    assert found.may_move == ()
    check_trace(found)


@pytest.mark.parametrize(
    ("amount", "last", "may_move"),
    [(7, "2026-12-24", ()), (8, "2026-12-25", (2027,)), (12, "2026-12-31", (2027,))],
)
def test_last_days_of_december_may_still_move(amount, last, may_move):
    found = deadline(ACCEPTED_ON, working(amount), CALENDAR)
    assert str(found.on) == last
    assert not found.provisional
    assert found.may_move == may_move


def test_december_of_a_year_whose_next_is_announced_does_not_move():
    assert deadline(date(2025, 12, 15), working(12), CALENDAR).may_move == ()


def test_acceptance_in_a_year_without_a_notice_is_provisional():
    found = deadline(date(2027, 3, 1), working(5), CALENDAR)
    assert (found.on, found.provisional_years) == (date(2027, 3, 8), (2027,))


def test_years_beyond_are_all_named():
    found = deadline(ACCEPTED_ON, working(530), CALENDAR)
    assert found.on.year == 2028
    assert found.provisional_years == (2027, 2028)


def test_loading_a_notice_changes_the_deadline_and_settles_it():
    # 16 to 18: 3, 21 to 25: 8, Sun 27 made up: 9, 28 to 31: 13, Fri 1 off, Mon 4 off, 5 to 8: 17, 11 to 13: 20
    announced = CALENDAR.with_year(2027, EXAMPLE_2027, EXAMPLE_DAYS)
    found = deadline(ACCEPTED_ON, working(20), announced)
    assert found.on == date(2027, 1, 13)
    assert not found.provisional
    assert found.may_move == ()
    named = [(span.ends_on, span.basis) for span in found.trace if span.basis]
    assert named == [
        (date(2026, 12, 27), EXAMPLE_2027.title),
        (date(2027, 1, 1), EXAMPLE_2027.title),
        (date(2027, 1, 4), EXAMPLE_2027.title),
    ]


@pytest.mark.parametrize("limit", [natural(400), months(12), hours(9000), Limit(0, ON_THE_SPOT)])
def test_natural_days_rest_on_no_notice(limit):
    found = deadline(ACCEPTED_ON, limit, CALENDAR)
    assert found.provisional_years == ()
    assert found.may_move == ()


@pytest.mark.parametrize(
    ("amount", "years", "may_move"),
    [
        (9, (), ()),  # Thursday 24 December
        (10, (), (2027,)),  # Friday 25 December
        (16, (), (2027,)),  # Thursday 31 December
        (17, (2027,), ()),  # Friday 1 January, which will hardly be worked
        (600, (2028,), ()),  # 2027 is crossed and decides nothing
    ],
)
def test_end_that_moves_from_days_off_rests_on_the_notice_of_its_year(amount, years, may_move):
    found = deadline(ACCEPTED_ON, natural(amount), CALENDAR, ROLLS)
    assert found.provisional_years == years
    assert found.may_move == may_move


def paused(starts_on, amount):
    pause = pause_of(starts_on, working(amount), CALENDAR)
    return deadline(ACCEPTED_ON, natural(30), CALENDAR, Case((pause,)))


def test_pause_in_working_days_rests_on_the_notices_of_its_own_days():
    # 16 to 22 December, all in 2026: that the count itself ends in 2027 needs no notice
    assert paused(date(2026, 12, 16), 5).on == date(2027, 1, 21)
    assert paused(date(2026, 12, 16), 5).provisional_years == ()
    assert paused(date(2026, 12, 16), 5).may_move == ()
    # up to 31 December: the next notice may still move its days
    assert paused(date(2026, 12, 16), 12).may_move == (2027,)
    # into January 2027
    assert paused(date(2026, 12, 16), 13).provisional_years == (2027,)
    # wholly after the last day, or before acceptance: nothing rests on it
    assert paused(date(2027, 2, 1), 5).provisional_years == ()
    assert paused(date(2026, 12, 1), 5).provisional_years == ()


def test_pause_in_natural_days_rests_on_nothing():
    pause = pause_of(date(2026, 12, 16), natural(40), CALENDAR)
    assert not deadline(ACCEPTED_ON, natural(30), CALENDAR, Case((pause,))).provisional
    assert deadline(ACCEPTED_ON, working(5), CALENDAR, Case((pause,))).provisional_years == (2027,)


def test_year_between_two_notices_is_provisional():
    years = {year: notice for year, notice in CALENDAR.notices.items() if year != 2025}
    gap = Calendar(
        {**years, 2025: None}, {on: day for on, day in CALENDAR.days.items() if on.year != 2025}
    )
    # Mon 30 September 2024 · holiday to 7, 8 to 11: 4, Sat 12 made up: 5
    assert deadline(date(2024, 9, 30), working(5), gap).provisional_years == ()
    across = deadline(date(2024, 12, 2), working(300), gap)
    assert across.on.year == 2026
    assert across.provisional_years == (2025,)
    # Mon 16 December 2024 · 17 to 20: 4, 23 to 27: 9, 30: 10, 31: 11
    assert deadline(date(2024, 12, 16), working(11), gap).may_move == (2025,)
    # Mon 20 January 2025 as if it were an ordinary year: 21 to 24: 4, 27: 5, no made-up Sunday
    ordinary = deadline(date(2025, 1, 20), working(5), gap)
    assert (ordinary.on, ordinary.provisional_years) == (date(2025, 1, 27), (2025,))
    assert all(span.why in (Why.ACCEPTANCE, Why.COUNTED, Why.WEEKEND) for span in ordinary.trace)


def test_every_deadline_within_announced_years_and_before_the_end_of_december_is_settled():
    day = date(2026, 1, 1)
    while day < date(2026, 12, 1):
        found = deadline(day, working(15), CALENDAR)
        assert (found.provisional, found.may_move) == (False, ())
        day += DAY
