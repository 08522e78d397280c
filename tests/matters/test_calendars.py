"""Which days are worked and by which notice, and a calendar with another notice in it."""

from datetime import date

import pytest

from matters.calendars import Calendar, Day, Notice, OutsideCalendar, SpecialDay
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import DAY

OFF = SpecialDay(is_off=True, name="holiday")
MADE_UP = SpecialDay(is_off=False, name="holiday")
NOTICE = Notice("notice for 2024", "No. 1", date(2023, 10, 25))
NEXT = Notice("notice for 2025")
LATER = Notice("a holiday made longer")
# Sunday 29 December 2024 and Wednesday 1 January 2025 by the notice for 2025; 1 to 3 May 2024 by that for
# 2024, made longer by Monday 6 May; Saturday 11 May made up.
SMALL = Calendar(
    {2024: NOTICE, 2025: NEXT},
    {
        date(2024, 5, 1): OFF,
        date(2024, 5, 2): OFF,
        date(2024, 5, 3): OFF,
        date(2024, 5, 6): SpecialDay(is_off=True, name="holiday", notice=LATER.title),
        date(2024, 5, 11): MADE_UP,
        date(2024, 12, 29): SpecialDay(is_off=False, name="new year", notice=NEXT.title),
        date(2025, 1, 1): SpecialDay(is_off=True, name="new year"),
    },
)
EMPTY = Calendar({})


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 9, 15), True),  # a Tuesday
        (date(2026, 9, 19), False),  # a Saturday
        (date(2026, 9, 20), True),  # a Sunday on which work is made up
        (date(2026, 9, 25), False),  # a Friday in Mid-Autumn
        (date(2026, 9, 26), False),  # a Saturday in it
        (date(2026, 2, 28), True),  # a made-up Saturday
        (date(2005, 12, 31), True),  # a made-up Saturday of the notice for 2006
        (date(2027, 10, 1), True),  # a Friday of a year not announced
        (date(2027, 10, 2), False),  # a Saturday of it
    ],
)
def test_day_is_worked_or_off(day, is_working):
    assert CALENDAR.is_working(day) is is_working
    assert CALENDAR.day(day) == Day(day, is_working, CALENDAR.days.get(day))


def test_work_made_up_on_a_weekday_is_refused():
    with pytest.raises(ValueError, match="2024-05-10 is a weekday"):
        Calendar({2024: NOTICE}, {date(2024, 5, 10): MADE_UP})


@pytest.mark.parametrize(
    ("amount", "expected"),
    # From Tuesday 30 April · 1 to 3 off, 4 and 5 weekend, Mon 6 off, 7 to 10: 4, Sat 11: 5, Mon 13: 6
    [(0, (4, 30)), (1, (5, 7)), (4, (5, 10)), (5, (5, 11)), (6, (5, 13))],
)
def test_working_days_after_a_day(amount, expected):
    found = SMALL.working_days_after(date(2024, 4, 30), amount)
    assert found == date(2024, *expected)
    assert SMALL.working_days_between(date(2024, 4, 30), found) == amount


@pytest.mark.parametrize("day", [date(2024, 5, 1), date(2024, 5, 4), date(2024, 5, 6)])
def test_next_working_day_of_a_day_off(day):
    assert SMALL.next_working_day(day) == date(2024, 5, 7)


@pytest.mark.parametrize("day", [date(2024, 5, 7), date(2024, 5, 11)])
def test_next_working_day_of_a_working_day_is_itself(day):
    assert SMALL.next_working_day(day) == day


def test_working_days_between_are_none_within_a_holiday_and_negative_backwards():
    assert SMALL.working_days_between(date(2024, 4, 30), date(2024, 5, 6)) == 0
    assert SMALL.working_days_between(date(2024, 5, 7), date(2024, 5, 7)) == 0
    assert SMALL.working_days_between(date(2024, 5, 13), date(2024, 4, 30)) == -6


@pytest.mark.parametrize("amount", [-1, -10_000])
def test_working_days_are_not_counted_backwards(amount):
    with pytest.raises(ValueError, match="counted forward"):
        SMALL.working_days_after(date(2024, 4, 30), amount)


def test_days_before_the_first_year_are_outside():
    outside = date(2023, 12, 31)
    for ask in (
        lambda: SMALL.check(outside),
        lambda: SMALL.working_days_after(outside, 1),
        lambda: SMALL.working_days_between(outside, date(2024, 1, 5)),
        lambda: SMALL.working_days_between(date(2024, 1, 5), outside),
    ):
        with pytest.raises(OutsideCalendar) as refused:
            ask()
        assert (refused.value.day, refused.value.first, refused.value.last) == (outside, 2024, 2026)


@pytest.mark.parametrize(
    "ask",
    [
        lambda day: SMALL.working_days_after(day, 1),
        lambda day: SMALL.working_days_between(day, date.max),
        SMALL.day_after,
    ],
)
@pytest.mark.parametrize("beyond", [date(2085, 12, 31), date.max])
def test_calendar_ends_sixty_years_after_the_last_notice(ask, beyond):
    assert SMALL.day_after(date(2085, 12, 30)) == date(2085, 12, 31)
    with pytest.raises(OutsideCalendar):
        ask(beyond)


