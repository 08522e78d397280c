from dataclasses import replace

from matters.rules.directory_facts import ServiceFacts
from matters.rules.intermediaries.agency_is_chosen_freely import agency_is_chosen_freely
from tests.rules import Pair, findings

PAIR = Pair(
    agency_is_chosen_freely,
    finds=ServiceFacts("listed", agency_choice="designated"),
    passes=ServiceFacts("listed", agency_choice="free"),
)


def test_a_cap_is_found_beside_the_designation():
    found = findings(agency_is_chosen_freely, replace(PAIR.finds, agency_cap=3))
    assert [(one.found.field, one.found.phrase) for one in found] == [
        ("agency_choice", ""),
        ("agency_cap", "3"),
    ]


def test_a_service_taken_out_passes():
    assert findings(agency_is_chosen_freely, replace(PAIR.finds, status="removed")) == []
