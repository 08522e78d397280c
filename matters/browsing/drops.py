"""The way out where nothing is left: which filters to drop, and how many matters that would give. Pure."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from matters.browsing.columns import Chosen, Columns

MOST = 5
AT_ONCE = 3
"""Filters that are dropped together at most; beyond that one begins anew."""


class Drop(NamedTuple):
    """The facets to drop, and how many matters are left then."""

    facets: tuple[str, ...]
    leaves: int


def drops(columns: Columns, chosen: Chosen) -> tuple[Drop, ...]:
    """The fewest filters to drop so that something is left, those that leave most first."""
    for size in range(1, min(AT_ONCE, len(chosen)) + 1):
        found = [one for one in _of(columns, chosen, size) if one.leaves]
        if found:
            return tuple(sorted(found, key=lambda one: -one.leaves)[:MOST])
    return ()


def _of(columns: Columns, chosen: Chosen, size: int) -> Iterator[Drop]:
    for dropped in combinations(chosen, size):
        left = {facet: value for facet, value in chosen.items() if facet not in dropped}
        yield Drop(dropped, columns.count(left))
