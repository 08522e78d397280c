"""What an address asks of deadlines, read strictly: every value that cannot be meant is named. Pure."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple, TypeVar

from matters.calendars import Calendar, OutsideCalendar
from matters.counting import Case, Fault, NotCountable, check_limit
from matters.days import WRITTEN
from matters.deadlines import Deadline, deadline
from matters.guide_deadlines import (
    Answer,
    Question,
    Switched,
    answer,
    extension_of,
    procedures_of,
)
from matters.limits import COUNTED_UNITS, LONGEST, Limit

Given = Mapping[str, str]
Value = TypeVar("Value")

LONGEST_PROCEDURES = 1000
"""Days that all procedures switched on take together; more is a slip of the keyboard."""
LONGEST_NUMBER = 6
"""Digits; any longer number is too long whatever it counts."""
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
ON = ("1", "on", "true")
OFF = ("", "0", "off", "false")
FLAGS = ("rolls", "extended")
PROCEDURE = re.compile(r"(p[0-9]+|other)(_from)?")
"""How a special procedure is named in addresses, and its first day."""


class Refusal(NamedTuple):
    """What is wrong with one parameter; `bounds` are the numbers or years that would do."""

    field: str
    fault: Fault
    bounds: tuple[int, ...] = ()


class Unanswerable(ValueError):
    """The question cannot be meant; `refusals` name each field, the first one of each field counts."""

    def __init__(self, *refusals: Refusal) -> None:
        self.refusals = refusals
        super().__init__("; ".join(f"{one.field}: {one.fault}" for one in refusals))


class _Reader:
    """Reads parameters one by one and keeps what is wrong with them."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.refusals: list[Refusal] = []

    def text(self, name: str) -> str:
        return unicodedata.normalize("NFKC", self.given.get(name, "")).strip()

    def refuse(self, name: str, fault: Fault, *bounds: int) -> None:
        self.refusals.append(Refusal(name, fault, bounds))

    def day(self, name: str) -> date | None:
        value = self.text(name)
        if not value:
            return None
        if not WRITTEN.fullmatch(value):
            self.refuse(name, Fault.NOT_A_DAY)
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(name, Fault.NO_SUCH_DAY)
            return None

    def number(self, name: str, longest: int | None = LONGEST) -> int | None:
        """A whole number from 0 to `longest`; None leaves the upper bound to the reader's caller."""
        value = self.text(name)
        if not value:
            return None
        if re.fullmatch(r"-[0-9]+", value):
            self.refuse(name, Fault.NEGATIVE)
            return None
        if not (value.isascii() and value.isdigit()):
            self.refuse(name, Fault.NOT_A_NUMBER)
            return None
        number = (
            int(value[-LONGEST_NUMBER:]) if len(value) <= LONGEST_NUMBER else 10**LONGEST_NUMBER
        )
        if longest is not None and number > longest:
            self.refuse(name, Fault.TOO_LONG, longest)
            return None
        return number

    def day_of_calendar(self, name: str, calendar: Calendar) -> date | None:
        """A day in a year in which a count may begin."""
        day = self.day(name)
        try:
            if day is not None:
                calendar.check(day)
        except OutsideCalendar as outside:
            self.refusals.append(_outside(name, outside))
            return None
        return day

    def clock(self, name: str) -> time | None:
        value = self.text(name)
        if not value:
            return None
        found = CLOCK.fullmatch(value)
        if found is None:
            self.refuse(name, Fault.NOT_A_TIME)
            return None
        return time(int(found[1]), int(found[2]))

    def flag(self, name: str) -> bool:
        value = self.text(name).lower()
        if value not in (*ON, *OFF):
            self.refuse(name, Fault.UNKNOWN_CHOICE)
        return value in ON

    def accepted(self, calendar: Calendar) -> date:
        """The day of acceptance, in a year of the calendar; any day where it is refused."""
        if not self.text("accepted"):
            self.refuse("accepted", Fault.MISSING)
        return self.day_of_calendar("accepted", calendar) or date.min

    def check(self) -> None:
        if self.refusals:
            raise Unanswerable(*self.refusals)


