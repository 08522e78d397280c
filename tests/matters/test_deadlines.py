"""Limits in working days, counted by hand day by day across the long holidays of 2025 and 2026.

The texts are read from the wall calendar and the yearly notices: a number is a day that counts,
with `!` one on which work is made up, in brackets one that does not count.
"""

from datetime import date

import pytest

from matters.calendars import Calendar, Notice, OutsideCalendar
from matters.counting import Case, Why
from matters.deadlines import deadline
from matters.limits import NONE, ON_THE_SPOT, Limit
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import check_trace, read, working

# From Monday 20 January 2025. Spring Festival 28 January to 4 February, made up on 26 January and 8 February.
SPRING_2025 = """
    2025-01: 21 22 23 24 (25) 26! 27 (28) (29) (30) (31)
    2025-02: (01) (02) (03) (04) 05 06 07 08! (09)
    2025-02: 10 11 12 13 14 (15) (16)
    2025-02: 17 18 19 20 21 (22) (23)
    2025-02: 24 25 26 27 28
    2025-03: (01) (02) 03 04 05 06 07
"""  # 21 to 24: 4 · 26: 5 · 27: 6 · 5 to 7: 9 · 8: 10 · 10 to 14: 15 · 17 to 21: 20 · 24 to 28: 25 · 3 to 7: 30

# From Monday 22 September 2025. National Day and Mid-Autumn 1 to 8 October, made up on 28 September and 11 October.
NATIONAL_2025 = """
    2025-09: 23 24 25 26 (27) 28! 29 30
    2025-10: (01) (02) (03) (04) (05) (06) (07) (08) 09 10 11! (12)
    2025-10: 13 14 15 16 17 (18) (19)
    2025-10: 20 21 22 23 24 (25) (26)
    2025-10: 27 28 29 30 31
    2025-11: (01) (02) 03 04 05 06 07
"""  # 23 to 26: 4 · 28: 5 · 29, 30: 7 · 9, 10: 9 · 11: 10 · 13 to 17: 15 · 20 to 24: 20 · 27 to 31: 25 · 3 to 7: 30

# From Monday 9 February 2026. Spring Festival 15 to 23 February, made up on 14 and 28 February.
SPRING_2026 = """
    2026-02: 10 11 12 13 14! (15) (16) (17) (18) (19) (20) (21) (22)
    2026-02: (23) 24 25 26 27 28!
    2026-03: (01) 02 03 04 05 06 (07) (08)
    2026-03: 09 10 11 12 13 (14) (15)
    2026-03: 16 17 18 19 20 (21) (22)
    2026-03: 23 24 25 26 27
"""  # 10 to 13: 4 · 14: 5 · 24 to 27: 9 · 28: 10 · 2 to 6: 15 · 9 to 13: 20 · 16 to 20: 25 · 23 to 27: 30

# From Tuesday 15 September 2026. Mid-Autumn 25 to 27 September, National Day 1 to 7 October,
# made up on 20 September and 10 October.
NATIONAL_2026 = """
    2026-09: 16 17 18 (19) 20!
    2026-09: 21 22 23 24 (25) (26) (27)
    2026-09: 28 29 30
    2026-10: (01) (02) (03) (04) (05) (06) (07) 08 09 10! (11)
    2026-10: 12 13 14 15 16 (17) (18)
    2026-10: 19 20 21 22 23 (24) (25)
    2026-10: 26 27 28 29 30 (31)
    2026-11: (01) 02
"""  # 16 to 18: 3 · 20: 4 · 21 to 24: 8 · 28 to 30: 11 · 8, 9: 13 · 10: 14 · 12 to 16: 19 · 19 to 23: 24 · 26 to 30: 29 · 2: 30

ACROSS = {
    date(2025, 1, 20): (SPRING_2025, "2025-01-26 2025-02-08 2025-02-21 2025-03-07"),
    date(2025, 9, 22): (NATIONAL_2025, "2025-09-28 2025-10-11 2025-10-24 2025-11-07"),
    date(2026, 2, 9): (SPRING_2026, "2026-02-14 2026-02-28 2026-03-13 2026-03-27"),
    date(2026, 9, 15): (NATIONAL_2026, "2026-09-21 2026-09-29 2026-10-19 2026-11-02"),
}


