"""By when a guide's case is decided: its promise, the law's limit, its steps and what may stop the clock. Pure.

Reads a snapshot, as published; one that lacks a key is older than the key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from matters.calendars import Calendar
from matters.counting import (
    Case,
    Effect,
    Pause,
    in_sequence,
)
from matters.deadlines import Deadline, deadline
from matters.guide_steps import (
    StepTime,
    Stored,
    after_decision,
    can_be_counted,
    delivery_of,
    last_reached,
    not_covered,
    reached,
    until_decided,
)
from matters.limits import CALENDAR_DAY, NONE, WORKING_DAY, Limit, limit_of
from matters.receipts import EXTENSION

LICENCE = "行政许可"
"""The matter type to which the limits and pauses of the 行政许可法 apply."""
EXTENSIONS = {20: EXTENSION, 45: Limit(15, WORKING_DAY)}
"""What may be added once to the limits of 行政许可法 art. 42, by working days of the limit."""
OTHER = "other"
"""The procedure a guide does not name, of which the applicant was told in writing (art. 45)."""


@dataclass(frozen=True)
class Procedure:
    """One whose time does not count; `key` names it in addresses, `length` is what the guide says of it."""

    key: str
    kind: str
    name: str
    length: Limit
    effect: Effect
    basis: str = ""
    is_stated: bool = True

    @property
    def unit(self) -> str:
        """In which its days are counted: its own unit, working days where it has none."""
        return CALENDAR_DAY if self.length.unit == CALENDAR_DAY else WORKING_DAY


@dataclass(frozen=True)
class Switched:
    """A procedure of this many days, from `starts_on` or else right after what comes before it."""

    amount: int
    starts_on: date | None = None


@dataclass(frozen=True)
class Question:
    """What is asked of a guide. `track` is its place among the tracks, `switched` goes by procedure key."""

    accepted_on: date
    accepted_at: time | None = None
    track: int | None = None
    is_extended: bool = False
    switched: Mapping[str, Switched] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """`promised` and `statutory` are None where the guide states no limit that can be counted."""

    question: Question
    promised: Deadline | None
    statutory: Deadline | None
    steps: tuple[StepTime, ...]
    delivered: Deadline | None

    @property
    def decided(self) -> Deadline | None:
        """By when to expect the decision: the limit extended, else the earlier of the two that has a date."""
        if self.question.is_extended and self.statutory:
            return self.statutory
        dated = [one for one in (self.promised, self.statutory) if one and one.on]
        return min(dated, key=lambda one: one.on or date.max, default=None)

    @property
    def not_covered(self) -> tuple[StepTime, ...]:
        """Steps on the way to the decision whose time neither limit covers.

        Where there are any, the decision may come later than both: when the steps say it does.
        """
        return not_covered(self.steps)

    @property
    def delivery_waits_for(self) -> tuple[int, ...]:
        """Years whose missing notice may move the delivery, which begins where the decision ends."""
        if self.delivered is None:
            return ()
        decided = last_reached(self.steps) if self.not_covered else reached(self.decided)
        before = decided.waits_for if decided else ()
        return tuple(sorted({*before, *self.delivered.provisional_years}))


def is_licence(snapshot: Stored) -> bool:
    return snapshot.get("matter_type") == LICENCE


def procedures_of(snapshot: Stored) -> tuple[Procedure, ...]:
    """Those the guide names whose time does not count or is not said to, and one for any other."""
    named = (
        Procedure(
            key=f"p{number}",
            kind=row.get("kind") or "",
            name=row.get("name") or "",
            length=limit_of(row.get("limit")),
            effect=Effect(row.get("effect") or Effect.PAUSES),
            basis=row.get("basis") or "",
            is_stated=row.get("counts_in_limit") is False,
        )
        for number, row in enumerate(snapshot.get("special_procedures") or (), start=1)
        if row.get("counts_in_limit") is not True
    )
    return (*named, Procedure(OTHER, OTHER, "", Limit(), Effect.PAUSES, is_stated=False))


def extension_of(snapshot: Stored) -> Limit | None:
    """What the office may add to the statutory limit; None where the law of this limit is not known.

    Source: 行政许可法 art. 42.
    """
    limit = limit_of(snapshot.get("statutory_limit"))
    if not is_licence(snapshot) or limit.unit != WORKING_DAY:
        return None
    return EXTENSIONS.get(limit.amount or 0)


def answer(snapshot: Stored, question: Question, calendar: Calendar) -> Answer:
    """Both deadlines of a case accepted on the day asked, its steps and the delivery.

    Raises NotCountable and OutsideCalendar as `deadline` does.
    """
    calendar.check(question.accepted_on)
    case = Case(
        pauses=_pauses(snapshot, question, calendar),
        rolls=bool(snapshot.get("rolls_to_working_day")),
        accepted_at=question.accepted_at,
    )
    extended = Case(
        case.pauses,
        extension_of(snapshot) if question.is_extended else None,
        case.rolls,
        case.accepted_at,
    )
    promised = _deadline(promised_limit(snapshot, question.track), question, calendar, case)
    statutory = _deadline(limit_of(snapshot.get("statutory_limit")), question, calendar, extended)
    until = tuple(until_decided(snapshot, question.accepted_on, case.pauses, calendar))
    bare = Answer(question, promised, statutory, until, None)
    decided = last_reached(until) if bare.not_covered else reached(bare.decided)
    after = tuple(after_decision(snapshot, decided, calendar))
    delivered = delivery_of(snapshot, decided, calendar, is_licence=is_licence(snapshot))
    return replace(bare, steps=until + after, delivered=delivered)


def promised_limit(snapshot: Stored, track: int | None) -> Limit:
    """The promise, or the limit of the track chosen."""
    tracks = snapshot.get("tracks") or ()
    if track is not None and 0 <= track < len(tracks):
        return limit_of(tracks[track].get("limit"))
    return limit_of(snapshot.get("promised_limit"))


def _deadline(limit: Limit, question: Question, calendar: Calendar, case: Case) -> Deadline | None:
    if limit.unit != NONE and not can_be_counted(limit):
        return None
    return deadline(question.accepted_on, limit, calendar, case)


def _pauses(snapshot: Stored, question: Question, calendar: Calendar) -> tuple[Pause, ...]:
    """The procedures switched on: those with a first day there, the others one after another from day 1."""
    following: list[tuple[Limit, Pause]] = []
    found: list[Pause] = []
    first = question.accepted_on + timedelta(days=1)
    for procedure in procedures_of(snapshot):
        switched = question.switched.get(procedure.key)
        if switched is None or not switched.amount:
            continue
        length = Limit(switched.amount, procedure.unit)
        pattern = Pause(
            first, first, procedure.kind, procedure.effect, procedure.name, procedure.basis
        )
        if switched.starts_on is None:
            following.append((length, pattern))
        else:
            found += in_sequence(switched.starts_on, [(length, pattern)], calendar)
    return (*found, *in_sequence(first, following, calendar))
