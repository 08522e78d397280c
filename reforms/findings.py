"""A finding as JSON values: the two figures, the revisions they were read off, and since when. Pure."""

from fractions import Fraction
from typing import Any

from matters.limits import Limit
from reforms.claims import Figure, Finding, Value


def value_as_json(value: Value) -> Any:
    """A limit as its three keys, a ratio with four decimals, a set in order; the rest as it is."""
    if isinstance(value, Limit):
        return value.as_json()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Fraction):
        return round(float(value), 4)
    return value


def figure_as_json(figure: Figure | None) -> dict[str, Any] | None:
    """`since` is left out of a figure that has been so from the beginning."""
    if figure is None:
        return None
    since = figure.since if figure.since and figure.since.year > 1 else None
    return {
        "value": value_as_json(figure.value),
        "revision": figure.number,
        "since": since.isoformat() if since else None,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict,
        "reason": finding.reason.value,
        "before": figure_as_json(finding.before),
        "now": figure_as_json(finding.now),
    }