def test_twenty_working_days_from_15_september_2026():
    assert deadline(date(2026, 9, 15), working(20), CALENDAR).on == date(2026, 10, 19)


@pytest.mark.parametrize("accepted_on", ACROSS)
def test_working_days_across_a_long_holiday(accepted_on):
    found = [str(deadline(accepted_on, working(amount), CALENDAR).on) for amount in (5, 10, 20, 30)]
    assert " ".join(found) == ACROSS[accepted_on][1]


@pytest.mark.parametrize("accepted_on", ACROSS)
def test_every_amount_ends_on_the_day_that_the_hand_has_counted(accepted_on):
    counted = [day for day, how in read(ACROSS[accepted_on][0]).items() if how != "off"]
    assert len(counted) == 30
    for amount, day in enumerate(counted, start=1):
        assert deadline(accepted_on, working(amount), CALENDAR).on == day


@pytest.mark.parametrize("accepted_on", ACROSS)
def test_trace_says_of_each_day_what_the_hand_has_written(accepted_on):
    found = deadline(accepted_on, working(30), CALENDAR)
    check_trace(found)
    said = {}
    for span in found.trace[1:]:
        how = "made up" if span.why is Why.MAKEUP_WORKDAY else "counts" if span.counts else "off"
        for ordinal in range(span.starts_on.toordinal(), span.ends_on.toordinal() + 1):
            said[date.fromordinal(ordinal)] = how
    assert said == read(ACROSS[accepted_on][0])


def test_trace_names_each_span_its_holiday_and_its_notice():
    trace = deadline(date(2026, 9, 15), working(20), CALENDAR).trace
    assert [(str(span.ends_on)[5:], span.why.value, span.counted, span.total) for span in trace] == [
        ("09-15", "acceptance", 0, 0),
        ("09-18", "counted", 3, 3),
        ("09-19", "weekend", 0, 3),
        ("09-20", "makeup_workday", 1, 4),
        ("09-24", "counted", 4, 8),
        ("09-27", "holiday", 0, 8),
        ("09-30", "counted", 3, 11),
        ("10-07", "holiday", 0, 11),
        ("10-09", "counted", 2, 13),
        ("10-10", "makeup_workday", 1, 14),
        ("10-11", "weekend", 0, 14),
        ("10-16", "counted", 5, 19),
        ("10-18", "weekend", 0, 19),
        ("10-19", "counted", 1, 20),
    ]  # fmt: skip
    holidays = [span for span in trace if span.why is Why.HOLIDAY]
    assert [span.name for span in holidays] == [
        CALENDAR.days[date(2026, 9, 25)].name, CALENDAR.days[date(2026, 10, 1)].name
    ]  # fmt: skip
    assert all(span.basis == CALENDAR.notices[2026].title for span in holidays)


# Each line: day of acceptance, amount, last day, and how it is counted.
ACCEPTED = [
    ("2026-06-06", 1, "2026-06-08"),  # Saturday · Mon 8: 1
    ("2026-06-07", 5, "2026-06-12"),  # Sunday · Mon 8: 1, 9: 2, 10: 3, 11: 4, Fri 12: 5
    ("2026-06-05", 5, "2026-06-12"),  # the Friday before ends on the same day
    (
        "2026-09-19",
        3,
        "2026-09-22",
    ),  # Saturday before a made-up Sunday · Sun 20: 1, Mon 21: 2, 22: 3
    ("2026-10-03", 5, "2026-10-13"),  # in a holiday · 8: 1, 9: 2, Sat 10: 3, Mon 12: 4, 13: 5
    ("2026-09-20", 5, "2026-09-28"),  # made-up Sunday · 21: 1, 22: 2, 23: 3, 24: 4, Mon 28: 5
    ("2026-02-28", 1, "2026-03-02"),  # made-up Saturday · Mon 2: 1
    ("2026-09-30", 1, "2026-10-08"),  # eve of National Day · Thu 8: 1
    ("2026-02-14", 2, "2026-02-25"),  # eve of Spring Festival, itself made up · Tue 24: 1, 25: 2
    ("2025-12-31", 2, "2026-01-05"),  # eve of New Year · 1 to 3 off, Sun 4 made up: 1, Mon 5: 2
]


