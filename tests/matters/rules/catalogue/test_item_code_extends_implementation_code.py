import pytest

from matters.rules.catalogue.item_code_extends_implementation_code import (
    item_code_extends_implementation_code,
)
from matters.rules.catalogue_facts import ItemCodeFacts
from tests.rules import Pair, findings

CODE = "11310000002422098T2310101033000"
OTHER = "11370000MB284723XW2000172106000"


def item(code=f"{CODE}01", implementation_code=CODE, **changes):
    return ItemCodeFacts(code, implementation_code, **changes)


PAIR = Pair(item_code_extends_implementation_code, item(implementation_code=OTHER), item())
UNIQUE = Pair(
    item_code_extends_implementation_code, item(twins=("变更注册",)), item(f"{CODE}02", CODE)
)


@pytest.mark.parametrize("code", [CODE, f"{CODE}1A", f"{CODE}001", "01"])
def test_what_is_no_such_code_is_found(code):
    assert len(findings(item_code_extends_implementation_code, item(code))) == 1


def test_what_is_not_known_passes():
    assert findings(item_code_extends_implementation_code, item("")) == []
    assert findings(item_code_extends_implementation_code, item(implementation_code="")) == []


def test_twins_are_named():
    (one,) = UNIQUE.found()
    assert one.found.why == f"编码 {CODE}01 还用于另外 1 个业务办理项：变更注册"
