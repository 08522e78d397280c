"""What carrying out an effect calls for: which deeds, and what a draft says otherwise than the guide in force. Pure.

Only what the document states is filled in. What cannot be filled in without inventing something is
left to a person and named: `Changes.by_hand`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from matters.limits import COUNTED_UNITS, LONGEST, ON_THE_SPOT, Limit, limit_of
from reforms.claims import OF_THE_MATTER, READERS, Claim, State, amount_of, figure, is_met
from reforms.states import BEGINNING


class Deed(StrEnum):
    """What a person does so that an effect comes true; the words are the page's."""

    REVISE = "revise"
    END = "end"
    HAND_OVER = "hand_over"
    RETYPE = "retype"


ENDS = {
    "cancel": "cancelled",
    "merge": "merged",
    "delegate": "delegated",
    "convert_to_service": "converted",
    "convert_to_filing": "converted",
}
"""For which reason a matter ends, by the mode; by any other mode that ends one, it is cancelled."""
ALWAYS_ENDS = ("cancel", "merge")
MAY_END = ("delegate", "convert_to_service", "convert_to_filing")
"""Modes by which a matter ends or goes on otherwise; which of the two, the claims tell."""
NOT_IN_GUIDES = ("credit", "supervision", "institutional_innovation")
"""Modes that change nothing a guide says, unless a claim names it."""
COMMITMENT = "notify_and_commit"
IMMEDIATE = "immediate"


@dataclass(frozen=True)
class Wanted:
    """An effect as its plan states it. `scope` or `of_one_item`: it means a part of the matter only."""

    mode: str
    claims: Sequence[Claim] = ()
    scope: str = ""
    of_one_item: bool = False

    def claimed(self, *kinds: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.kind in kinds)

    @property
    def is_part(self) -> bool:
        return bool(self.scope) or self.of_one_item

    @property
    def of_the_guide(self) -> tuple[Claim, ...]:
        """Claims that are read off the guide; one of another kind is left to a person too."""
        return tuple(claim for claim in self.claims if claim.kind not in OF_THE_MATTER)


@dataclass(frozen=True)
class Changes:
    """What the draft says otherwise: columns of the revision, a track and a commitment letter to add.

    `by_hand` are claims that a person has to write into the draft; `reread` names parts that are
    copied as they are and may still speak of the promise that is replaced.
    """

    columns: Mapping[str, Any] = field(default_factory=dict)
    track: str = ""
    track_note: str = ""
    letter: bool = False
    by_hand: tuple[Claim, ...] = ()
    reread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.columns or self.track or self.letter)


def deeds(wanted: Wanted) -> tuple[Deed, ...]:
    """What the effect calls for, in the order in which it is done.

    END and HAND_OVER, or RETYPE and END, stand together where the document leaves open which of
    the two it is. Nothing where the mode changes no guide and nothing is claimed of one.
    """
    found = _of_the_matter(wanted)
    if Deed.RETYPE in found:
        return (*found, Deed.REVISE)
    if found:
        revises = Deed.END not in found and any(one.kind in READERS for one in wanted.of_the_guide)
        return (*found, Deed.REVISE) if revises else found
    changes_guides = wanted.of_the_guide or wanted.mode not in NOT_IN_GUIDES
    return (Deed.REVISE,) if changes_guides else ()


def _of_the_matter(wanted: Wanted) -> tuple[Deed, ...]:
    if wanted.claimed("ended", "successor"):
        return (Deed.END,)
    hands_over = bool(wanted.claimed("office"))
    retypes = bool(wanted.claimed("matter_type"))
    if wanted.is_part:
        return (Deed.HAND_OVER,) if hands_over else ()
    if wanted.mode in ALWAYS_ENDS:
        return (Deed.END,)
    is_open = wanted.mode in MAY_END and not (hands_over or retypes)
    if is_open:
        return (Deed.HAND_OVER if wanted.mode == "delegate" else Deed.RETYPE, Deed.END)
    return (*((Deed.HAND_OVER,) if hands_over else ()), *((Deed.RETYPE,) if retypes else ()))


