"""Brings the measures of a plan to what its file says, and touches nothing that already says so.

Progress, drafts and the links officials made hang on measures and effects, so these are changed in
place; offices, partners and claims, on which nothing of an official hangs, are written anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models import F

from matters.problems import Problem
from reforms.actions.wanted import (
    Values,
    WantedEffect,
    WantedMeasure,
    effect_key,
    stands,
)
from reforms.choices import ClaimKind
from reforms.models import Claim, Effect, EffectPartner, Measure, MeasureOffice, ReformPlan

BATCH = 500
ASIDE = {Measure: 10**6, Effect: 10**4}
"""By how much an order is moved out of the way while rows change places; above any order in use."""
LINKS = ("matter_id", "handling_item_id")


def differs(row: models.Model, values: Values) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def replaced(parent: models.Model, relation: str, wanted: Sequence[Values]) -> bool:
    """The rows of `relation` are `wanted`, in order; whether that took writing them anew."""
    manager = getattr(parent, relation)
    present = list(manager.all())
    pairs = zip(present, wanted, strict=False)
    if len(present) == len(wanted) and not any(differs(row, values) for row, values in pairs):
        return False
    model, field = manager.model, manager.field.name
    model.objects.filter(**{field: parent}).delete()
    model.objects.bulk_create((model(**{field: parent}, **values) for values in wanted), BATCH)
    return True


def moved(rows: Sequence[tuple[Any, Values]], fields: Sequence[str]) -> None:
    """Each row takes its values; where places change, all step aside first."""
    if not rows:
        return
    model = type(rows[0][0])
    if any(row.order != values["order"] for row, values in rows):
        for start in range(0, len(rows), BATCH):
            keys = [row.pk for row, _values in rows[start : start + BATCH]]
            model.objects.filter(pk__in=keys).update(order=F("order") + ASIDE[model])
    for row, values in rows:
        for name, value in values.items():
            setattr(row, name, value)
    model.objects.bulk_update([row for row, _values in rows], fields, BATCH)


def create(plan: ReformPlan, wanted: Sequence[WantedMeasure]) -> None:
    """The measures stand with all that belongs to them; none of their numbers stood before."""
    rows = [Measure(plan=plan, **one.values) for one in wanted]
    Measure.objects.bulk_create(rows, BATCH)
    MeasureOffice.objects.bulk_create(
        [
            MeasureOffice(measure=row, **values)
            for row, one in zip(rows, wanted, strict=True)
            for values in one.offices
        ],
        BATCH,
    )
    _create_effects(
        (row, effect) for row, one in zip(rows, wanted, strict=True) for effect in one.effects
    )


def _create_effects(pairs: Iterable[tuple[Measure, WantedEffect]]) -> None:
    wanted = list(pairs)
    rows = [Effect(measure=measure, **effect.values) for measure, effect in wanted]
    Effect.objects.bulk_create(rows, BATCH)
    effects = [(row, effect) for row, (_measure, effect) in zip(rows, wanted, strict=True)]
    EffectPartner.objects.bulk_create(
        [EffectPartner(effect=row, **values) for row, one in effects for values in one.partners],
        BATCH,
    )
    Claim.objects.bulk_create(
        [
            Claim(effect=row, **values)
            for row, one in effects
            for values in one.claims
            if stands(values)
        ],
        BATCH,
    )


def update(measure: Measure, wanted: WantedMeasure) -> bool:
    """Offices and effects of `measure` are as wanted; whether anything had to change.

    Its own columns are not touched. Ask `removable` before: effects that the file does not have go.
    """
    offices_changed = replaced(measure, "office_rows", wanted.offices)
    return _update_effects(measure, wanted.effects) or offices_changed


def _update_effects(measure: Measure, wanted: Sequence[WantedEffect]) -> bool:
    kept, fresh, gone = _paired(measure, wanted)
    if gone:
        Effect.objects.filter(pk__in=[row.pk for row in gone]).delete()
    pairs = [(row, _with_links_kept(row, one.values)) for row, one in kept]
    changed = bool(fresh or gone)
    if any(differs(row, values) for row, values in pairs):
        moved(pairs, [field.removesuffix("_id") for field in pairs[0][1]])
        changed = True
    for row, one in kept:
        changed |= replaced(row, "partners", _partners(row, one))
        changed |= replaced(row, "claims", _claims(row, one))
    _create_effects((measure, one) for one in fresh)
    return changed


def _paired(
    measure: Measure, wanted: Sequence[WantedEffect]
) -> tuple[list[tuple[Effect, WantedEffect]], list[WantedEffect], list[Effect]]:
    """Effects that stand and are wanted, those that are new, and those the file does not have."""
    present: dict[tuple[Any, ...], list[Effect]] = defaultdict(list)
    for row in measure.effects.all():
        present[effect_key(vars(row))].append(row)
    kept, fresh = [], []
    for one in wanted:
        rows = present.get(one.key)
        if rows:
            kept.append((rows.pop(0), one))
        else:
            fresh.append(one)
    return kept, fresh, [row for rows in present.values() for row in rows]


def _with_links_kept(row: Effect, values: Values) -> Values:
    """A link that an official made is not taken away because the file knows of none."""
    return {
        **values,
        **{name: values[name] or getattr(row, name) for name in LINKS},
    }


def _partners(row: Effect, wanted: WantedEffect) -> list[Values]:
    linked = {partner.named: partner.matter_id for partner in row.partners.all()}
    return [
        {**values, "matter_id": values["matter_id"] or linked.get(values["named"])}
        for values in wanted.partners
    ]


def _claims(row: Effect, wanted: WantedEffect) -> list[Values]:
    known = [one.successor_id for one in row.claims.all() if one.kind == ClaimKind.SUCCESSOR]
    if known:
        wanted_claims = [
            {**values, "successor_id": values["successor_id"] or known[0]}
            if values["kind"] == ClaimKind.SUCCESSOR
            else values
            for values in wanted.claims
        ]
    else:
        wanted_claims = list(wanted.claims)
    return [values for values in wanted_claims if stands(values)]


def removable(present: Iterable[Measure], wanted: Sequence[WantedMeasure]) -> list[Problem]:
    """What keeps measures and effects that the file no longer has from being taken out."""
    by_number = {one.values["number"]: one for one in wanted}
    problems = []
    for measure in present:
        one = by_number.get(measure.number)
        gone = _paired(measure, one.effects)[2] if one else list(measure.effects.all())
        where = f"举措 {measure.number}"
        if one is None and measure.progress.all():
            problems.append(
                Problem(where, "", "文件里没有这项举措，但它已有落实情况，不能随导入去掉")
            )
        problems += [
            Problem(where, row.named, "文件里没有这个事项了，但它已开了草稿，不能随导入去掉")
            for row in gone
            if row.drafts.all()
        ]
    return problems
