"""The rows of a plan's file as values of the database, with every name resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reforms.actions.linking import Links
from reforms.choices import ClaimKind, OfficeRole
from reforms.imports.rows import ClaimRow, EffectRow, MeasureRow, PlanRow, TargetRow, TotalRow

Values = dict[str, Any]
"""Columns of one row."""

MEASURE = (
    "number",
    "title",
    "clause",
    "mode",
    "summary",
    "section",
    "category",
    "force",
    "supervision",
    "division",
    "expected_effect",
    "due_on",
)
EFFECT = ("mode", "group", "scope", "condition", "starts_on", "ends_on")
CLAIM = ("kind", "comparison", "amount", "before_amount", "unit", "word")
TOTAL = ("label", "stated", "counts", "category", "explanation", "clause")
TARGET = (
    "text",
    "kind",
    "comparison",
    "amount",
    "unit",
    "scope",
    "force",
    "starts_on",
    "due_on",
    "clause",
)
"""Columns that are in the file as they are in the table."""


def _same(row: Any, names: tuple[str, ...]) -> Values:
    return {name: getattr(row, name) for name in names}


@dataclass(frozen=True)
class WantedEffect:
    """An effect, its partners and its claims. `key` tells which effect of the measure it is."""

    values: Values
    partners: tuple[Values, ...] = ()
    claims: tuple[Values, ...] = ()

    @property
    def key(self) -> tuple[Any, ...]:
        return effect_key(self.values)


@dataclass(frozen=True)
class WantedMeasure:
    values: Values
    offices: tuple[Values, ...] = ()
    effects: tuple[WantedEffect, ...] = field(default=(), repr=False)


def effect_key(values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes an effect of a newer file the same as one that was loaded: what it speaks of."""
    return tuple(values[name] for name in ("named", "group", "scope", "region_id"))


def measures(plan: PlanRow, links: Links) -> list[WantedMeasure]:
    """The measures in the order of the file."""
    return [_measure(row, order, links) for order, row in enumerate(plan.measures, start=1)]


def _measure(row: MeasureRow, order: int, links: Links) -> WantedMeasure:
    where = f"举措 {row.number}"
    names = [(OfficeRole.LEAD, name) for name in row.leads]
    names += [(OfficeRole.SUPPORTING, name) for name in row.supporters]
    offices = tuple(
        {"office_id": links.office(name, where, role.value), "role": role.value, "order": place}
        for place, (role, name) in enumerate(names, start=1)
    )
    effects = tuple(
        _effect(effect, place, where, links) for place, effect in enumerate(row.effects, start=1)
    )
    return WantedMeasure({**_same(row, MEASURE), "order": order}, offices, effects)


def _effect(row: EffectRow, order: int, where: str, links: Links) -> WantedEffect:
    """A handling item brings its matter with it; what the effect is called need not be in the catalogue."""
    path = f"effects[{order - 1}]"
    is_said = not row.item or row.subject.slug or row.subject.matter
    matter = links.matter(row.subject, where, path) if is_said else None
    item = links.item(row.item, matter, where, path)
    values = {
        "order": order,
        "named": row.subject.named,
        "matter_id": item[1] if item else matter,
        "handling_item_id": item[0] if item else None,
        "region_id": links.region(row.region_code, where, f"{path}.region"),
        **_same(row, EFFECT),
    }
    partners = tuple(
        {
            "order": place,
            "named": partner.named,
            "matter_id": links.matter(partner, where, f"{path}.partners[{place - 1}]"),
        }
        for place, partner in enumerate(row.partners, start=1)
    )
    claims = tuple(
        _claim(claim, where, f"{path}.claims[{place}]", links)
        for place, claim in enumerate(row.claims)
    )
    return WantedEffect(values, partners, claims)


def _claim(row: ClaimRow, where: str, path: str, links: Links) -> Values:
    """A successor that the catalogue does not have leaves `successor_id` None: no such row can stand."""
    successor = links.matter(row.successor, where, f"{path}.successor") if row.successor else None
    return {
        **_same(row, CLAIM),
        "office_id": links.office(row.office, where, f"{path}.office") if row.office else None,
        "successor_id": successor,
    }


def stands(claim: Values) -> bool:
    """Whether the claim can be stored: one whose successor is not in the catalogue cannot."""
    return claim["kind"] != ClaimKind.SUCCESSOR or claim["successor_id"] is not None


def totals(rows: tuple[TotalRow, ...]) -> list[Values]:
    return [
        {
            "order": order,
            "modes": list(row.modes),
            **_same(row, TOTAL),
        }
        for order, row in enumerate(rows, start=1)
    ]


def targets(rows: tuple[TargetRow, ...], links: Links) -> list[Values]:
    return [
        {
            "order": order,
            "region_id": links.region(row.region_code, f"目标 {order}", "region"),
            **_same(row, TARGET),
        }
        for order, row in enumerate(rows, start=1)
    ]
