"""Freezes a guide revision into the JSON that pages, API, search and exports read.

The shape is public (see docs/how-to/read-the-api.md). Keys are only added, never renamed: a
snapshot published today is read for as long as the portal stands.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from matters.limits import Limit, compression

PARTS = (
    "acceptancecondition_rows__citation__document",
    "situation_rows",
    "casequestion_rows",
    "caseoption_rows",
    "materialrequirement_rows__material",
    "materialrequirement_rows__situations",
    "materialrequirement_rows__issuing_office",
    "materialrequirement_rows__citation__document",
    "processstep_rows__situations",
    "specialprocedure_rows__situations",
    "tracklimit_rows__situations",
    "feeitem_rows__situations",
    "resultdocument_rows",
    "guidewindow_rows__window__office",
    "guidecitation_rows__citation__document",
    "contactchannel_rows",
    "intermediaryservice_rows",
    "commitmentletter_rows",
    "question_rows",
)
"""What to prefetch before `snapshot_of`, so that it asks the database nothing more."""


def ratio_as_json(ratio: Fraction | None) -> float | None:
    """A ratio with four decimals, or None."""
    return None if ratio is None else round(float(ratio), 4)


def citation_as_json(citation: Any) -> dict[str, Any] | None:
    if citation is None:
        return None
    return {
        "document": citation.document.title,
        "number": citation.document.number,
        "article": citation.article,
        "text": citation.text,
    }


def _rows(revision: Any, part: str) -> Iterable[Any]:
    rows: Iterable[Any] = getattr(revision, f"{part}_rows").all()
    return rows


def _situations(row: Any) -> list[str]:
    return [situation.name for situation in row.situations.all()]


def tree_as_json(revision: Any) -> dict[str, Any]:
    """Questions and answers by their texts; what is not of this revision leads nowhere."""
    questions = {row.pk: row.text for row in _rows(revision, "casequestion")}
    situations = {row.pk: row.name for row in _rows(revision, "situation")}
    return {
        "case_questions": [
            {"text": row.text, "note": row.note} for row in _rows(revision, "casequestion")
        ],
        "case_options": [
            {
                "case_question": questions[row.question_id],
                "key": row.key,
                "answer": row.answer,
                "next_question": questions.get(row.next_question_id, ""),
                "situation": situations.get(row.situation_id, ""),
                "outcome": row.outcome,
            }
            for row in _rows(revision, "caseoption")
            if row.question_id in questions
        ],
    }


def _material(row: Any) -> dict[str, Any]:
    return {
        "name": row.material.name,
        "type": row.material_type,
        "originals": row.originals,
        "copies": row.copies,
        "medium": row.medium,
        "source": row.source,
        "source_note": row.source_note,
        "issuing_office": row.issuing_office.name if row.issuing_office else "",
        "necessity": row.necessity,
        "necessity_note": row.necessity_note,
        "exempt_reason": row.exempt_reason,
        "exempt_note": row.exempt_note,
        "paper_format": row.paper_format,
        "filling_notes": row.filling_notes,
        "acceptance_standard": row.acceptance_standard,
        "blank_form": row.blank_form,
        "sample": row.sample,
        "basis": row.basis,
        "citation": citation_as_json(row.citation),
        "situations": _situations(row),
        "is_proof": row.material.is_proof,
        "remark": row.remark,
    }


def _step(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name,
        "handler": row.handler,
        "limit": row.limit.as_json(),
        "promised_amount": row.promised_amount,
        "counts_in_limit": row.counts_in_limit,
        "standard": row.standard,
        "result": row.result,
        "note": row.note,
        "situations": _situations(row),
    }


def _procedure(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name,
        "limit": row.limit.as_json(),
        "counts_in_limit": row.counts_in_limit,
        "effect": row.effect,
        "basis": row.basis,
        "is_charged": row.is_charged,
        "charge_basis": row.charge_basis,
        "provider": row.provider,
        "phone": row.phone,
        "note": row.note,
        "situations": _situations(row),
    }


def _window(row: Any) -> dict[str, Any]:
    window = row.window
    return {
        "name": window.name,
        "hall": window.hall,
        "office": window.office.name if window.office else "",
        "address": window.address,
        "hours": window.hours,
        "phones": window.phones,
        "directions": window.directions,
        "map_url": window.map_url,
    }


def _identity(revision: Any) -> dict[str, Any]:
    item = revision.handling_item
    matter = item.matter
    return {
        "slug": item.slug,
        "code": item.public_code,
        "national_code": item.national_code,
        "legacy_code": item.legacy_code or matter.legacy_code,
        "basic_code": matter.catalogue_item.basic_code if matter.catalogue_item else "",
        "implementation_code": matter.implementation_code,
        "matter": matter.name,
        "matter_slug": matter.slug,
        "matter_type": matter.matter_type.name if matter.matter_type else "",
        "item": item.name,
        "item_kind": item.kind,
        "office": matter.office.name if matter.office else "",
        "office_slug": matter.office.slug if matter.office else "",
        "region": matter.region.name,
        "region_code": matter.region.code,
        "exercise_level": matter.exercise_level,
        "power_source": matter.power_source,
        "body_nature": matter.body_nature,
        "audiences": list(matter.audiences),
        "popular_names": matter.popular_names,
        "scope_note": matter.scope_note,
        "division_of_powers": matter.division_of_powers,
    }


def _limits(revision: Any) -> dict[str, Any]:
    statutory: Limit = revision.statutory_limit
    promised: Limit = revision.promised_limit
    return {
        "handling_type": revision.handling_type,
        "statutory_limit": statutory.as_json(),
        "statutory_citation": citation_as_json(revision.statutory_limit_citation),
        "promised_limit": promised.as_json(),
        "rolls_to_working_day": revision.rolls_to_working_day,
        "rolls_basis": revision.rolls_basis,
        "compression_ratio": ratio_as_json(compression(statutory, promised)),
        "tracks": [
            {
                "kind": row.kind,
                "name": row.name,
                "limit": row.limit.as_json(),
                "note": row.note,
                "situations": _situations(row),
            }
            for row in _rows(revision, "tracklimit")
        ],
    }


def _handling(revision: Any) -> dict[str, Any]:
    return {
        "onsite_visits": revision.onsite_visits,
        "onsite_reason": revision.onsite_reason,
        "handling_modes": list(revision.handling_modes),
        "online_depths": list(revision.online_depths),
        "online_url": revision.online_url,
        "cross_region_scope": revision.cross_region_scope,
        "takes_appointments": revision.takes_appointments,
        "in_service_hall": revision.in_service_hall,
        "has_self_service": revision.has_self_service,
        "acceptance_standard": revision.acceptance_standard,
        "quantity_limit": revision.quantity_limit,
        "application_period": revision.application_period,
        "early_service": revision.early_service,
        "is_charged": revision.is_charged,
        "pays_online": revision.pays_online,
        "has_intermediary": revision.has_intermediary,
        "rights_and_duties": revision.rights_and_duties,
        "review_notice": revision.review_notice,
        "litigation_notice": revision.litigation_notice,
    }


def _parts(revision: Any) -> dict[str, Any]:
    return {
        "conditions": [
            {"text": row.text, "citation": citation_as_json(row.citation)}
            for row in _rows(revision, "acceptancecondition")
        ],
        "situations": [
            {"name": row.name, "description": row.description}
            for row in _rows(revision, "situation")
        ],
        **tree_as_json(revision),
        "materials": [_material(row) for row in _rows(revision, "materialrequirement")],
        "steps": [_step(row) for row in _rows(revision, "processstep")],
        "special_procedures": [_procedure(row) for row in _rows(revision, "specialprocedure")],
        "fees": [
            {
                "name": row.name,
                "standard": row.standard,
                "basis": row.basis,
                "can_be_reduced": row.can_be_reduced,
                "reductions": row.reductions,
                "remark": row.remark,
                "situations": _situations(row),
            }
            for row in _rows(revision, "feeitem")
        ],
        "results": [
            {
                "name": row.name,
                "kind": row.kind,
                "validity": row.validity,
                "delivery_modes": list(row.delivery_modes),
                "delivery_limit": row.limit.as_json(),
                "samples": row.samples,
            }
            for row in _rows(revision, "resultdocument")
        ],
        "windows": [_window(row) for row in _rows(revision, "guidewindow")],
        "citations": [
            {"kind": row.kind, **(citation_as_json(row.citation) or {})}
            for row in _rows(revision, "guidecitation")
        ],
        "channels": [
            {"kind": row.kind, "value": row.value, "note": row.note}
            for row in _rows(revision, "contactchannel")
        ],
        "intermediary_services": [
            {"name": row.name, "basis": row.basis, "note": row.note}
            for row in _rows(revision, "intermediaryservice")
        ],
        "commitment_letters": [
            {
                "name": row.name,
                "conditions": row.conditions,
                "duty": row.duty,
                "content": row.content,
                "liability": row.liability,
            }
            for row in _rows(revision, "commitmentletter")
        ],
        "questions": [
            {"question": row.question, "answer": row.answer} for row in _rows(revision, "question")
        ],
    }


def snapshot_of(revision: Any) -> dict[str, Any]:
    """Everything the public may know of `revision`, as JSON values.

    Reads only rows loaded by `for_publication()`. Choices stand as their stored words, so that a
    label can change without changing what was published.
    """
    return {
        **_identity(revision),
        **_limits(revision),
        **_handling(revision),
        **_parts(revision),
        "change_reason": revision.change_reason,
        "provenance": {
            "name": revision.source_name,
            "kind": revision.source_kind,
            "confidence": revision.confidence,
            "note": revision.source_note,
        },
    }
