"""What cannot be counted is refused with its field; pauses are told by their length."""

from datetime import date

import pytest

from matters.calendars import OutsideCalendar
from matters.counting import (
    LONGEST_IN_HOURS,
    LONGEST_IN_MONTHS,
    Case,
    Effect,
    Fault,
    NotCountable,
    Pause,
    in_sequence,
    pause_of,
)
from matters.deadlines import deadline
from matters.limits import LONGEST, NONE, ON_THE_SPOT, WORKING_DAY, Limit
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import hours, months, natural, working

ACCEPTED_ON = date(2026, 9, 15)
DAY = date(2026, 9, 21)

REFUSED = [
    (Limit(5, "week"), "unit", Fault.UNKNOWN_UNIT, None),
    (Limit(5, ""), "unit", Fault.UNKNOWN_UNIT, None),
    (Limit(), "unit", Fault.UNKNOWN_UNIT, None),
    (Limit(None, WORKING_DAY), "amount", Fault.NO_AMOUNT, None),
    (Limit(3, ON_THE_SPOT), "amount", Fault.NOT_ITS_AMOUNT, None),
    (Limit(3, NONE), "amount", Fault.NOT_ITS_AMOUNT, None),
    (working(-1), "amount", Fault.NEGATIVE, None),
    (natural(-20), "amount", Fault.NEGATIVE, None),
    (months(-1), "amount", Fault.NEGATIVE, None),
    (hours(-1), "amount", Fault.NEGATIVE, None),
    (working(3651), "amount", Fault.TOO_LONG, 3650),
    (natural(10_000), "amount", Fault.TOO_LONG, 3650),
    (months(122), "amount", Fault.TOO_LONG, 121),
    (hours(87_601), "amount", Fault.TOO_LONG, 87_600),
    (working(10**30), "amount", Fault.TOO_LONG, 3650),
]


@pytest.mark.parametrize(("limit", "field", "fault", "bound"), REFUSED)
def test_limit_that_cannot_be_counted_is_refused(limit, field, fault, bound):
    with pytest.raises(NotCountable) as refused:
        deadline(ACCEPTED_ON, limit, CALENDAR)
    assert (refused.value.field, refused.value.fault, refused.value.bound) == (field, fault, bound)
    assert str(refused.value).startswith(f"{field}: {fault}")


@pytest.mark.parametrize(
    "limit", [working(LONGEST), natural(LONGEST), months(LONGEST_IN_MONTHS), hours(LONGEST_IN_HOURS)]
)  # fmt: skip
def test_longest_limits_are_counted_together_with_their_extension(limit):
    found = deadline(ACCEPTED_ON, limit, CALENDAR, Case(extension=limit))
    assert found.on.year in (2046, 2054, 2055)  # 7,300 natural days are 20 years, working days 28
    assert found.trace[-1].ends_on == found.on


REFUSED_EXTENSIONS = [
    (natural(10), Fault.OTHER_UNIT),
    (months(1), Fault.OTHER_UNIT),
    (Limit(None, ON_THE_SPOT), Fault.OTHER_UNIT),
    (Limit(10, "week"), Fault.UNKNOWN_UNIT),
    (Limit(None, WORKING_DAY), Fault.NO_AMOUNT),
    (working(-1), Fault.NEGATIVE),
    (working(3651), Fault.TOO_LONG),
]


@pytest.mark.parametrize(("extension", "fault"), REFUSED_EXTENSIONS)
def test_extension_that_cannot_be_added_is_refused(extension, fault):
    with pytest.raises(NotCountable) as refused:
        deadline(ACCEPTED_ON, working(20), CALENDAR, Case(extension=extension))
    assert (refused.value.field, refused.value.fault) == ("extension", fault)


REFUSED_PAUSES = [
    ((Pause(DAY, date(2026, 9, 20)),), Fault.BACKWARDS, None),
    ((Pause(date.min, date.max),), Fault.TOO_LONG, 3650),
    ((Pause(DAY, date(2036, 9, 18)),), Fault.TOO_LONG, 3650),  # 3,651 days
    (
        (Pause(DAY, date(2036, 9, 16)), Pause(DAY, date(2026, 9, 22))),
        Fault.TOO_LONG,
        3650,
    ),  # 3,649 + 2
]


