"""What the reader of a form saw, as digests that travel with the form, and what changed since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from audit.canonical import canonical_json, sha256_of
from audit.models import AuditEvent, ChainHead
from audit.words import Told, told

FIELD = "_seen"
"""The hidden field that carries it."""

NOT_CONTENT = frozenset({"updated_at", "edit_count", "snapshot", "last_login", "password"})
"""Columns whose change is not a change of what the form shows."""

LONGEST = 200_000
ADDED, CHANGED, DELETED = "added", "changed", "deleted"


@dataclass(frozen=True)
class Seen:
    """Digests of an object's columns and of its rows by kind and key; `sequence` is the last audit event then."""

    columns: dict[str, str]
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    sequence: int = 0

    def as_text(self) -> str:
        return canonical_json(
            {"columns": self.columns, "rows": self.rows, "sequence": self.sequence}
        )


@dataclass(frozen=True)
class Changes:
    """What differs between two sights of one object: names of columns, and rows by kind, key and what befell them."""

    columns: tuple[str, ...] = ()
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows)


def digest(value: Any) -> str:
    return sha256_of(str(value))[:12]


def columns_of(row: models.Model, only: Iterable[str] | None = None) -> dict[str, str]:
    """A digest for each column of `row`, and for each set of rows it points to; of `only`, where given."""
    digests = {
        column.name: digest(column.value_to_string(row))
        for column in row._meta.concrete_fields
        if column.name not in NOT_CONTENT and (only is None or column.name in only)
    }
    for link in row._meta.local_many_to_many:
        if only is None or link.name in only:
            digests[link.name] = digest(sorted(one.pk for one in getattr(row, link.name).all()))
    return digests


def sight(row: models.Model, parts: Mapping[str, Iterable[models.Model]]) -> Seen:
    """What someone sees now who looks at `row` with `parts`, its rows by the name of their model."""
    return Seen(
        columns_of(row),
        {
            name: {str(part.pk): digest(canonical_json(columns_of(part))) for part in rows}
            for name, rows in parts.items()
        },
        last_event(),
    )


def last_event() -> int:
    sequence = ChainHead.objects.values_list("sequence", flat=True).first()
    return sequence or 0


def read(text: str) -> Seen | None:
    """The sight written in `text`, None where it is none."""
    if len(text) > LONGEST:
        return None
    try:
        given = json.loads(text)
        return Seen(
            {str(name): str(value) for name, value in given["columns"].items()},
            {
                str(name): {str(key): str(value) for key, value in rows.items()}
                for name, rows in given["rows"].items()
            },
            min(max(int(given["sequence"]), 0), 2**62),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def changes_between(then: Seen | None, now: Seen) -> Changes:
    """What changed since `then`; where nothing is known of it, every column may have."""
    if then is None:
        return Changes(tuple(now.columns))
    columns = tuple(name for name, value in now.columns.items() if then.columns.get(name) != value)
    rows = {}
    for name, keys in now.rows.items():
        before = then.rows.get(name, {})
        befell = {key: ADDED for key in keys if key not in before}
        befell |= {key: CHANGED for key in keys if key in before and before[key] != keys[key]}
        befell |= {key: DELETED for key in before if key not in keys}
        if befell:
            rows[name] = befell
    return Changes(columns, rows)


def events_since(row: models.Model, then: Seen | None, *, at_most: int = 10) -> list[Told]:
    """What was done to `row` since, newest first."""
    events = AuditEvent.objects.filter(
        object_type=row._meta.label_lower,
        object_id=str(row.pk),
        sequence__gt=then.sequence if then else 0,
    )
    return told(events[:at_most])
