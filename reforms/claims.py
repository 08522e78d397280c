"""What a measure claims of a guide, and whether the published guides bear it out. Pure.

A claim is held against figures read off snapshots: those in force the day before the measure took
effect, and those of every revision since. It never looks at what anyone reported.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from matters.limits import (
    COUNTED_UNITS,
    NONE,
    ON_THE_SPOT,
    Limit,
    compression,
    limit_of,
)

VERIFIED, NOT_YET = "verified", "not_yet"
CONTRADICTED, NOT_CHECKABLE = "contradicted", "not_checkable"
OWN_SOURCE = "applicant"

Value = int | Fraction | str | bool | Limit | frozenset[str] | None


class Reason(StrEnum):
    """Why the verdict is what it is; `reforms.claim_words` makes a sentence of it."""

    MET = "met"
    UNCHANGED = "unchanged"
    CHANGED_NOT_ENOUGH = "changed_not_enough"
    MET_BEFORE = "met_before"
    GOT_WORSE = "got_worse"
    NO_GUIDE = "no_guide"
    NOT_STATED = "not_stated"
    OTHER_UNIT = "other_unit"
    NOT_LINKED = "not_linked"
    NO_RULE = "no_rule"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class Claim:
    """`kind` is read off the guide; `amount` with `unit`, or `word`, is what is claimed of it.

    `word` holds the slug of an office or a successor, the name of a matter type, the kind of a
    track or an online stage; `before_amount` what the document says it was. `comparison` as in `Comparison`.
    """

    kind: str
    comparison: str = "exactly"
    amount: Fraction | None = None
    unit: str = ""
    word: str = ""
    before_amount: Fraction | None = None


@dataclass(frozen=True)
class MatterFacts:
    """What is so of the matter on the day asked, apart from its guide."""

    is_ended: bool = False
    ended_reason: str = ""
    successors: frozenset[str] = frozenset()
    office: str = ""


@dataclass(frozen=True)
class State:
    """One guide in force from `since` on: its number and snapshot, and the matter's facts then.

    `snapshot` is None while no guide is in force.
    """

    since: datetime
    number: int | None
    snapshot: Mapping[str, Any] | None
    matter: MatterFacts = MatterFacts()


@dataclass(frozen=True)
class Figure:
    """What was read, and the revision it was read off."""

    value: Value
    number: int | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Finding:
    """The verdict on one claim with the two figures it rests on."""

    verdict: str
    reason: Reason
    before: Figure | None = None
    now: Figure | None = None


def _length(key: str) -> Callable[[State], Value]:
    """The number of rows the guide lists; a guide that lists none states none."""

    def read(state: State) -> Value:
        rows = (state.snapshot or {}).get(key) or ()
        return len(rows) or None

    return read


def _own_materials(state: State) -> Value:
    rows = (state.snapshot or {}).get("materials") or ()
    if not rows or any(not row.get("source") for row in rows):
        return None
    return sum(row["source"] == OWN_SOURCE and not row.get("exempt_reason") for row in rows)


def _limit(key: str) -> Callable[[State], Value]:
    def read(state: State) -> Value:
        limit = limit_of((state.snapshot or {}).get(key))
        return limit if limit.is_countable or limit.unit == NONE else None

    return read


def _compression(state: State) -> Value:
    snapshot = state.snapshot or {}
    return compression(
        limit_of(snapshot.get("statutory_limit")), limit_of(snapshot.get("promised_limit"))
    )


def _on_the_spot(state: State) -> Value:
    """即办件, or a promise to decide on the spot; not known where neither is stated."""
    snapshot = state.snapshot or {}
    promised = limit_of(snapshot.get("promised_limit"))
    handling = snapshot.get("handling_type")
    if not handling and not promised.is_known:
        return None
    return handling == "immediate" or promised.unit == ON_THE_SPOT


def _online_depths(state: State) -> Value:
    """The stages that can be done online, a set; not known where none is stated."""
    return frozenset((state.snapshot or {}).get("online_depths") or ()) or None


def _tracks(state: State) -> Value:
    tracks = (state.snapshot or {}).get("tracks") or ()
    return frozenset(track.get("kind") or "" for track in tracks)


def _key(name: str) -> Callable[[State], Value]:
    def read(state: State) -> Value:
        found = (state.snapshot or {}).get(name)
        return found if found is not None and found != "" else None

    return read


READERS: dict[str, Callable[[State], Value]] = {
    "promised_limit": _limit("promised_limit"),
    "statutory_limit": _limit("statutory_limit"),
    "compression": _compression,
    "materials": _length("materials"),
    "own_materials": _own_materials,
    "steps": _length("steps"),
    "visits": _key("onsite_visits"),
    "on_the_spot": _on_the_spot,
    "online_depth": _online_depths,
    "matter_type": _key("matter_type"),
    "track": _tracks,
    "ended": lambda state: state.matter.is_ended,
    "successor": lambda state: state.matter.successors,
    "office": lambda state: state.matter.office or None,
}
"""How the figure of each kind is read off a state; a kind without a reader cannot be checked."""
READ = (
    "statutory_limit",
    "promised_limit",
    "handling_type",
    "onsite_visits",
    "online_depths",
    "matter_type",
    "office_slug",
)
"""Keys of the snapshot that a reader, or the life of the matter, takes as they are; of its lists it takes what `slimmed` keeps."""


def slimmed(snapshot: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the readers read of `snapshot` and no more: thousands of guides fit in little memory."""
    if not snapshot:
        return {}
    slim = {key: snapshot[key] for key in READ if key in snapshot}
    slim["steps"] = [None] * len(snapshot.get("steps") or ())
    slim["tracks"] = [{"kind": row.get("kind")} for row in snapshot.get("tracks") or ()]
    slim["materials"] = [
        {"source": row.get("source"), "exempt_reason": row.get("exempt_reason")}
        for row in snapshot.get("materials") or ()
    ]
    return slim


