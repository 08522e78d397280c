"""Days that do not count: pauses and restarts in 20 working days from 15 September 2026, and in other units.

Without any, the count is 16: 1, 17: 2, 18: 3, 20: 4, 21: 5, 22: 6, 23: 7, 24: 8, 28: 9, 29: 10,
30: 11, October 8: 12, 9: 13, 10: 14, 12: 15, 13: 16, 14: 17, 15: 18, 16: 19, 19: 20, and then
20, 21, 22, 23, 26, 27, 28, 29, 30, November 2, 3, 4, 5, 6, 9.
"""

from datetime import date, time

import pytest

from matters.calendars import OutsideCalendar
from matters.choices import ProcedureKind
from matters.counting import Case, Effect, Pause, Why
from matters.deadlines import deadline
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import check_trace, hours, months, natural, working

ACCEPTED_ON = date(2026, 9, 15)


def pauses(text):
    """`9.21-9.23` are days of 2026 that pause, `9.21-9.23!` such after which the count begins anew."""
    found = []
    for token in text.split():
        first, last = (
            date(2026, *map(int, day.split("."))) for day in token.removesuffix("!").split("-")
        )
        effect = Effect.RESTARTS if token.endswith("!") else Effect.PAUSES
        found.append(Pause(first, last, effect=effect))
    return tuple(found)


def last(text, limit=None, accepted_on=ACCEPTED_ON, **case):
    given = Case(pauses(text), **case)
    found = deadline(accepted_on, limit or working(20), CALENDAR, given)
    check_trace(found)
    return found.on


PAUSED = [
    ("9.21-9.23", (10, 22)),  # 21, 22, 23 do not count · 20: 18, 21: 19, 22: 20
    ("9.28-10.8", (10, 23)),  # 28, 29, 30 and 8 · four more: 20, 21, 22, 23
    ("10.1-10.7", (10, 19)),  # nothing but holiday
    ("10.17-10.18", (10, 19)),  # nothing but a weekend
    ("9.20-9.20", (10, 20)),  # a made-up Sunday is one day
    ("9.16-9.16", (10, 20)),  # the first day
    ("10.19-10.19", (10, 20)),  # the last day itself
    ("10.19-10.30", (11, 2)),  # the last day and after: 19, 20, 21, 22, 23, 26, 27, 28, 29, 30
    ("10.20-10.30", (10, 19)),  # after the last day
    ("9.1-9.15", (10, 19)),  # before, up to the day of acceptance
    ("9.10-9.16", (10, 20)),  # across the day of acceptance: 16 is one day
    ("9.21-9.23 9.22-9.24", (10, 23)),  # 21 to 24, each once
    ("9.22-9.24 9.21-9.23", (10, 23)),  # in any order
    ("9.21-9.24 9.22-9.23", (10, 23)),  # one within the other
    ("9.21-9.22 9.23-9.24", (10, 23)),  # one right after the other
    ("9.21-9.21 10.20-10.20", (10, 21)),  # the first brings the second within reach
    ("9.16-10.19", (11, 16)),  # all 20 days, then 20: 1 to 23: 4, 26 to 30: 9, 2 to 6: 14, 9 to 13: 19, 16: 20
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAUSED)
def test_days_that_do_not_count_are_added_at_the_end(text, expected):
    assert last(text) == date(2026, *expected)


@pytest.mark.parametrize("kind", ProcedureKind.values)
def test_pause_of_each_kind_stands_in_the_trace_by_its_name_and_basis(kind):
    pause = Pause(
        date(2026, 9, 22), date(2026, 9, 23), kind, name=f"name of {kind}", basis="art. 45"
    )
    found = deadline(ACCEPTED_ON, working(20), CALENDAR, Case((pause,)))
    assert found.on == date(2026, 10, 21)
    (span,) = (span for span in found.trace if span.why is Why.PAUSE)
    assert (span.starts_on, span.ends_on) == (pause.starts_on, pause.ends_on)
    assert (span.kind, span.name, span.basis) == (kind, f"name of {kind}", "art. 45")
    assert not span.counts


def test_pauses_of_two_kinds_without_a_name_are_two_spans():
    first = Pause(date(2026, 9, 21), date(2026, 9, 22), "hearing")
    second = Pause(date(2026, 9, 23), date(2026, 9, 24), "expert_review")
    trace = deadline(ACCEPTED_ON, working(20), CALENDAR, Case((first, second))).trace
    assert [span.kind for span in trace if span.why is Why.PAUSE] == ["hearing", "expert_review"]


RESTARTED = [
    # 22: 1, 23: 2, 24: 3, 28: 4, 29: 5, 30: 6, 8: 7, 9: 8, 10: 9, 12: 10, 13: 11, 14: 12, 15: 13, 16: 14,
    # 19: 15, 20: 16, 21: 17, 22: 18, 23: 19, 26: 20
    ("9.17-9.21!", (10, 26)),
    # anew after 12 October: 13: 1 to 16: 4, 19 to 23: 9, 26 to 30: 14, 2 to 6: 19, 9: 20
    ("9.17-9.21! 10.9-10.12!", (11, 9)),
    # the pause holds to 24: 28: 1, 29: 2, 30: 3, 8: 4, 9: 5, 10: 6, 12: 7 to 16: 11, 19: 12 to 23: 16, 26: 17 to 29: 20
    ("9.17-9.21! 9.20-9.24", (10, 29)),
    # the restart ends within a longer pause, or with it: the same
    ("9.20-9.24 9.22-9.24!", (10, 29)),
    ("9.17-9.24 9.18-9.21!", (10, 29)),
    # two that overlap: anew after the later
    ("9.17-9.21! 9.20-9.24!", (10, 29)),
    # a pause after it: 21 and 22 October do not count: 26: 18, 27: 19, 28: 20
    ("9.17-9.21! 10.21-10.22", (10, 28)),
    # before acceptance, and after the last day: nothing begins anew
    ("9.1-9.15!", (10, 19)),
    ("10.20-10.30!", (10, 19)),
    # on the last day: 20: 1 to 23: 4, 26 to 30: 9, 2 to 6: 14, 9 to 13: 19, 16: 20
    ("10.19-10.19!", (11, 16)),
    # across the day of acceptance: as if accepted on its last day
    ("9.10-9.16!", (10, 20)),
]


