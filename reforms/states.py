"""The life of one handling item as a row of states: which guide, which office, ended or not. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reforms.claims import MatterFacts, State

BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class GuidePeriod:
    """A revision in force in `[starts_at, ends_at)`."""

    starts_at: datetime
    ends_at: datetime | None
    number: int
    snapshot: Mapping[str, Any]


@dataclass(frozen=True)
class OfficePeriod:
    """An office (its slug) answers for the matter in `[starts_at, ends_at)`."""

    starts_at: datetime
    ends_at: datetime | None
    office: str


@dataclass(frozen=True)
class MatterLife:
    """What is known of the matter over time. An end without a day has always been.

    `office` is the one named today, which holds where no period says otherwise; it is empty where
    periods have begun already, for then nobody wrote down who answered before the first of them.
    """

    office: str = ""
    offices: tuple[OfficePeriod, ...] = ()
    is_ended: bool = False
    ended_at: datetime | None = None
    ended_reason: str = ""
    successors: frozenset[str] = frozenset()


def _holds(period: GuidePeriod | OfficePeriod, at: datetime) -> bool:
    return period.starts_at <= at and (period.ends_at is None or at < period.ends_at)


def matter_facts(
    life: MatterLife, at: datetime, snapshot: Mapping[str, Any] | None = None
) -> MatterFacts:
    """What is so of the matter at `at`. An office no period tells is the one the guide in force names."""
    is_ended = life.is_ended and (life.ended_at is None or life.ended_at <= at)
    office = next((one.office for one in life.offices if _holds(one, at)), life.office)
    office = office or (snapshot or {}).get("office_slug") or ""
    return MatterFacts(
        is_ended,
        life.ended_reason if is_ended else "",
        life.successors if is_ended else frozenset(),
        office,
    )


def states(guides: Sequence[GuidePeriod], life: MatterLife, until: datetime) -> tuple[State, ...]:
    """Every state up to `until`, the earliest first; the first one has been since the beginning."""
    cuts = {BEGINNING}
    periods: list[GuidePeriod | OfficePeriod] = [*guides, *life.offices]
    for period in periods:
        cuts |= {period.starts_at, *([period.ends_at] if period.ends_at else [])}
    if life.ended_at is not None:
        cuts.add(life.ended_at)
    found = []
    for cut in sorted(cut for cut in cuts if cut <= until):
        guide = next((one for one in guides if _holds(one, cut)), None)
        number, snapshot = (guide.number, guide.snapshot) if guide else (None, None)
        found.append(State(cut, number, snapshot, matter_facts(life, cut, snapshot)))
    return tuple(found)


def split(found: Sequence[State], begins_at: datetime) -> tuple[State | None, tuple[State, ...]]:
    """The state a measure found when it took effect, and those that came since."""
    before = [state for state in found if state.since < begins_at]
    return (before[-1] if before else None), tuple(found[len(before) :])
