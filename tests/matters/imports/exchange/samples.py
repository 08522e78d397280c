"""Samples of the exchange format and their variations, for the tests of its reader."""

import copy
import json
from pathlib import Path
from typing import Any

from matters.imports import exchange
from matters.imports.rows import GuideRow, Reading

SAMPLES = Path(__file__).parents[3] / "data" / "exchange"


def sample(name: str) -> Any:
    """A sample file as JSON: `list` is the envelope with many records, `custom` the one with one."""
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def record(**item: Any) -> dict[str, Any]:
    """One base record at version 9, with changed values of AUDIT_ITEM; None takes the key away."""
    found = copy.deepcopy(sample("list")["data"]["list"][2])
    return with_values(found, "AUDIT_ITEM", item)


def with_values(found: dict[str, Any], table: str, values: dict[str, Any]) -> dict[str, Any]:
    """`found` with changed values in the first row of a table."""
    row = found[table][0] if isinstance(found[table], list) else found[table]
    row.update(values)
    for key in [key for key, value in values.items() if value is None]:
        del row[key]
    return found


def child_record(table: str, **values: Any) -> dict[str, Any]:
    """One base record with changed values in the first row of a table beside AUDIT_ITEM."""
    return with_values(record(), table, values)


def read(document: Any) -> Reading:
    """What the reader finds in a document written as JSON."""
    return exchange.read(json.dumps(document, ensure_ascii=False).encode(), "样例.json")


def only(document: Any) -> GuideRow:
    """The one row of a document that must have no problem."""
    reading = read(document)
    assert reading.problems == ()
    (row,) = reading.rows
    return row


def refused(document: Any) -> dict[str, str]:
    """Field → reason of a document of which nothing may be read."""
    reading = read(document)
    assert reading.rows == ()
    return {problem.field: problem.reason for problem in reading.problems}


def noted(document: Any) -> dict[str, str]:
    """Field → reason of the notes on a document that is read all the same."""
    reading = read(document)
    assert reading.problems == ()
    assert reading.rows
    return {note.field: note.reason for note in reading.notes}