OF_THE_MATTER = ("ended", "successor", "office")
"""Kinds that are read off the matter, whether or not a guide is in force."""
FEWER_IS_BETTER = (
    "promised_limit",
    "statutory_limit",
    "materials",
    "own_materials",
    "steps",
    "visits",
)


def figure(claim: Claim, state: State | None) -> Figure | None:
    """What `state` says of the claim's kind; None where no guide is in force that could say it."""
    if state is None:
        return None
    if state.snapshot is None and claim.kind not in OF_THE_MATTER:
        return None
    return Figure(READERS[claim.kind](state), state.number, state.since)


def amount_of(value: Value, unit: str) -> Fraction | None:
    """The number a figure stands for in `unit`; on the spot is 0 of any; None where there is none."""
    if isinstance(value, Limit):
        if value.unit == ON_THE_SPOT:
            return Fraction(0)
        return Fraction(value.amount) if value.unit == unit and value.amount is not None else None
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    return Fraction(value)


def _compares(found: Fraction, claim: Claim) -> bool:
    wanted = claim.amount or Fraction(0)
    return {
        "exactly": found == wanted,
        "at_most": found <= wanted,
        "at_least": found >= wanted,
        "more_than": found > wanted,
    }[claim.comparison]


def is_met(claim: Claim, value: Value) -> bool | None:
    """Whether `value` is what was claimed; None where the two cannot be compared."""
    if value is None:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, frozenset):
        return claim.word in value
    if isinstance(value, str):
        return value == claim.word
    if isinstance(value, Limit) and claim.unit == ON_THE_SPOT:
        return value.unit == ON_THE_SPOT
    found = amount_of(value, claim.unit)
    return None if found is None else _compares(found, claim)


def check(
    claim: Claim, before: State | None, since: Sequence[State], *, has_begun: bool = True
) -> Finding:
    """The verdict on `claim`.

    `before` is what was in force when the measure took effect; `since` is what came into force from
    then on, the latest last. VERIFIED: the guide in force says it. NOT YET: it does not, and never
    did. CONTRADICTED: it did and does no longer, or the figure moved away from the claim.
    NOT CHECKABLE: there is no figure, or none in the claim's unit.
    """
    if claim.kind not in READERS:
        return Finding(NOT_CHECKABLE, Reason.NO_RULE)
    was = figure(claim, before)
    if not has_begun:
        return Finding(NOT_YET, Reason.NOT_STARTED, was, was)
    states = [*([before] if before else []), *since]
    now = figure(claim, states[-1]) if states else None
    if now is None:
        return Finding(NOT_CHECKABLE, Reason.NO_GUIDE, was, now)
    met = is_met(claim, now.value)
    if met is None:
        reason = Reason.NOT_STATED if now.value is None else Reason.OTHER_UNIT
        return Finding(NOT_CHECKABLE, reason, was, now)
    if met:
        return Finding(VERIFIED, Reason.MET, was, now)
    return Finding(*_unmet(claim, was, now, since), was, now)


def _unmet(
    claim: Claim, was: Figure | None, now: Figure, since: Sequence[State]
) -> tuple[str, Reason]:
    """Whether an unmet claim is still to come, or contradicted by what was published since."""
    earlier = (figure(claim, state) for state in since[:-1])
    if any(one is not None and is_met(claim, one.value) for one in earlier):
        return CONTRADICTED, Reason.MET_BEFORE
    if _moved_away(claim, was, now):
        return CONTRADICTED, Reason.GOT_WORSE
    moved = was is not None and was.value != now.value
    return NOT_YET, Reason.CHANGED_NOT_ENOUGH if moved else Reason.UNCHANGED


def _moved_away(claim: Claim, was: Figure | None, now: Figure) -> bool:
    """Whether a figure that should shrink has grown, or one that should grow has shrunk."""
    if was is None or was.number == now.number:
        return False
    unit = claim.unit if claim.unit in COUNTED_UNITS else ""
    old, new = amount_of(was.value, unit), amount_of(now.value, unit)
    if old is None or new is None:
        return False
    if claim.kind in FEWER_IS_BETTER and claim.comparison in ("exactly", "at_most"):
        return new > old
    return claim.kind == "compression" and new < old
