import pytest

from matters.rules.catalogue.implementation_code_has_its_parts import (
    implementation_code_has_its_parts,
)
from matters.rules.catalogue_facts import MatterCodeFacts
from tests.rules import Pair, findings

CREDIT, BASIC = "11310000002422098T", "310101033000"
CODE = f"{CREDIT}2{BASIC}"


def matter(**changes):
    linked = {"credit_code": CREDIT, "exercise_level": "2", "basic_code": BASIC}
    return MatterCodeFacts(**{"implementation_code": CODE, **linked, **changes})


PAIR = Pair(implementation_code_has_its_parts, matter(basic_code="310101034000"), matter())
FORM = Pair(
    implementation_code_has_its_parts,
    matter(implementation_code=f"{CREDIT}9{BASIC}"),
    matter(credit_code="", exercise_level="", basic_code=""),
)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"credit_code": "111100000000271742"}, "信用代码"),
        ({"exercise_level": "4"}, "行使层级"),
        ({"basic_code": "000172106000"}, "基本编码"),
    ],
)
def test_the_part_that_differs_is_named(changes, name):
    (one,) = findings(implementation_code_has_its_parts, matter(**changes))
    assert one.found.place == name


@pytest.mark.parametrize("code", [CODE[:-1], f"{CODE}01", "1" * 31])
def test_what_is_no_such_code_is_found(code):
    assert len(findings(implementation_code_has_its_parts, matter(implementation_code=code))) == 1


def test_a_matter_without_a_code_passes():
    assert findings(implementation_code_has_its_parts, matter(implementation_code="")) == []