def test_check_lets_a_count_begin_up_to_the_year_after_the_last():
    for day in (date(2024, 1, 1), date(2026, 12, 31)):
        SMALL.check(day)
    for day in (date(2023, 12, 31), date(2027, 1, 1)):
        with pytest.raises(OutsideCalendar, match=f"{day} lies outside the calendar"):
            SMALL.check(day)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: EMPTY.check(date(2026, 9, 15)),
        lambda: EMPTY.working_days_after(date(2026, 9, 15), 1),
        lambda: EMPTY.working_days_between(date(2026, 9, 15), date(2026, 9, 16)),
        lambda: EMPTY.next_working_day(date(2026, 9, 19)),
        lambda: EMPTY.day_after(date(2026, 9, 19)),
        lambda: Calendar({2026: None}).check(date(2026, 9, 15)),
    ],
)
def test_empty_calendar_holds_no_day(ask):
    with pytest.raises(OutsideCalendar) as refused:
        ask()
    assert (refused.value.first, refused.value.last) == (None, None)


def test_empty_calendar_announces_no_year():
    assert not EMPTY.is_announced(2026)
    assert EMPTY.unannounced(date(2026, 1, 1), date(2027, 1, 1)) == (2026, 2027)
    assert EMPTY.may_move(date(2026, 12, 1), date(2026, 12, 31)) == ()
    assert EMPTY.notice_of(date(2026, 1, 1)) is None


def test_unannounced_years_are_those_touched_without_a_notice():
    gap = Calendar({2023: NOTICE, 2024: None, 2025: NEXT})
    assert (gap.first_year, gap.last_year) == (2023, 2025)
    assert gap.unannounced(date(2023, 12, 31), date(2026, 1, 1)) == (2024, 2026)
    assert gap.unannounced(date(2025, 1, 1), date(2025, 12, 31)) == ()
    assert [gap.is_announced(year) for year in (2023, 2024, 2025)] == [True, False, True]
    # Friday 29 December 2023 · Mon 1 January 2024, an ordinary Monday for want of a notice
    assert gap.working_days_after(date(2023, 12, 29), 1) == date(2024, 1, 1)


def test_may_move_from_25_december_of_a_year_before_one_not_announced():
    assert SMALL.may_move(date(2025, 12, 1), date(2025, 12, 24)) == ()
    assert SMALL.may_move(date(2025, 12, 1), date(2025, 12, 25)) == (2026,)
    assert SMALL.may_move(date(2024, 12, 1), date(2024, 12, 31)) == ()
    assert SMALL.may_move(date(2026, 12, 1), date(2026, 12, 31)) == ()  # itself not announced


def test_no_notice_so_far_moved_a_day_before_29_december():
    moved = {
        (on.year, on.day)
        for on, special in CALENDAR.days.items()
        if special.notice and special.notice != CALENDAR.notices[on.year].title
    }
    assert {year for year, _ in moved} == {2005, 2006, 2007, 2011, 2018, 2022, 2023}
    assert min(day for _, day in moved) == 29


def test_notice_of_a_day_is_the_one_that_named_it():
    assert SMALL.notice_of(date(2024, 5, 1)) is NOTICE
    assert SMALL.notice_of(date(2024, 7, 1)) is NOTICE  # an ordinary day of its year
    assert SMALL.notice_of(date(2024, 12, 29)) is NEXT  # by the next year's notice
    assert SMALL.notice_of(date(2024, 5, 6)) == LATER  # by one that set no year
    assert SMALL.notice_of(date(2026, 5, 1)) is None
    own = SpecialDay(is_off=True, notice=NOTICE.title)
    assert Calendar({2024: NOTICE}, {date(2024, 5, 1): own}).notice_of(date(2024, 5, 1)) is NOTICE


def test_days_of_a_year_are_all_of_them_in_order():
    days = SMALL.days_of(2024)
    assert [day.on for day in days] == [date(2024, 1, 1) + number * DAY for number in range(366)]
    # 2024 begins on a Monday: 52 weeks and Mon 30, Tue 31 December. 4 weekdays off, 2 weekend days made up
    assert sum(day.is_working for day in days) == 52 * 5 + 2 - 4 + 2
    assert len(SMALL.days_of(2025)) == 365


def test_with_year_puts_the_new_notice_in_place_of_the_old():
    other = Notice("corrected notice for 2024")
    changed = SMALL.with_year(2024, other, [(date(2024, 5, 1), OFF)])
    assert changed.notices == {2024: other, 2025: NEXT}
    # its own days go, the longer holiday and the days of the notice for 2025 stay
    assert set(changed.days) == {
        date(2024, 5, 1), date(2024, 5, 6), date(2024, 12, 29), date(2025, 1, 1),
    }  # fmt: skip
    assert SMALL.notices[2024] is NOTICE


@pytest.mark.parametrize("title", [NEXT.title, "corrected notice for 2025"])
def test_with_year_takes_the_old_notice_s_days_of_the_december_before(title):
    changed = SMALL.with_year(2025, Notice(title), [(date(2025, 1, 2), OFF)])
    assert date(2024, 12, 29) not in changed.days
    assert date(2025, 1, 1) not in changed.days
    assert {on for on in changed.days if on.year == 2024} == {
        on for on in SMALL.days if on.year == 2024 and on.month == 5
    }


def test_with_year_announces_a_new_year_and_days_of_the_december_before():
    notice = Notice("notice for 2026")
    sunday = SpecialDay(is_off=False, name="new year", notice=notice.title)
    changed = SMALL.with_year(2026, notice, [(date(2025, 12, 28), sunday), (date(2026, 1, 1), OFF)])
    assert changed.last_year == 2026
    assert changed.notice_of(date(2025, 12, 28)) is notice
    assert set(changed.days) == {*SMALL.days, date(2025, 12, 28), date(2026, 1, 1)}
    assert changed.working_days_after(date(2025, 12, 26), 1) == date(2025, 12, 28)
