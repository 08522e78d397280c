"""What an entry of a directory says, by the keys of its columns: for exports, and to see what an import changes."""

from typing import Any

from matters.imports.directories import AGENCY, INTERMEDIARY, PROOF
from matters.models import IntermediaryAgency, IntermediaryItem, LegalCitation, ProofItem

MODELS: dict[str, Any] = {
    PROOF: ProofItem,
    INTERMEDIARY: IntermediaryItem,
    AGENCY: IntermediaryAgency,
}
"""The model behind each kind of directory."""

Values = dict[str, Any]

OWN: dict[str, tuple[str, ...]] = {
    PROOF: (
        "name",
        "use",
        "basis",
        "exercise_level",
        "retained_reason",
        "status",
        "registered_on",
        "registration_number",
        "cancelled_on",
        "proved_by_licence",
        "solved_by_commitment",
        "covered_by_other_material",
        "verifiable_online",
        "issuer_can_verify",
        "sample_form",
        "procedure",
        "operating_rule",
        "note",
        "source_name",
        "source_kind",
        "confidence",
        "source_note",
    ),
    INTERMEDIARY: (
        "name",
        "basis",
        "standard",
        "materials",
        "time_limit",
        "procedure",
        "content",
        "personnel",
        "fee",
        "quality_control",
        "commissioned_by",
        "payer",
        "agency_choice",
        "agency_cap",
        "status",
        "listed_on",
        "removed_on",
        "note",
        "source_name",
        "source_kind",
        "confidence",
        "source_note",
    ),
    AGENCY: ("name", "credit_code", "listed_on", "phone", "address"),
}
"""Columns of a file that are columns of the table."""


def said_by(kind: str, entry: Any) -> Values:
    """What `entry` says, by the keys of the columns of `kind`. The rows it points to are loaded."""
    own = {name: getattr(entry, name) for name in OWN[kind]}
    region = entry.region
    place = {
        "region_code": region.code if region else "",
        "region_name": region.name if region else "",
    }
    if kind == AGENCY:
        return {**own, **place}
    if kind == PROOF:
        pointed = {
            "demanded_by": entry.demanded_by,
            "issued_by": entry.issued_by,
            "matter_type": entry.matter_type.name if entry.matter_type else "",
        }
    else:
        pointed = {
            "office": entry.office.name if entry.office else "",
            "agencies": "\n".join(agency_words(one) for one in entry.agencies.all()),
        }
    return {**own, **place, **pointed, **_basis(entry.citation)}


def _basis(citation: LegalCitation | None) -> Values:
    if citation is None:
        return {"document": "", "document_number": "", "article": "", "article_text": ""}
    return {
        "document": citation.document.title,
        "document_number": citation.document.number,
        "article": citation.article,
        "article_text": citation.text,
    }


def agency_words(agency: IntermediaryAgency) -> str:
    """An agency as a cell names it: with its credit code, which tells it from others of its name."""
    return f"{agency.name}（{agency.credit_code}）" if agency.credit_code else agency.name


def entries(kind: str) -> Any:
    """All entries of a directory with what `said_by` asks, in the order of its files."""
    rows = MODELS[kind].objects
    if kind == AGENCY:
        return rows.select_related("region").order_by("name", "id")
    return rows.with_places()
