"""What someone typed into a row that another has deleted becomes a new row of the form."""

import re
from typing import Any


def revive_rows(data: Any, prefix: str, deleted: set[str]) -> None:
    """In `data`, the posted rows of `prefix` whose keys are `deleted` come after the others, without a key.

    Rows that were to be deleted anyway are left out. Numbers run on from 0; the management form agrees.
    """
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)-(\w+)")
    rows: dict[int, dict[str, list[str]]] = {}
    for name in list(data):
        if found := pattern.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = data.getlist(name)
            del data[name]
    initial = _number(data.get(f"{prefix}-INITIAL_FORMS"))
    kept: list[dict[str, list[str]]] = []
    revived: list[dict[str, list[str]]] = []
    for number, row in sorted(rows.items()):
        if (row.get("id") or [""])[-1] not in deleted:
            (kept if number < initial else revived).append(row)
        elif not (row.pop("DELETE", None) or [""])[-1]:
            revived.append({**row, "id": [""]})
    for number, row in enumerate([*kept, *revived]):
        for name, values in row.items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(revived))


def _number(text: Any) -> int:
    return int(text) if text and str(text).isdigit() and len(str(text)) < 7 else 0
