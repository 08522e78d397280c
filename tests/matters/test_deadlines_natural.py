"""Limits in natural days, months and hours, and the last day that moves on from a day off."""

from datetime import date, time

import pytest

from matters.counting import Case, Why
from matters.deadlines import deadline, months_after
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import check_trace, hours, months, natural

ROLLS = Case(rolls=True)


def last(accepted_on, limit, case=None):
    found = deadline(date.fromisoformat(accepted_on), limit, CALENDAR, case or Case())
    check_trace(found)
    return str(found.on)


# Each line: day of acceptance, days, last day, last day where it moves on from a day off.
NATURAL_DAYS = [
    ("2026-09-15", 0, "2026-09-15", "2026-09-15"),  # a Tuesday
    ("2026-09-19", 0, "2026-09-19", "2026-09-20"),  # a Saturday; the Sunday after it is made up
    ("2026-09-15", 15, "2026-09-30", "2026-09-30"),  # 16 to 30 are 15 days; a Wednesday
    ("2026-09-21", 10, "2026-10-01", "2026-10-08"),  # 22 to 30: 9, Thu 1: 10, holiday to 7
    ("2026-09-21", 5, "2026-09-26", "2026-09-28"),  # 22 to 26: 5, in Mid-Autumn 25 to 27, Mon 28
    ("2026-09-30", 10, "2026-10-10", "2026-10-10"),  # 1 to 10 are 10 days; a made-up Saturday
    ("2026-09-30", 11, "2026-10-11", "2026-10-12"),  # the Sunday after it
    ("2026-01-31", 15, "2026-02-15", "2026-02-24"),  # Spring Festival 15 to 23 February
    ("2025-01-13", 15, "2025-01-28", "2025-02-05"),  # Spring Festival 28 January to 4 February
    ("2026-12-01", 30, "2026-12-31", "2026-12-31"),  # 2 to 31 are 30 days; a Thursday
    ("2024-02-01", 29, "2024-03-01", "2024-03-01"),  # 2 to 29: 28 in a leap year, 1 March: 29
]


@pytest.mark.parametrize(("accepted_on", "amount", "plain", "rolled"), NATURAL_DAYS)
def test_natural_days_end_on_any_day_and_move_only_where_the_rule_says_so(
    accepted_on, amount, plain, rolled
):
    assert last(accepted_on, natural(amount)) == plain
    assert last(accepted_on, natural(amount), ROLLS) == rolled


def test_trace_of_natural_days_counts_days_off_and_tells_where_the_end_moved():
    trace = deadline(date(2026, 9, 21), natural(10), CALENDAR, ROLLS).trace
    assert [(str(span.ends_on), span.why, span.counted, span.total) for span in trace] == [
        ("2026-09-21", Why.ACCEPTANCE, 0, 0),
        ("2026-10-01", Why.COUNTED, 10, 10),
        ("2026-10-08", Why.ROLLED, 0, 10),
    ]


def test_natural_days_extended_end_after_both():
    case = Case(extension=natural(10))
    # 16 to 30 September: 15, 1 to 10 October: 25
    assert last("2026-09-15", natural(15), case) == "2026-10-10"
    spans = deadline(date(2026, 9, 15), natural(15), CALENDAR, case).trace
    assert [(span.why, span.counted) for span in spans[1:]] == [
        (Why.COUNTED, 15),
        (Why.EXTENDED, 10),
    ]


# Each line: day of acceptance, months, last day. 民法典 art. 202: the same day, else the month's last.
MONTHS = [
    ("2026-09-15", 1, "2026-10-15"),
    ("2026-01-31", 1, "2026-02-28"),
    ("2024-01-31", 1, "2024-02-29"),
    ("2024-01-30", 1, "2024-02-29"),
    ("2024-01-29", 1, "2024-02-29"),
    ("2025-01-29", 1, "2025-02-28"),
    ("2026-03-31", 1, "2026-04-30"),
    ("2026-02-28", 1, "2026-03-28"),  # not the month's last day
    ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"),
    ("2026-08-31", 6, "2027-02-28"),
    ("2026-12-31", 2, "2027-02-28"),
    ("2026-11-30", 1, "2026-12-30"),
    ("2026-12-15", 1, "2027-01-15"),
    ("2026-09-15", 0, "2026-09-15"),
    ("2026-09-30", 121, "2036-10-30"),  # ten years and a month
]


