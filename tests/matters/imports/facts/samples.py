"""Small records of facts for tests, and what the reader makes of them."""

import json
from typing import Any

from matters.imports import facts
from matters.imports.rows import GuideRow, Reading, RevisionRow


def item(**changes: Any) -> dict[str, Any]:
    """The smallest sound record, with `changes`."""
    return {
        "id": "t01",
        "portal": "某市政务服务网",
        "region": "上海市",
        "matter": "某项许可",
        "item": "首次申请",
        "source_kind": "official",
        "confidence": "high",
    } | changes


def read(*items: Any) -> Reading:
    return facts.read(json.dumps(items, ensure_ascii=False).encode())


def row(**changes: Any) -> GuideRow:
    reading = read(item(**changes))
    assert reading.problems == ()
    return reading.rows[0]


def revision(**changes: Any) -> RevisionRow:
    found = row(**changes).revision
    assert found is not None
    return found


def limit(n: Any, unit: Any, note: str | None = None) -> dict[str, Any]:
    return {"n": n, "unit": unit} | ({"note": note} if note else {})


def faults(*items: Any) -> list[str]:
    reading = read(*items)
    assert reading.problems
    return [problem.field for problem in reading.problems]