@pytest.mark.parametrize(("accepted_on", "amount", "last"), ACCEPTED)
def test_day_0_is_the_day_of_acceptance_whatever_day_it_is(accepted_on, amount, last):
    found = deadline(date.fromisoformat(accepted_on), working(amount), CALENDAR)
    assert str(found.on) == last
    check_trace(found)


@pytest.mark.parametrize("accepted_on", [date(2026, 9, 15), date(2026, 9, 19), date(2026, 10, 1)])
def test_no_working_days_end_on_the_day_of_acceptance(accepted_on):
    found = deadline(accepted_on, working(0), CALENDAR)
    assert found.on == accepted_on
    assert [span.why for span in found.trace] == [Why.ACCEPTANCE]


@pytest.mark.parametrize("amount", [None, 0])
def test_on_the_spot_is_the_day_of_acceptance(amount):
    found = deadline(date(2026, 9, 19), Limit(amount, ON_THE_SPOT), CALENDAR)
    assert found.on == date(2026, 9, 19)
    assert [span.why for span in found.trace] == [Why.ON_THE_SPOT]
    assert not found.provisional


def test_no_limit_has_no_last_day():
    found = deadline(date(2027, 9, 19), Limit(None, NONE), CALENDAR)
    assert found.on is None
    assert [span.why for span in found.trace] == [Why.NO_LIMIT]
    assert not found.provisional
    assert found.may_move == ()


def test_extension_adds_its_days_and_names_them():
    # 20 working days end on Mon 19 October · 20: 21, 21: 22, 22: 23, Fri 23: 24, Mon 26: 25, 27: 26,
    # 28: 27, 29: 28, Fri 30: 29, Mon 2 November: 30
    found = deadline(date(2026, 9, 15), working(20), CALENDAR, Case(extension=working(10)))
    assert found.on == date(2026, 11, 2)
    check_trace(found)
    extended = [span for span in found.trace if span.why is Why.EXTENDED]
    assert [(str(span.starts_on), span.counted) for span in extended] == [
        ("2026-10-20", 4), ("2026-10-26", 5), ("2026-11-02", 1)
    ]  # fmt: skip


def test_working_days_never_roll():
    case = Case(rolls=True)
    assert deadline(date(2026, 9, 15), working(20), CALENDAR, case).on == date(2026, 10, 19)
    assert deadline(date(2026, 9, 19), working(0), CALENDAR, case).on == date(2026, 9, 19)


def test_longest_limit_is_counted():
    found = deadline(date(2026, 9, 15), working(3650), CALENDAR)
    assert CALENDAR.working_days_between(date(2026, 9, 15), found.on) == 3650


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2028, 1, 1), date.min, date.max])
@pytest.mark.parametrize("limit", [working(5), working(0), Limit(None, NONE)])
def test_acceptance_in_no_year_of_the_calendar_is_refused(day, limit):
    with pytest.raises(OutsideCalendar) as refused:
        deadline(day, limit, CALENDAR)
    assert (refused.value.day, refused.value.first, refused.value.last) == (day, 2004, 2027)


def test_first_and_last_day_of_the_calendar_are_counted_from():
    # Thursday 1 January 2004, its weekend of 3 and 4 and the day before are the notice's or the week's own
    assert deadline(date(2004, 1, 1), working(1), CALENDAR).on == date(2004, 1, 2)
    # Friday 31 December 2027, not announced: Mon 3 January 2028
    assert deadline(date(2027, 12, 31), working(1), CALENDAR).on == date(2028, 1, 3)


def test_empty_calendar_counts_nothing():
    with pytest.raises(OutsideCalendar) as refused:
        deadline(date(2026, 9, 15), working(5), Calendar({}))
    assert (refused.value.first, refused.value.last) == (None, None)


def test_year_announced_without_days_off_is_its_weekdays():
    plain = Calendar({2026: Notice("only weekends")})
    # Tue 15 September · 16 to 18: 3, 21 to 25: 8, 28 to 2: 13, 5 to 9: 18, Mon 12: 19, Tue 13: 20
    assert deadline(date(2026, 9, 15), working(20), plain).on == date(2026, 10, 13)
