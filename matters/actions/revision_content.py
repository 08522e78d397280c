"""Writes the content of one imported revision: its own columns and its rows."""

from dataclasses import fields
from typing import Any, cast

from matters.actions import case_trees
from matters.actions.resolving import Resolver
from matters.imports.rows import RevisionRow
from matters.limits import Limit
from matters.models import (
    AcceptanceCondition,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideRevision,
    GuideWindow,
    IntermediaryService,
    MaterialRequirement,
    Office,
    ProcessStep,
    Question,
    ResultDocument,
    Situation,
    SpecialProcedure,
    TrackLimit,
)
from matters.models.parts import BySituation, GuidePart

Situations = dict[str, Situation]
"""The situations of a revision by their names."""

COLUMNS = tuple(
    fact.name
    for fact in fields(RevisionRow)
    if fact.name in {column.name for column in GuideRevision._meta.concrete_fields} - {"number"}
)
"""Columns of a revision that a row names as they are; under which number it stands is decided elsewhere."""

PART_MODELS: tuple[type[GuidePart], ...] = (
    AcceptanceCondition,
    MaterialRequirement,
    Situation,
    ProcessStep,
    SpecialProcedure,
    TrackLimit,
    FeeItem,
    ResultDocument,
    GuideWindow,
    GuideCitation,
    ContactChannel,
    IntermediaryService,
    Question,
)


def write_content(
    revision: GuideRevision, row: RevisionRow, resolver: Resolver, office: Office | None
) -> None:
    """`revision`, a draft, says what `row` says; rows it had before are gone."""
    for name in COLUMNS:
        setattr(revision, name, getattr(row, name))
    revision.source_digest = row.digest
    _set_limit(revision, "statutory_limit", row.statutory_limit)
    _set_limit(revision, "promised_limit", row.promised_limit)
    revision.statutory_limit_citation = (
        resolver.citation(row.statutory_citation) if row.statutory_citation else None
    )
    is_new = revision.pk is None
    revision.save()
    led_to = {} if is_new else case_trees.situations_by_option(revision)
    if not is_new:
        for model in PART_MODELS:
            model._default_manager.filter(revision=revision).delete()
    situations = _write_situations(revision, row)
    _write_plain_parts(revision, row, situations)
    _write_materials(revision, row, resolver, situations)
    _write_links(revision, row, resolver, office)
    case_trees.write(revision, row, situations, led_to)


def _set_limit(target: Any, prefix: str, limit: Limit) -> None:
    setattr(target, f"{prefix}_amount", limit.amount)
    setattr(target, f"{prefix}_unit", limit.unit)
    setattr(target, f"{prefix}_note", limit.note)


def _facts(row: Any) -> dict[str, Any]:
    """A row's fields as columns; a limit becomes amount and unit."""
    facts = {column.name: getattr(row, column.name) for column in fields(row)}
    for name in ("limit", "delivery_limit"):
        limit = facts.pop(name, None)
        if limit is not None:
            facts["limit_amount"], facts["limit_unit"] = limit.amount, limit.unit
    return facts


def _write_situations(revision: GuideRevision, row: RevisionRow) -> Situations:
    return {
        part.name: Situation.objects.create(
            revision=revision, order=order, name=part.name, description=part.description
        )
        for order, part in enumerate(row.situations, start=1)
    }


def _write_plain_parts(revision: GuideRevision, row: RevisionRow, situations: Situations) -> None:
    plain: tuple[tuple[type[GuidePart], tuple[Any, ...]], ...] = (
        (ProcessStep, row.steps),
        (SpecialProcedure, row.procedures),
        (TrackLimit, row.tracks),
        (FeeItem, row.fees),
        (ResultDocument, row.results),
        (ContactChannel, row.channels),
        (IntermediaryService, row.intermediaries),
        (Question, row.questions),
    )
    for model, parts in plain:
        facts = [_facts(part) for part in parts]
        cases = [one.pop("situations", ()) for one in facts]
        made = model._default_manager.bulk_create(
            model(revision=revision, order=order, **one) for order, one in enumerate(facts, start=1)
        )
        for new, names in zip(made, cases, strict=True):
            if names:
                cast("BySituation", new).situations.set(situations[name] for name in names)


def _write_materials(
    revision: GuideRevision, row: RevisionRow, resolver: Resolver, situations: Situations
) -> None:
    for order, part in enumerate(row.materials, start=1):
        facts = _facts(part)
        name, is_proof, cases = facts.pop("name"), facts.pop("is_proof"), facts.pop("situations")
        requirement = MaterialRequirement.objects.create(
            revision=revision,
            order=order,
            material=resolver.material(name, is_proof=is_proof),
            **facts,
        )
        if cases:
            requirement.situations.set(situations[case] for case in cases)


def _write_links(
    revision: GuideRevision, row: RevisionRow, resolver: Resolver, office: Office | None
) -> None:
    AcceptanceCondition.objects.bulk_create(
        AcceptanceCondition(
            revision=revision,
            order=order,
            text=part.text,
            citation=resolver.citation(part.citation) if part.citation else None,
        )
        for order, part in enumerate(row.conditions, start=1)
    )
    GuideWindow.objects.bulk_create(
        (
            GuideWindow(revision=revision, order=order, window=resolver.window(part, office))
            for order, part in enumerate(row.windows, start=1)
        ),
        ignore_conflicts=True,
    )
    GuideCitation.objects.bulk_create(
        (
            GuideCitation(
                revision=revision, order=order, citation=resolver.citation(part), kind=part.kind
            )
            for order, part in enumerate(row.citations, start=1)
        ),
        ignore_conflicts=True,
    )