@pytest.mark.parametrize(("accepted_on", "amount", "expected"), MONTHS)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(accepted_on, amount, expected):
    assert last(accepted_on, months(amount)) == expected
    assert str(months_after(date.fromisoformat(accepted_on), amount)) == expected


def test_month_that_ends_in_spring_festival_moves_past_it_where_it_rolls():
    assert last("2026-01-17", months(1)) == "2026-02-17"
    assert last("2026-01-17", months(1), ROLLS) == "2026-02-24"


def test_month_that_ends_on_a_made_up_saturday_stays():
    assert last("2026-01-31", months(1), ROLLS) == "2026-02-28"


def test_months_extended_are_counted_as_one():
    # One month from 31 January is 28 February, two are 31 March: not 28 March.
    assert last("2026-01-31", months(1), Case(extension=months(1))) == "2026-03-31"


# Each line: accepted at, hours, last day, time. From Monday 8 June 2026.
HOURS = [
    ("09:30", 24, "2026-06-09", "09:30"),
    ("09:30", 48, "2026-06-10", "09:30"),
    ("09:30", 36, "2026-06-09", "21:30"),
    ("16:00", 36, "2026-06-10", "04:00"),  # 24 h to the 9th at 16:00, 8 h to midnight, 4 h
    ("10:00", 4, "2026-06-08", "14:00"),
    ("22:00", 4, "2026-06-09", "02:00"),
    ("00:00", 24, "2026-06-09", "00:00"),
    ("23:59", 1, "2026-06-09", "00:59"),
    ("10:00", 0, "2026-06-08", "10:00"),
]


@pytest.mark.parametrize(("clock", "amount", "expected", "at"), HOURS)
def test_hours_run_from_the_time_of_acceptance(clock, amount, expected, at):
    case = Case(accepted_at=time.fromisoformat(clock))
    assert last("2026-06-08", hours(amount), case) == expected
    found = deadline(date(2026, 6, 8), hours(amount), CALENDAR, case)
    assert found.at == time.fromisoformat(at)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "2026-06-08"), (1, "2026-06-09"), (24, "2026-06-09"), (25, "2026-06-10"),
        (36, "2026-06-10"), (48, "2026-06-10"), (49, "2026-06-11"),
    ],
)  # fmt: skip
def test_hours_without_a_time_run_from_the_end_of_the_day(amount, expected):
    assert last("2026-06-08", hours(amount)) == expected
    assert deadline(date(2026, 6, 8), hours(amount), CALENDAR).at is None


def test_hours_that_end_on_a_day_off_lose_their_time_when_they_move():
    # Friday 5 June 18:00 and 24 h is Saturday 18:00; where it rolls, all of Monday 8 June is in time.
    case = Case(accepted_at=time(18))
    assert last("2026-06-05", hours(24), case) == "2026-06-06"
    assert deadline(date(2026, 6, 5), hours(24), CALENDAR, case).at == time(18)
    rolls = Case(accepted_at=time(18), rolls=True)
    assert last("2026-06-05", hours(24), rolls) == "2026-06-08"
    assert deadline(date(2026, 6, 5), hours(24), CALENDAR, rolls).at is None
    assert deadline(date(2026, 6, 8), hours(24), CALENDAR, rolls).at == time(18)


def test_hours_extended_run_on():
    case = Case(accepted_at=time(9, 30), extension=hours(12))
    found = deadline(date(2026, 6, 8), hours(24), CALENDAR, case)
    assert (found.on, found.at) == (date(2026, 6, 9), time(21, 30))
    without_time = deadline(date(2026, 6, 8), hours(24), CALENDAR, Case(extension=hours(12)))
    assert without_time.on == date(2026, 6, 10)


@pytest.mark.parametrize("limit", [natural(3), months(1), natural(0)])
def test_a_time_of_acceptance_matters_to_hours_only(limit):
    case = Case(accepted_at=time(23, 59))
    found = deadline(date(2026, 6, 8), limit, CALENDAR, case)
    assert (found.on, found.at) == (deadline(date(2026, 6, 8), limit, CALENDAR).on, None)
