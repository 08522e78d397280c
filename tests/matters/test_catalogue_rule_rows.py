"""Offices, catalogue items, matters and handling items reach the rules with what their codes are made of."""

import pytest

from matters import catalogue_rule_rows as rows
from matters.models import CatalogueItem, MatterType
from matters.rules.catalogue_facts import (
    CatalogueItemFacts,
    ItemCodeFacts,
    MatterCodeFacts,
    OfficeFacts,
)
from tests.factories import HandlingItemFactory, MatterFactory, OfficeFactory
from tests.rules import WORLD

pytestmark = pytest.mark.django_db

CREDIT = "11310000002422098T"
CODE = CREDIT + "2" + "310101033000"


def test_hall_tells_which_service_rules_it_has_not_published():
    hall = OfficeFactory(kind="hall", service_rules=["receipt", "one_notice", "badge"])
    ((ref, facts),) = rows.offices(WORLD)
    assert (ref.key, ref.office) == (hall.slug, hall.slug)
    assert len(facts.missing_service_rules) == 7
    assert facts.missing_service_rules[:2] == ("限时办结", "首问负责")


def test_other_offices_owe_no_service_rules():
    OfficeFactory(kind="bureau", credit_code=CREDIT)
    ((_ref, facts),) = rows.offices(WORLD)
    assert facts == OfficeFacts("bureau", CREDIT, ())


def test_catalogue_item_tells_its_main_item():
    kind = MatterType.objects.get(code="01")
    main = CatalogueItem.objects.create(basic_code="310101033000", name="主项", matter_type=kind)
    CatalogueItem.objects.create(basic_code="310101033001", name="子项", parent=main)
    found = {ref.key: facts for ref, facts in rows.catalogue_items(WORLD)}
    assert found == {
        "310101033000": CatalogueItemFacts("310101033000", "01", "", has_sub_items=True),
        "310101033001": CatalogueItemFacts("310101033001", "", "310101033000"),
    }


def test_matter_tells_what_its_code_is_made_of():
    item = CatalogueItem.objects.create(basic_code="310101033000", name="许可")
    MatterFactory(
        office__credit_code=CREDIT,
        implementation_code=CODE,
        exercise_level="2",
        catalogue_item=item,
    )
    ((_ref, facts),) = rows.matters(WORLD)
    assert facts == MatterCodeFacts(CODE, CREDIT, "2", "310101033000")


def test_matter_of_an_unknown_office_is_nobodys():
    office = OfficeFactory()
    MatterFactory(office=None, region=office.region)
    ((ref, facts),) = rows.matters(WORLD)
    assert (ref.office, ref.office_name, ref.region) == ("", "", "310000")
    assert facts == MatterCodeFacts()


def test_handling_item_tells_its_code_and_that_of_its_matter():
    HandlingItemFactory(code=CODE + "01", matter__implementation_code=CODE)
    ((_ref, facts),) = rows.handling_items(WORLD)
    assert facts == ItemCodeFacts(CODE + "01", CODE)


@pytest.mark.parametrize(
    ("read", "make", "asked"),
    [
        (rows.offices, OfficeFactory, 1),
        (rows.matters, MatterFactory, 1),
        (rows.handling_items, HandlingItemFactory, 2),
    ],
)
def test_three_rows_ask_as_many_queries_as_one(read, make, asked, django_assert_num_queries):
    make()
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 1
    make()
    make()
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 3
