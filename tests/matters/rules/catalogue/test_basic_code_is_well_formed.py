import pytest

from matters.rules.catalogue.basic_code_is_well_formed import basic_code_is_well_formed
from matters.rules.catalogue_facts import CatalogueItemFacts
from tests.rules import Pair, findings

MAIN = "00016421300Y"


def item(code, **changes):
    return CatalogueItemFacts(basic_code=code, **changes)


DIGITS = Pair(basic_code_is_well_formed, item("430131056W00"), item(MAIN))
TYPE = Pair(
    basic_code_is_well_formed,
    item("000164213003", type_code="20"),
    item("000164213003", type_code="01"),
)
PARENT = Pair(
    basic_code_is_well_formed,
    item("000164214003", parent_code=MAIN),
    item("000164213003", parent_code=MAIN),
)
MAIN_ITEM = Pair(
    basic_code_is_well_formed,
    item("000164213000", has_sub_items=True),
    item(MAIN, has_sub_items=True),
)


@pytest.mark.parametrize(
    ("code", "count"), [("", 0), ("00016421300", 1), ("0001642130033", 1), ("00Y16421300Y", 1)]
)
def test_length_and_digits(code, count):
    assert len(findings(basic_code_is_well_formed, item(code))) == count


def test_it_names_the_letter():
    (one,) = DIGITS.found()
    assert one.found.why == "基本编码 430131056W00 里有“W”，除了末三位 00Y 应当都是数字"
