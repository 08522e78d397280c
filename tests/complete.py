"""Rows that say what the sound guide of the rules says, so that tests of the life of a guide pass the gate."""

from dataclasses import asdict, replace
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


class Citations:
    """The articles that rows name, each looked up once."""

    def __init__(self) -> None:
        self.known: dict[facts.Citation, LegalCitation] = {}

    def __call__(self, cited: facts.Citation | None) -> LegalCitation | None:
        if cited is None:
            return None
        article = replace(cited, kind="")
        if article not in self.known:
            document, _new = LegalDocument.objects.get_or_create(
                title=cited.document, defaults={"number": cited.number}
            )
            self.known[article], _new = LegalCitation.objects.get_or_create(
                document=document, article=cited.article
            )
        return self.known[article]


def add_rows(revision: GuideRevision) -> None:
    """`revision` has a row for each row of the sound guide."""
    citation = Citations()
    Situation.objects.bulk_create(
        Situation(revision=revision, **asdict(one)) for one in SOUND.situations
    )
    AcceptanceCondition.objects.bulk_create(
        AcceptanceCondition(revision=revision, text=one.text, citation=citation(one.citation))
        for one in SOUND.conditions
    )
    MaterialRequirement.objects.bulk_create(
        _material(revision, one, citation) for one in SOUND.materials
    )
    ProcessStep.objects.bulk_create(
        ProcessStep(revision=revision, order=order, **_step(one))
        for order, one in enumerate(SOUND.steps)
    )
    ResultDocument.objects.bulk_create(
        ResultDocument(revision=revision, **_result(one)) for one in SOUND.results
    )
    GuideWindow.objects.bulk_create(
        GuideWindow(revision=revision, window=_window(one)) for one in SOUND.windows
    )
    GuideCitation.objects.bulk_create(
        GuideCitation(revision=revision, kind=one.kind, citation=citation(one))
        for one in SOUND.citations
    )
    ContactChannel.objects.bulk_create(
        ContactChannel(revision=revision, **asdict(one)) for one in SOUND.channels
    )


def _material(
    revision: GuideRevision, material: facts.Material, citation: Citations
) -> MaterialRequirement:
    given = asdict(material)
    for name in ("name", "type", "issuing_office", "situations", "is_proof", "citation"):
        del given[name]
    kind, _new = Material.objects.get_or_create(name=material.name)
    return MaterialRequirement(
        revision=revision,
        material=kind,
        material_type=material.type,
        citation=citation(material.citation),
        **given,
    )


def _step(step: facts.Step) -> dict[str, Any]:
    given = {**asdict(step), **_limit(step.limit)}
    del given["limit"], given["situations"]
    return given


def _result(result: facts.Result) -> dict[str, Any]:
    given = {**asdict(result), **_limit(result.delivery_limit)}
    del given["delivery_limit"]
    return {**given, "delivery_modes": list(result.delivery_modes)}


def _window(window: facts.Window) -> ServiceWindow:
    found, _new = ServiceWindow.objects.get_or_create(**{**asdict(window), "office": None})
    return found
