"""Snapshots as the frozen rows that rules look at. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from matters.case_tree import CaseOption, CaseQuestion
from matters.limits import Limit, limit_of
from matters.rules import facts, guide_rows
from matters.rules.engine import Ref, Subject

Row = TypeVar("Row")


def _citation(stored: Mapping[str, Any] | None) -> guide_rows.Citation | None:
    if not stored:
        return None
    return guide_rows.Citation(
        stored.get("document") or "",
        stored.get("number") or "",
        stored.get("article") or "",
        stored.get("text") or "",
        stored.get("kind") or "",
    )


NO_LIMIT = Limit()


def _limit(stored: Mapping[str, Any] | None) -> Limit:
    return limit_of(stored) if stored else NO_LIMIT


SPECIAL: dict[str, Callable[[Any], Any]] = {
    "citation": _citation,
    "limit": _limit,
    "delivery_limit": _limit,
    "situations": tuple,
    "delivery_modes": tuple,
}
"""Columns of rows that are not taken as they stand."""


def _reader(row: type[Row]) -> Callable[[Iterable[Mapping[str, Any]] | None], tuple[Row, ...]]:
    """Takes the rows of one part out of a snapshot; what an old snapshot lacks stays at its default."""
    columns = [(one.name, one.default) for one in fields(row)]  # type: ignore[arg-type]  # a dataclass
    special = [
        (place, default, SPECIAL[name])
        for place, (name, default) in enumerate(columns)
        if name in SPECIAL
    ]

    def read(stored: Iterable[Mapping[str, Any]] | None) -> tuple[Row, ...]:
        found = []
        for one in stored or ():
            values = [
                default if (value := one.get(name)) is None else value for name, default in columns
            ]
            for place, default, convert in special:
                if values[place] is not default:
                    values[place] = convert(values[place])
            found.append(row(*values))
        return tuple(found)

    return read


PARTS: dict[str, Callable[[Any], Any]] = {
    "conditions": _reader(guide_rows.Condition),
    "situations": _reader(guide_rows.Situation),
    "case_questions": _reader(CaseQuestion),
    "case_options": _reader(CaseOption),
    "materials": _reader(guide_rows.Material),
    "steps": _reader(guide_rows.Step),
    "special_procedures": _reader(guide_rows.Procedure),
    "tracks": _reader(guide_rows.Track),
    "fees": _reader(guide_rows.Fee),
    "results": _reader(guide_rows.Result),
    "windows": _reader(guide_rows.Window),
    "channels": _reader(guide_rows.Channel),
    "intermediary_services": _reader(guide_rows.Service),
    "commitment_letters": _reader(guide_rows.Letter),
    "questions": _reader(guide_rows.Question),
    "citations": lambda rows: tuple(_citation(one) for one in rows or ()),
    "statutory_citation": _citation,
    "statutory_limit": _limit,
    "promised_limit": _limit,
    "audiences": lambda rows: tuple(rows or ()),
    "popular_names": lambda rows: tuple(rows or ()),
    "handling_modes": lambda rows: tuple(rows or ()),
    "online_depths": lambda rows: tuple(rows or ()),
}
RENAMED = {"matter_name": "matter"}
GIVEN = {"ref", "matter", "number", "starts_on", "first_own_materials"}
COLUMNS = tuple(
    (one.name, RENAMED.get(one.name, one.name), one.default, PARTS.get(one.name))
    for one in fields(facts.Guide)
    if one.name not in GIVEN
)


def guide_of(
    snapshot: Mapping[str, Any],
    matter: facts.MatterFacts,
    *,
    number: int | None = None,
    starts_on: date | None = None,
) -> facts.Guide:
    """The guide that `snapshot` holds; keys that an old snapshot lacks stay unknown."""
    ref = Ref(
        Subject.GUIDE,
        snapshot.get("slug") or "",
        _name(snapshot),
        snapshot.get("office_slug") or "",
        snapshot.get("office") or "",
        snapshot.get("region_code") or "",
    )
    values: dict[str, Any] = {}
    for name, key, default, convert in COLUMNS:
        value = snapshot.get(key)
        if convert is not None:
            values[name] = convert(value)
        elif value is None:
            values[name] = default
        else:
            values[name] = value
    return facts.Guide(ref, matter, number, starts_on, None, **values)


def _name(snapshot: Mapping[str, Any]) -> str:
    """The item as people tell it apart: its own name, and its matter's where that differs."""
    item, matter = snapshot.get("item") or "", snapshot.get("matter") or ""
    return item if item == matter or not matter else f"{matter} · {item}"