def end_reason(wanted: Wanted) -> str:
    """Why the matter ends (`EndReason`), where it does."""
    return ENDS.get(wanted.mode, "cancelled")


def is_done(wanted: Wanted, snapshot: Mapping[str, Any]) -> bool:
    """Whether the guide already says all that is claimed of guides; never where nothing is claimed of one."""
    claims = wanted.of_the_guide
    state = State(BEGINNING, 1, snapshot)
    return bool(claims) and all(_is_met(claim, state) for claim in claims)


def _is_met(claim: Claim, state: State) -> bool:
    found = figure(claim, state) if claim.kind in READERS else None
    return found is not None and bool(is_met(claim, found.value))


def changes(wanted: Wanted, snapshot: Mapping[str, Any]) -> Changes:
    """What a draft of the guide `snapshot` says otherwise, as far as the document states it.

    What holds for a part only (`scope`) is never promised for the whole guide: it is left to a
    person, but a track may be added for it.
    """
    columns: dict[str, Any] = {}
    by_hand = []
    state = State(BEGINNING, 1, snapshot)
    track = _track(wanted)
    for claim in wanted.of_the_guide:
        is_elsewhere = (claim.kind == "matter_type" and not wanted.is_part) or (
            claim.kind == "track" and claim.word == track
        )
        if is_elsewhere or _is_met(claim, state):
            continue
        stated = {} if wanted.scope else _columns(claim, limit_of(snapshot.get("promised_limit")))
        columns |= stated
        if not stated:
            by_hand.append(claim)
    if not wanted.claims and wanted.mode == "on_the_spot" and not wanted.scope:
        columns |= ON_THE_SPOT_COLUMNS
    is_new = bool(track) and all(row.get("kind") != track for row in snapshot.get("tracks") or ())
    return Changes(
        columns,
        track if is_new else "",
        wanted.scope if is_new else "",
        letter=track == COMMITMENT and not snapshot.get("commitment_letters"),
        by_hand=tuple(by_hand),
        reread=_reread(snapshot) if columns else (),
    )


def _reread(snapshot: Mapping[str, Any]) -> tuple[str, ...]:
    """Parts of the guide that may still speak of the promise that is replaced."""
    note = limit_of(snapshot.get("promised_limit")).note
    parts = {
        "promised_limit": bool(note),
        "tracks": any(limit_of(row.get("limit")).is_known for row in snapshot.get("tracks") or ()),
        "steps": any(limit_of(row.get("limit")).is_known for row in snapshot.get("steps") or ()),
    }
    return tuple(name for name, speaks in parts.items() if speaks)


ON_THE_SPOT_COLUMNS = {
    "handling_type": IMMEDIATE,
    "promised_limit_amount": None,
    "promised_limit_unit": ON_THE_SPOT,
}
"""即办件, promised on the spot."""


TRACKS = ("ordinary", COMMITMENT, "other")


def _track(wanted: Wanted) -> str:
    """The kind of track to add: the one claimed, else that of the mode."""
    claimed = next((one.word for one in wanted.claimed("track") if one.word in TRACKS), "")
    return claimed or (COMMITMENT if wanted.mode == COMMITMENT else "")


def _columns(claim: Claim, promised: Limit) -> dict[str, Any]:
    """The columns that make the claim true; none where a person has to see to it."""
    if claim.kind == "on_the_spot":
        return dict(ON_THE_SPOT_COLUMNS)
    if claim.kind != "promised_limit":
        return {}
    if claim.unit == ON_THE_SPOT:
        return dict(ON_THE_SPOT_COLUMNS)
    is_a_limit = claim.comparison in ("exactly", "at_most") and claim.unit in COUNTED_UNITS
    amount = claim.amount
    if not is_a_limit or amount is None or amount.denominator != 1 or amount > LONGEST:
        return {}
    now = amount_of(promised, claim.unit)
    if claim.comparison == "at_most" and now is not None and now <= amount:
        return {}
    return {"promised_limit_amount": int(amount), "promised_limit_unit": claim.unit}
