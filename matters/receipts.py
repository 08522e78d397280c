"""What comes before the count and after the decision: receipt and delivery. Pure.

Sources: 行政许可法 arts. 32, 42 and 44.
"""

from datetime import date
from typing import NamedTuple

from matters.calendars import Calendar
from matters.counting import Fault, NotCountable
from matters.deadlines import Deadline, deadline
from matters.limits import WORKING_DAY, Limit

RECEIPT = Limit(5, WORKING_DAY)
"""Within it the office tells once what is missing, else the application is accepted. 行政许可法 art. 32."""
DELIVERY = Limit(10, WORKING_DAY)
"""Within it after the decision the licence is delivered. 行政许可法 art. 44."""
EXTENSION = Limit(10, WORKING_DAY)
"""What the head of the office may add once, with reasons told. 行政许可法 art. 42."""


class Receipt(NamedTuple):
    """What follows from handing in: `tell_by` the last day to say what is missing, `accepted_on` day 0.

    `accepted_on` is None while what was asked for has not come. `in_silence` tells that nobody
    asked in time, so that the day of receipt is the day of acceptance.
    """

    received_on: date
    tell_by: date
    accepted_on: date | None
    in_silence: bool


def receipt(
    received_on: date,
    calendar: Calendar,
    *,
    told_on: date | None = None,
    completed_on: date | None = None,
) -> Receipt:
    """When an application handed in on `received_on` counts as accepted.

    The office tells once, within 5 working days, everything that is missing; told later or not at
    all, the application was accepted on the day of receipt. Told in time, it is accepted when
    everything asked for has come. Raises NotCountable for days out of order, and OutsideCalendar.
    Source: 行政许可法 art. 32.
    """
    tell_by = deadline(received_on, RECEIPT, calendar).on
    assert tell_by is not None
    if told_on is not None and told_on < received_on:
        raise NotCountable("told_on", Fault.BEFORE)
    if completed_on is not None and completed_on < (told_on or received_on):
        raise NotCountable("completed_on", Fault.BEFORE)
    in_silence = told_on is None or told_on > tell_by
    accepted_on = received_on if in_silence else completed_on
    return Receipt(received_on, tell_by, accepted_on, in_silence)


def delivery(decided_on: date, calendar: Calendar, limit: Limit = DELIVERY) -> Deadline:
    """By when what was decided is in the applicant's hands. Source: 行政许可法 art. 44."""
    return deadline(decided_on, limit, calendar)
