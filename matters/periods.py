"""The time line of one handling item: which revision is in force from when to when. Pure.

A time line is a tuple of periods in order, half-open, never overlapping; gaps are days on which no
guide was in force. Every function takes one and returns another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Period:
    """`revision` (its key) is in force in `[starts_at, ends_at)`; NULL means until further notice."""

    revision: int
    starts_at: datetime
    ends_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


Timeline = tuple[Period, ...]


class SameStart(ValueError):
    """Another revision begins at this very instant."""


class NotOnTimeline(ValueError):
    """The revision has no period here."""


def in_order(periods: Sequence[Period]) -> Timeline:
    return tuple(sorted(periods, key=lambda period: period.starts_at))


def find(timeline: Timeline, revision: int) -> Period:
    """The period of `revision`. Raises NotOnTimeline."""
    for period in timeline:
        if period.revision == revision:
            return period
    raise NotOnTimeline(revision)


def insert(timeline: Timeline, revision: int, at: datetime) -> Timeline:
    """`revision` is in force from `at` until the next one begins; what was in force at `at` ends there.

    Raises SameStart.
    """
    if any(period.starts_at == at for period in timeline):
        raise SameStart(at)
    kept = [replace(period, ends_at=at) if period.holds(at) else period for period in timeline]
    following = [period.starts_at for period in timeline if period.starts_at > at]
    return in_order([*kept, Period(revision, at, min(following, default=None))])


def remove(timeline: Timeline, revision: int) -> Timeline:
    """`revision` was never there: the one it had closed goes on until where it would have ended."""
    gone = find(timeline, revision)
    return tuple(
        replace(period, ends_at=gone.ends_at) if period.ends_at == gone.starts_at else period
        for period in timeline
        if period is not gone
    )


def move(timeline: Timeline, revision: int, at: datetime) -> Timeline:
    """`revision` begins at `at` instead. Raises SameStart, NotOnTimeline."""
    return insert(remove(timeline, revision), revision, at)


def close(timeline: Timeline, revision: int, at: datetime) -> Timeline:
    """`revision` ends at `at`, and nothing takes its place until the next one begins."""
    found = find(timeline, revision)
    return tuple(replace(period, ends_at=at) if period is found else period for period in timeline)