@pytest.mark.parametrize(("pauses", "fault", "bound"), REFUSED_PAUSES)
def test_pauses_that_cannot_be_meant_are_refused(pauses, fault, bound):
    with pytest.raises(NotCountable) as refused:
        deadline(ACCEPTED_ON, working(20), CALENDAR, Case(pauses))
    assert (refused.value.field, refused.value.fault, refused.value.bound) == (
        "pauses", fault, bound,
    )  # fmt: skip


def test_longest_pause_is_counted():
    # 21 September 2026 to 17 September 2036 are 3,650 days
    pauses = (Pause(DAY, date(2036, 9, 17)),)
    assert deadline(ACCEPTED_ON, natural(10), CALENDAR, Case(pauses)).on == date(2036, 9, 22)


# Each line: first day, length, last day. The first day is day 1 where it counts.
PAUSES = [
    (date(2026, 9, 21), working(3), date(2026, 9, 23)),  # Mon 21, 22, 23
    (date(2026, 9, 19), working(3), date(2026, 9, 22)),  # Saturday off · Sun 20 made up, 21, 22
    (date(2026, 9, 24), working(3), date(2026, 9, 29)),  # Thu 24, holiday, Mon 28, 29
    (date(2026, 10, 1), working(1), date(2026, 10, 8)),  # holiday · Thu 8
    (date(2026, 9, 24), natural(3), date(2026, 9, 26)),
    (date(2026, 9, 21), natural(1), date(2026, 9, 21)),
    (date(2026, 9, 21), working(1), date(2026, 9, 21)),
]


@pytest.mark.parametrize(("starts_on", "length", "ends_on"), PAUSES)
def test_pause_of_a_length_ends_on_the_last_of_its_days(starts_on, length, ends_on):
    pause = pause_of(
        starts_on, length, CALENDAR, kind="test", effect=Effect.RESTARTS, name="n", basis="b"
    )
    assert pause == Pause(
        starts_on, ends_on, "test", Effect.RESTARTS, "n", "b", length.unit == WORKING_DAY
    )


@pytest.mark.parametrize("length", [working(0), natural(0)])
def test_pause_of_no_length_is_none(length):
    assert pause_of(DAY, length, CALENDAR) is None


@pytest.mark.parametrize(
    ("length", "fault"),
    [
        (hours(5), Fault.OTHER_UNIT), (months(1), Fault.OTHER_UNIT),
        (Limit(None, ON_THE_SPOT), Fault.OTHER_UNIT), (Limit(None, NONE), Fault.OTHER_UNIT),
        (Limit(5, ""), Fault.UNKNOWN_UNIT), (working(-1), Fault.NEGATIVE),
        (natural(3651), Fault.TOO_LONG), (Limit(None, WORKING_DAY), Fault.NO_AMOUNT),
    ],
)  # fmt: skip
def test_pause_of_what_is_no_length_in_days_is_refused(length, fault):
    with pytest.raises(NotCountable) as refused:
        pause_of(DAY, length, CALENDAR)
    assert (refused.value.field, refused.value.fault) == ("pauses", fault)


@pytest.mark.parametrize(
    ("starts_on", "length"),
    [
        (date.min, natural(1)), (date.min, working(1)), (date.max, natural(2)),
        (date.max, working(1)), (date(2003, 12, 1), working(1)), (date(2086, 12, 31), working(9)),
    ],
)  # fmt: skip
def test_pause_outside_the_calendar_is_refused(starts_on, length):
    with pytest.raises(OutsideCalendar):
        pause_of(starts_on, length, CALENDAR)


def test_pauses_in_sequence_follow_each_other():
    pattern = Pause(DAY, DAY, "hearing")
    lengths = [working(3), working(0), natural(2), working(1)]
    found = in_sequence(DAY, [(length, pattern) for length in lengths], CALENDAR)
    # Mon 21 to 23; 24 and 25; from Saturday 26, in Mid-Autumn, to Mon 28
    assert [(pause.starts_on.day, pause.ends_on.day) for pause in found] == [
        (21, 23), (24, 25), (26, 28)
    ]  # fmt: skip
    assert {pause.kind for pause in found} == {"hearing"}


def test_pauses_in_sequence_that_leave_the_calendar_are_refused():
    lengths = [(natural(1), Pause(DAY, DAY))] * 2
    with pytest.raises(OutsideCalendar):
        in_sequence(date.max, lengths, CALENDAR)