@pytest.mark.parametrize(("text", "expected"), RESTARTED)
def test_count_begins_anew_after_a_restart(text, expected):
    assert last(text) == date(2026, *expected)


def test_trace_of_a_restart_begins_at_nothing_again():
    trace = deadline(ACCEPTED_ON, working(20), CALENDAR, Case(pauses("9.17-9.21!"))).trace
    assert [(span.ends_on.day, span.why.value, span.counted, span.total) for span in trace[:5]] == [
        (15, "acceptance", 0, 0),
        (16, "counted", 1, 1),
        (20, "pause", 0, 1),
        (21, "restart", 0, 0),
        (24, "counted", 3, 3),
    ]


def test_extension_comes_after_pauses_and_is_whole_again_after_a_restart():
    # Paused on 21 to 23: full on Thu 22 October · Fri 23: 21, 26 to 30: 26, 2 to 5 November: 30
    assert last("9.21-9.23", extension=working(10)) == date(2026, 11, 5)
    # Anew from 22 September: full on Mon 26 October · 27 to 30: 24, 2 to 6: 29, Mon 9: 30
    assert last("9.17-9.21!", extension=working(10)) == date(2026, 11, 9)
    # A restart in the extension takes it back: anew after Tue 20 October: 21: 1, 22, 23: 3, 26 to 30: 8,
    # 2 to 6: 13, 9 to 13: 18, 16 to 20: 23, 23 to 27: 28, 30: 29, Tue 1 December: 30
    assert last("10.20-10.20!", extension=working(10)) == date(2026, 12, 1)


def test_natural_days_skip_paused_days_whatever_they_are():
    # 16 to 25: 10, the pause holds 26 September to 5 October, 6 to 10: 15
    assert last("9.26-10.5", natural(15)) == date(2026, 10, 10)
    # anew after 5 October: 6 to 20 are 15 days
    assert last("9.26-10.5!", natural(15)) == date(2026, 10, 20)


def test_end_that_rolls_waits_for_a_pause_too():
    # 22 to 26 September are 5; 27 is off and held, 28 and 29 are worked but held, Wed 30 is neither
    monday = date(2026, 9, 21)
    assert last("9.27-9.29", natural(5), monday, rolls=True) == date(2026, 9, 30)
    # not held, it would move to Mon 28; held from then on it has ended before
    assert last("9.29-9.29", natural(5), monday, rolls=True) == date(2026, 9, 28)
    # off on 27, held from 28: anew from 30: 30 to 4 October are 5, National Day to 7
    assert last("9.27-9.29!", natural(5), monday, rolls=True) == date(2026, 10, 8)
    # where nothing rolls, the count has ended on 26
    assert last("9.27-9.29", natural(5), monday) == date(2026, 9, 26)


def test_months_paused_end_later_by_the_days_held():
    # One month from 15 September ends on 15 October; three days held, 18 October
    assert last("9.21-9.23", months(1)) == date(2026, 10, 18)
    assert last("9.21-9.23", months(1), rolls=True) == date(2026, 10, 19)


def test_months_that_begin_anew_are_as_long_as_their_own_months():
    # 31 days to 1 February, all held: paused they are still due, 2 February to 4 March
    january = date(2026, 1, 1)
    assert last("1.2-2.1", months(1), january) == date(2026, 3, 4)
    # anew they are the month from 1 February, which is shorter: 民法典 art. 202
    assert last("1.2-2.1!", months(1), january) == date(2026, 3, 1)


def test_hours_stop_for_whole_days():
    monday = date(2026, 6, 8)
    clock = {"accepted_at": time(16)}
    # 36 h end on 10 June at 04:00; 9 and 10 do not count: 12 June
    assert last("6.9-6.10", hours(36), monday, **clock) == date(2026, 6, 12)
    assert last("6.9-6.10!", hours(36), monday, **clock) == date(2026, 6, 12)
    # 11 June is held too when it began anew on 10
    assert last("6.9-6.9! 6.11-6.11", hours(36), monday) == date(2026, 6, 12)
    found = deadline(monday, hours(36), CALENDAR, Case(pauses("6.9-6.10"), **clock))
    assert found.at == time(4)


def test_restarts_without_end_leave_the_calendar_with_a_clear_refusal():
    # Every nine years the count of ten begins anew, until no year of the calendar is left.
    days = [date(year, 9, 15) for year in range(2035, 2090, 9)]
    restarts = tuple(Pause(day, day, effect=Effect.RESTARTS) for day in days)
    with pytest.raises(OutsideCalendar) as refused:
        deadline(ACCEPTED_ON, natural(3650), CALENDAR, Case(restarts))
    assert refused.value.day == date(2086, 12, 31)
    assert (refused.value.first, refused.value.last) == (2004, 2027)