def _outside(field: str, outside: OutsideCalendar) -> Refusal:
    if outside.first is None or outside.last is None:
        return Refusal(field, Fault.NO_CALENDAR)
    return Refusal(field, Fault.OUTSIDE_CALENDAR, (outside.first, outside.last))


def _answered(ask: Callable[[], Value]) -> Value:
    """What `ask` returns; what it finds uncountable as a refusal."""
    try:
        return ask()
    except NotCountable as wrong:
        bounds = () if wrong.bound is None else (wrong.bound,)
        raise Unanswerable(Refusal(wrong.field, wrong.fault, bounds)) from wrong
    except OutsideCalendar as outside:
        raise Unanswerable(_outside("accepted", outside)) from outside


def any_deadline(given: Given, calendar: Calendar) -> Deadline:
    """The deadline of `accepted`, `amount` and `unit`, with `at` (HH:MM) for hours and `rolls`.

    Raises Unanswerable with every field that cannot be meant.
    """
    reader = _Reader(given)
    accepted_on = reader.accepted(calendar)
    unit = reader.text("unit").lower()
    amount = reader.number("amount", longest=None)
    accepted_at = reader.clock("at")
    rolls = reader.flag("rolls")
    limit = Limit(amount, unit)
    if not unit:
        reader.refuse("unit", Fault.MISSING)
    else:
        _check(limit, reader)
    reader.check()
    if unit not in COUNTED_UNITS:
        limit = Limit(None, unit)
    case = Case(rolls=rolls, accepted_at=accepted_at)
    return _answered(lambda: deadline(accepted_on, limit, calendar, case))


def _check(limit: Limit, reader: _Reader) -> None:
    """Refuses what `limit` cannot be; an amount that could not be read was refused before."""
    try:
        check_limit(limit)
    except NotCountable as wrong:
        if not any(one.field == wrong.field for one in reader.refusals):
            bounds = () if wrong.bound is None else (wrong.bound,)
            reader.refuse(wrong.field, wrong.fault, *bounds)


def question_of(given: Given, snapshot: Mapping[str, Any], calendar: Calendar) -> Question:
    """What is asked of a guide: `accepted`, `at`, `track` (1, 2 …), `extended`, and for each special
    procedure its number of days under its key (`p1` …, `other`) and its first day (`p1_from` …).

    Raises Unanswerable with every field that cannot be meant.
    """
    reader = _Reader(given)
    accepted_on = reader.accepted(calendar)
    accepted_at = reader.clock("at")
    tracks = len(snapshot.get("tracks") or ())
    track = reader.number("track", longest=None)
    if track is not None and not 1 <= track <= tracks:
        reader.refuse("track", Fault.UNKNOWN_CHOICE, tracks)
    switched: dict[str, Switched] = {}
    for procedure in procedures_of(snapshot):
        amount = reader.number(procedure.key, LONGEST_PROCEDURES)
        starts_on = reader.day_of_calendar(f"{procedure.key}_from", calendar)
        if starts_on is not None and starts_on <= accepted_on:
            reader.refuse(f"{procedure.key}_from", Fault.BEFORE)
        if starts_on is not None and not reader.text(procedure.key):
            reader.refuse(procedure.key, Fault.NO_AMOUNT)
        if amount:
            switched[procedure.key] = Switched(amount, starts_on)
    if sum(one.amount for one in switched.values()) > LONGEST_PROCEDURES:
        reader.refuse(list(switched)[-1], Fault.TOO_LONG, LONGEST_PROCEDURES)
    known = {f"{one.key}{end}" for one in procedures_of(snapshot) for end in ("", "_from")}
    for name in given:
        if PROCEDURE.fullmatch(name) and name not in known and reader.text(name):
            reader.refuse(name, Fault.UNKNOWN_CHOICE)
    is_extended = reader.flag("extended") and extension_of(snapshot) is not None
    reader.check()
    return Question(
        accepted_on, accepted_at, None if track is None else track - 1, is_extended, switched
    )


def guide_answer(given: Given, snapshot: Mapping[str, Any], calendar: Calendar) -> Answer:
    """What a guide answers to the parameters of `question_of`. Raises Unanswerable."""
    question = question_of(given, snapshot, calendar)
    return _answered(lambda: answer(snapshot, question, calendar))
