"""The two directories reach the rules with what is counted beside them, in the same few queries however long."""

from datetime import date

import pytest

from matters import directory_rule_rows as rows
from matters.actions import publishing
from matters.rules.directory_facts import AgencyFacts, Elements, ProofFacts
from tests.directory_rows import AgencyFactory, IntermediaryItemFactory, ProofItemFactory
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    MaterialFactory,
    MaterialRequirementFactory,
    OfficeFactory,
)
from tests.rules import WORLD

pytestmark = pytest.mark.django_db


def demanded(item, *, publish=True, **columns):
    """A guide that demands a material that stands for `item`."""
    material = MaterialFactory(is_proof=True, proof_item=item)
    revision = GuideRevisionFactory()
    MaterialRequirementFactory(revision=revision, material=material, **columns)
    MaterialRequirementFactory(revision=revision, material=MaterialFactory())
    if publish:
        publishing.publish(revision=revision, by=OPERATOR)


def test_proof_counts_the_guides_in_force_that_demand_it():
    item = ProofItemFactory(retained=True)
    demanded(item)
    demanded(item, publish=False)
    demanded(item, exempt_reason="e_licence")
    ((ref, facts),) = rows.proofs(WORLD)
    assert (ref.key, ref.office, ref.region) == (
        str(item.pk),
        item.demanding_office.slug,
        "310000",
    )
    assert facts == ProofFacts("retained", registered_on=item.registered_on, guides=1)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [({}, False), ({"basis": " "}, False), ({"basis": "条例第五条"}, True)],
)
def test_proof_has_a_basis_by_article_or_in_words(columns, expected):
    ProofItemFactory(**columns)
    ((_ref, facts),) = rows.proofs(WORLD)
    assert facts.has_basis is expected


def test_proof_with_an_article_has_a_basis():
    ProofItemFactory(citation=LegalCitationFactory())
    ((_ref, facts),) = rows.proofs(WORLD)
    assert facts.has_basis


def test_proof_of_an_office_the_portal_does_not_know_is_named_as_written():
    office = OfficeFactory()
    ProofItemFactory(demanding_office=None, region=office.region, demanding_name="各街道办事处")
    ((ref, _facts),) = rows.proofs(WORLD)
    assert (ref.office, ref.office_name) == ("", "各街道办事处")


def test_service_counts_its_agencies():
    service = IntermediaryItemFactory(listed=True, standard="标准", payer="applicant", agency_cap=2)
    AgencyFactory().services.add(service)
    ((_ref, facts),) = rows.services(WORLD)
    assert facts.elements == Elements(standard="标准", agencies=1)
    assert (facts.status, facts.payer, facts.agency_cap) == ("listed", "applicant", 2)


def test_agency_names_the_listed_services_only():
    agency = AgencyFactory(listed_on=date(2026, 5, 1))
    agency.services.add(
        IntermediaryItemFactory(listed=True, name="环境影响评价"), IntermediaryItemFactory()
    )
    ((ref, facts),) = rows.agencies(WORLD)
    assert facts == AgencyFacts(date(2026, 5, 1), ("环境影响评价",))
    assert ref.region == ""


@pytest.mark.parametrize(
    ("read", "make"),
    [
        (rows.proofs, ProofItemFactory),
        (rows.services, IntermediaryItemFactory),
        (rows.agencies, AgencyFactory),
    ],
)
def test_three_entries_ask_as_many_queries_as_one(read, make, django_assert_num_queries):
    make()
    asked = 1 if read is rows.services else 2
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 1
    make()
    make()
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 3
