"""Cases for the directories of proof items, intermediary services and agencies."""

from datetime import date
from typing import Any

from matters.models import IntermediaryAgency, IntermediaryItem, Material, ProofItem
from tests.factories import RegionFactory
from tests.matters.constraint_case import Case, codes, has_name, known

CREDIT = "11310000002422098T"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def a_proof(row: Any) -> int:
    return int(ProofItem.objects.create(region=RegionFactory(), name="居住证明").pk)


DIRECTORIES: list[Case] = [
    Case(
        "material_of_directory_is_proof",
        Material,
        {"proof_item_id": a_proof},
        {"proof_item_id": a_proof, "is_proof": True},
    ),
    has_name(ProofItem),
    known(ProofItem, "source_kind", "official"),
    known(ProofItem, "confidence", "low", wrong="unheard"),
    known(ProofItem, "status", "cancelled"),
    known(ProofItem, "exercise_level", "6", wrong="7"),
    Case(
        "proofitem_once_in_office",
        ProofItem,
        {},
        {"use": "入学"},
        ("region_id", "demanding_office_id", "name", "use"),
    ),
    Case(
        "proofitem_once_in_region",
        ProofItem,
        {"demanding_office_id": None},
        {"demanding_office_id": None, "demanding_name": "各街道办事处"},
        ("region_id", "name", "use"),
        {"demanding_office_id": None},
    ),
    Case(
        "proofitem_retained_is_registered",
        ProofItem,
        {"status": "retained"},
        {"status": "retained", "registered_on": MAY},
    ),
    Case(
        "proofitem_proposed_is_not_registered",
        ProofItem,
        {"registered_on": MAY},
        {"registered_on": MAY, "status": "cancelled"},
    ),
    Case(
        "proofitem_proposed_is_not_registered",
        ProofItem,
        {"registration_number": "2026-1"},
        {"registration_number": "2026-1", "status": "cancelled"},
    ),
    Case(
        "proofitem_cancelled_on_when_gone",
        ProofItem,
        {"cancelled_on": JUNE, "status": "retained", "registered_on": MAY},
        {"cancelled_on": JUNE, "status": "replaced_by_commitment", "registered_on": MAY},
    ),
    has_name(IntermediaryItem),
    known(IntermediaryItem, "source_kind", "official"),
    known(IntermediaryItem, "confidence", "low", wrong="unheard"),
    known(IntermediaryItem, "status", "removed", wrong="unheard"),
    known(IntermediaryItem, "commissioned_by", "authority"),
    known(IntermediaryItem, "payer", "applicant"),
    known(IntermediaryItem, "agency_choice", "designated"),
    Case(
        "intermediaryitem_once_in_office",
        IntermediaryItem,
        {},
        {"name": "别的检测"},
        ("region_id", "office_id", "name"),
    ),
    Case(
        "intermediaryitem_once_in_region",
        IntermediaryItem,
        {"office_id": None},
        {"office_id": None, "name": "别的检测"},
        ("region_id", "name"),
        {"office_id": None},
    ),
    Case(
        "intermediaryitem_listed_has_day",
        IntermediaryItem,
        {"status": "listed"},
        {"status": "listed", "listed_on": MAY},
    ),
    Case(
        "intermediaryitem_removed_on_when_removed",
        IntermediaryItem,
        {"status": "listed", "listed_on": MAY, "removed_on": JUNE},
        {"status": "removed", "listed_on": MAY, "removed_on": JUNE},
    ),
    Case(
        "intermediaryitem_listed_before_removed",
        IntermediaryItem,
        {"status": "removed", "listed_on": JUNE, "removed_on": MAY},
        {"status": "removed", "listed_on": JUNE, "removed_on": JUNE},
    ),
    has_name(IntermediaryAgency),
    Case(
        "intermediaryagency_credit_code_once",
        IntermediaryAgency,
        {},
        {"credit_code": ""},
        ("credit_code",),
        {"credit_code": CREDIT},
    ),
    Case(
        "intermediaryagency_name_once", IntermediaryAgency, {}, {"credit_code": CREDIT}, ("name",)
    ),
    *codes(
        IntermediaryAgency,
        "intermediaryagency_credit_code_checks_out",
        "credit_code",
        CREDIT,
        ["11310000002422098U", CREDIT.lower(), CREDIT[:17]],
    ),
]
