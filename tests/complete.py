"""Rows that say what the sound guide of the rules says, so that tests of the life of a guide pass the gate."""

from dataclasses import asdict
from typing import Any

from matters.limits import Limit
from matters.models import (
    AcceptanceCondition,
    ContactChannel,
    GuideCitation,
    GuideRevision,
    GuideWindow,
    LegalCitation,
    LegalDocument,
    Material,
    MaterialRequirement,
    ProcessStep,
    ResultDocument,
    ServiceWindow,
    Situation,
)
from matters.rules import facts
from tests import rules

SOUND = rules.guide()
PLAIN = (
    "handling_type",
    "onsite_visits",
    "handling_modes",
    "online_depths",
    "online_url",
    "early_service",
    "is_charged",
    "quantity_limit",
)


def _limit(limit: Limit, prefix: str = "limit") -> dict[str, Any]:
    return {f"{prefix}_amount": limit.amount, f"{prefix}_unit": limit.unit}


def columns() -> dict[str, Any]:
    """The columns of a revision that is complete."""
    plain = {name: getattr(SOUND, name) for name in PLAIN}
    sets = {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
    return {
        **plain,
        **sets,
        **_limit(SOUND.statutory_limit, "statutory_limit"),
        **_limit(SOUND.promised_limit, "promised_limit"),
    }


def citation(cited: facts.Citation | None) -> LegalCitation | None:
    if cited is None:
        return None
    document, _new = LegalDocument.objects.get_or_create(
        title=cited.document, defaults={"number": cited.number}
    )
    found, _new = LegalCitation.objects.get_or_create(document=document, article=cited.article)
    return found


def add_rows(revision: GuideRevision) -> None:
    """`revision` has a row for each row of the sound guide."""
    for situation in SOUND.situations:
        Situation.objects.create(revision=revision, **asdict(situation))
    for condition in SOUND.conditions:
        AcceptanceCondition.objects.create(
            revision=revision, text=condition.text, citation=citation(condition.citation)
        )
    for material in SOUND.materials:
        _add_material(revision, material)
    for order, step in enumerate(SOUND.steps):
        given = {**asdict(step), **_limit(step.limit)}
        del given["limit"]
        ProcessStep.objects.create(revision=revision, order=order, **given)
    for result in SOUND.results:
        given = {**asdict(result), **_limit(result.delivery_limit)}
        del given["delivery_limit"]
        given["delivery_modes"] = list(result.delivery_modes)
        ResultDocument.objects.create(revision=revision, **given)
    for window in SOUND.windows:
        given = {**asdict(window), "office": None}
        found, _new = ServiceWindow.objects.get_or_create(**given)
        GuideWindow.objects.create(revision=revision, window=found)
    for cited in SOUND.citations:
        GuideCitation.objects.create(revision=revision, kind=cited.kind, citation=citation(cited))
    for channel in SOUND.channels:
        ContactChannel.objects.create(revision=revision, **asdict(channel))


def _add_material(revision: GuideRevision, material: facts.Material) -> None:
    given = asdict(material)
    for name in ("name", "type", "issuing_office", "situations", "is_proof", "citation"):
        del given[name]
    kind, _new = Material.objects.get_or_create(name=material.name)
    MaterialRequirement.objects.create(
        revision=revision,
        material=kind,
        material_type=material.type,
        citation=citation(material.citation),
        **given,
    )
