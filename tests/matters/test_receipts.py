"""When an application counts as accepted (行政许可法 art. 32), and by when its result is delivered (art. 44)."""

from datetime import date

import pytest

from matters.calendars import OutsideCalendar
from matters.counting import Case, Fault, NotCountable
from matters.deadlines import deadline
from matters.limits import ON_THE_SPOT, Limit
from matters.receipts import DELIVERY, EXTENSION, RECEIPT, Receipt, delivery, receipt
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import natural, working

RECEIVED_ON = date(2026, 9, 15)  # Tuesday · 16: 1, 17: 2, 18: 3, Sun 20 made up: 4, Mon 21: 5
TELL_BY = date(2026, 9, 21)


@pytest.mark.parametrize(("limit", "amount"), [(RECEIPT, 5), (EXTENSION, 10), (DELIVERY, 10)])
def test_limits_of_the_law_are_working_days(limit, amount):
    # 行政许可法 arts. 32, 42 and 44, by art. 82 in working days
    assert limit == working(amount)


def test_receipt_in_silence_is_acceptance_on_the_day_of_receipt():
    assert receipt(RECEIVED_ON, CALENDAR) == Receipt(RECEIVED_ON, TELL_BY, RECEIVED_ON, True)


def test_receipt_in_silence_needs_no_completion():
    found = receipt(RECEIVED_ON, CALENDAR, completed_on=date(2026, 9, 30))
    assert found.accepted_on == RECEIVED_ON


@pytest.mark.parametrize("told_on", [RECEIVED_ON, date(2026, 9, 20), TELL_BY])
def test_receipt_told_in_time_waits_for_what_is_missing(told_on):
    assert receipt(RECEIVED_ON, CALENDAR, told_on=told_on) == Receipt(
        RECEIVED_ON, TELL_BY, None, False
    )


@pytest.mark.parametrize("completed_on", [TELL_BY, date(2026, 10, 8)])
def test_receipt_completed_is_acceptance_on_that_day(completed_on):
    found = receipt(RECEIVED_ON, CALENDAR, told_on=TELL_BY, completed_on=completed_on)
    assert found == Receipt(RECEIVED_ON, TELL_BY, completed_on, False)


@pytest.mark.parametrize("completed_on", [None, date(2026, 10, 8)])
def test_receipt_told_late_was_accepted_on_the_day_of_receipt(completed_on):
    found = receipt(RECEIVED_ON, CALENDAR, told_on=date(2026, 9, 22), completed_on=completed_on)
    assert found == Receipt(RECEIVED_ON, TELL_BY, RECEIVED_ON, True)


def test_receipt_across_a_holiday_gives_its_working_days():
    # Tue 29 September · 30: 1, holiday to 7, 8: 2, 9: 3, Sat 10 made up: 4, Mon 12: 5
    assert receipt(date(2026, 9, 29), CALENDAR).tell_by == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("told_on", "completed_on", "field"),
    [
        (date(2026, 9, 14), None, "told_on"),
        (None, date(2026, 9, 14), "completed_on"),
        (date(2026, 9, 17), date(2026, 9, 16), "completed_on"),
        (date(2026, 9, 25), date(2026, 9, 24), "completed_on"),
    ],
)
def test_receipt_with_days_out_of_order_is_refused(told_on, completed_on, field):
    with pytest.raises(NotCountable) as refused:
        receipt(RECEIVED_ON, CALENDAR, told_on=told_on, completed_on=completed_on)
    assert (refused.value.field, refused.value.fault) == (field, Fault.BEFORE)


def test_receipt_outside_the_calendar_is_refused():
    with pytest.raises(OutsideCalendar):
        receipt(date(2003, 9, 15), CALENDAR)


def test_delivery_within_ten_working_days_of_the_decision():
    # Mon 19 October · 20 to 23: 4, 26 to 30: 9, Mon 2 November: 10
    assert delivery(date(2026, 10, 19), CALENDAR).on == date(2026, 11, 2)


def test_delivery_as_a_guide_says():
    assert delivery(date(2026, 10, 19), CALENDAR, natural(3)).on == date(2026, 10, 22)
    assert delivery(date(2026, 10, 19), CALENDAR, Limit(None, ON_THE_SPOT)).on == date(2026, 10, 19)


def test_receipt_decision_and_delivery_in_a_row():
    # Told on 18 September, complete on Thu 24: day 0. 28, 29, 30: 3, 8, 9, 10: 6, 12 to 16: 11,
    # 19 to 23: 16, 26 to 29: 20; ten more: Fri 30: 21, 2 to 6: 26, 9 to 12: 30
    accepted_on = receipt(
        RECEIVED_ON, CALENDAR, told_on=date(2026, 9, 18), completed_on=date(2026, 9, 24)
    ).accepted_on
    assert accepted_on == date(2026, 9, 24)
    decided_on = deadline(accepted_on, working(20), CALENDAR).on
    assert decided_on == date(2026, 10, 29)
    extended = deadline(accepted_on, working(20), CALENDAR, Case(extension=EXTENSION)).on
    assert extended == date(2026, 11, 12)
    # Fri 30: 1, 2 to 6: 6, 9 to 12: 10
    assert delivery(decided_on, CALENDAR).on == date(2026, 11, 12)
