"""The steps of a guide on a time line, and the delivery: each begins where the one before it ends. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile, takewhile
from typing import Any, NamedTuple

from matters.calendars import Calendar, OutsideCalendar
from matters.counting import Case, NotCountable, Pause, check_limit
from matters.deadlines import Deadline, deadline
from matters.limits import Limit, limit_of
from matters.receipts import DELIVERY

Stored = Mapping[str, Any]

BEFORE_ACCEPTANCE = ("receive", "accept")
AFTER_DECISION = ("certify", "deliver")


@dataclass(frozen=True)
class StepTime:
    """A step with its last day at the latest; None where it cannot be told from what is known.

    `counts_in_limit` is False for one whose time the guide's limits do not cover. `waits_for` are
    the years whose missing notice may still move its last day.
    """

    name: str
    kind: str
    limit: Limit
    starts_on: date | None
    ends_on: date | None
    counts_in_limit: bool | None = None
    waits_for: tuple[int, ...] = ()


class Reached(NamedTuple):
    """A day at which something ends, and the years whose missing notice may still move it."""

    on: date
    waits_for: tuple[int, ...] = ()


def reached(found: Deadline | None) -> Reached | None:
    return Reached(found.on, found.provisional_years) if found and found.on else None


def last_reached(steps: tuple[StepTime, ...]) -> Reached | None:
    """Where the last step before the decision ends; None where that cannot be told."""
    last = [step for step in _on_the_way(steps) if step.kind not in BEFORE_ACCEPTANCE][-1:]
    ends = (Reached(step.ends_on, step.waits_for) for step in last if step.ends_on)
    return next(ends, None)


def until_decided(
    snapshot: Stored, accepted_on: date, pauses: tuple[Pause, ...], calendar: Calendar
) -> Iterator[StepTime]:
    """The steps up to the decision in order, as far as their limits are known.

    A restart begins the step in which it falls anew.
    """
    here: Reached | None = Reached(accepted_on)
    for row in takewhile(_is_before_decision, snapshot.get("steps") or ()):
        if row.get("kind") in BEFORE_ACCEPTANCE:
            yield _step(row, None, None)
            continue
        there = _end_of_step(row, here, calendar, pauses)
        yield _step(row, here, there)
        here = there


def after_decision(
    snapshot: Stored, decided: Reached | None, calendar: Calendar
) -> Iterator[StepTime]:
    """What comes after the decision counts from the decision; None where its day is not known."""
    here = decided
    for row in dropwhile(_is_before_decision, snapshot.get("steps") or ()):
        there = _end_of_step(row, here, calendar)
        yield _step(row, here, there)
        here = there


def not_covered(steps: tuple[StepTime, ...]) -> tuple[StepTime, ...]:
    """Those between acceptance and decision of which the guide says that its limits do not cover them."""
    return tuple(
        step
        for step in _on_the_way(steps)
        if step.counts_in_limit is False and step.kind not in BEFORE_ACCEPTANCE
    )


def _on_the_way(steps: tuple[StepTime, ...]) -> Iterator[StepTime]:
    return takewhile(lambda step: step.kind not in AFTER_DECISION, steps)


def delivery_of(
    snapshot: Stored, decided: Reached | None, calendar: Calendar, *, is_licence: bool
) -> Deadline | None:
    """By when the result is delivered: as the guide says, else within the law's days for a licence.

    Source: 行政许可法 art. 44.
    """
    if decided is None:
        return None
    stated = (limit_of(row.get("delivery_limit")) for row in snapshot.get("results") or ())
    limit = next((one for one in stated if can_be_counted(one)), None)
    if limit is None:
        limit = DELIVERY if is_licence else None
    return _from_a_later_day(decided.on, limit, calendar) if limit else None


def can_be_counted(limit: Limit) -> bool:
    """Whether a date follows from it; a guide may state more months than anybody can mean."""
    try:
        check_limit(limit)
    except NotCountable:
        return False
    return limit.is_countable


def _is_before_decision(row: Stored) -> bool:
    return row.get("kind") not in AFTER_DECISION


def _step(row: Stored, here: Reached | None, there: Reached | None) -> StepTime:
    return StepTime(
        name=row.get("name") or "",
        kind=row.get("kind") or "",
        limit=_limit_of_step(row),
        starts_on=here.on if here else None,
        ends_on=there.on if there else None,
        counts_in_limit=row.get("counts_in_limit"),
        waits_for=there.waits_for if there else (),
    )


def _limit_of_step(row: Stored) -> Limit:
    """What is promised of the step, else its limit."""
    limit = limit_of(row.get("limit"))
    promised = row.get("promised_amount")
    return limit if promised is None else replace(limit, amount=promised)


def _end_of_step(
    row: Stored, here: Reached | None, calendar: Calendar, pauses: tuple[Pause, ...] = ()
) -> Reached | None:
    if here is None:
        return None
    found = _from_a_later_day(here.on, _limit_of_step(row), calendar, pauses)
    if found is None or found.on is None:
        return None
    return Reached(found.on, tuple(sorted({*here.waits_for, *found.provisional_years})))


def _from_a_later_day(
    day: date, limit: Limit, calendar: Calendar, pauses: tuple[Pause, ...] = ()
) -> Deadline | None:
    """The deadline of what begins on `day`, itself counted; None where it begins after the calendar ends."""
    if not can_be_counted(limit):
        return None
    try:
        return deadline(day, limit, calendar, Case(pauses))
    except OutsideCalendar:
        return None
