"""Everything a reading found and could not place, as plain values for JSON and for a table. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reforms.imports.plan_text.draft import MENTION, PARTNER, SUBJECT, DraftPlan


def as_json(plan: DraftPlan) -> dict[str, Any]:
    """The draft with its lines, `counts`, and `unplaced`: (line, measure, field, reason)."""
    return {"counts": counts(plan), **_plain(plan)}


def counts(plan: DraftPlan) -> dict[str, Any]:
    roles = Counter(matter.role for one in plan.measures for matter in one.matters)
    return {
        "measures": len(plan.measures),
        "of_the_annex": sum(one.is_annex for one in plan.measures),
        "sections": len(plan.sections),
        "with_offices": sum(1 for one in plan.measures if one.leads or one.supporters),
        "matters": roles[SUBJECT],
        "partners": roles[PARTNER],
        "mentions": roles[MENTION],
        "in_the_catalogue": sum(
            matter.match is not None for one in plan.measures for matter in one.matters
        ),
        "figures": sum(len(one.figures) for one in plan.measures)
        + sum(len(one.figures) for one in plan.sections),
        "due_days": sum(len(one.due_days) for one in plan.measures),
        "unplaced": dict(sorted(Counter(one.field for one in plan.unplaced).items())),
    }


def table(plan: DraftPlan) -> Iterator[str]:
    """One line for each measure, its matters under it."""
    for one in plan.measures:
        offices = "、".join(one.leads)
        if one.supporters:
            offices = f"{offices}；配合：{'、'.join(one.supporters)}"
        due_on = one.due_on.isoformat() if one.due_on else "-"
        cells = (one.number, one.mode or "-", one.force, due_on, one.title, offices or "-")
        yield "  ".join((f"{one.first_line:>5}", *cells))
        for matter in one.matters:
            scope = f"({matter.scope})" if matter.scope else ""
            slug = matter.match.slug if matter.match else "-"
            yield f"{matter.line:>5}    {matter.role}  {matter.name}{scope}  {matter.mode}  {slug}"


def unplaced(plan: DraftPlan) -> Iterator[str]:
    """One line for each field that a person has to fill or check."""
    for one in plan.unplaced:
        where = f"举措 {one.measure}" if one.measure else "方案"
        line = f"第 {one.line} 行" if one.line else "全文"
        yield f"{line}  {where}  {one.field}：{one.reason}"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
