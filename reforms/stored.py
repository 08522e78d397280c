"""Stored verdicts read back: the JSON that `reforms.findings` writes, as the finding it came from. Pure."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from matters.limits import limit_of
from reforms.claims import Figure, Finding, Reason, Value

COMPRESSION = "compression"


def value_of(kind: str, stored: Any) -> Value:
    """The figure of a claim of `kind`; a ratio comes back with the four decimals it was kept with."""
    if stored is None or isinstance(stored, bool | str):
        return stored
    if isinstance(stored, Mapping):
        return limit_of(stored)
    if isinstance(stored, list):
        return frozenset(stored)
    if kind == COMPRESSION:
        return Fraction(str(stored))
    return int(stored)


def figure_of(kind: str, stored: Mapping[str, Any] | None) -> Figure | None:
    if stored is None:
        return None
    since = stored.get("since")
    return Figure(
        value_of(kind, stored.get("value")),
        stored.get("revision"),
        datetime.fromisoformat(since) if since else None,
    )


def finding_of(kind: str, stored: Mapping[str, Any]) -> Finding:
    """The finding on a claim of `kind`."""
    return Finding(
        stored["verdict"],
        Reason(stored["reason"]),
        figure_of(kind, stored.get("before")),
        figure_of(kind, stored.get("now")),
    )
