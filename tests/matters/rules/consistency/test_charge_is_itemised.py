import pytest

from matters.rules.consistency.charge_is_itemised import charge_is_itemised
from matters.rules.guide_rows import Citation
from tests.rules import Pair, fee, findings, guide

CHARGED = Pair(
    charge_is_itemised,
    finds=guide(is_charged=True, fees=()),
    passes=guide(is_charged=True, fees=(fee(),)),
)
FREE = Pair(
    charge_is_itemised,
    finds=guide(is_charged=False, fees=(fee(),)),
    passes=guide(is_charged=False, fees=(fee(standard="不收费"),)),
)
ONLINE = Pair(
    charge_is_itemised,
    finds=guide(is_charged=False, pays_online=True),
    passes=guide(is_charged=False, pays_online=None),
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"name": ""}, ["fees.name"]),
        ({"standard": " "}, ["fees.standard"]),
        ({"basis": ""}, ["fees.basis"]),
        ({"name": "", "standard": "", "basis": ""}, ["fees.name", "fees.standard", "fees.basis"]),
    ],
)
def test_each_part_that_is_missing_is_told(changes, fields):
    found = findings(charge_is_itemised, guide(is_charged=True, fees=(fee(**changes),)))
    assert [one.found.field for one in found] == fields


def test_an_article_cited_for_fees_is_a_basis():
    cited = guide(
        is_charged=True, fees=(fee(basis=""),), citations=(Citation("收费管理办法", kind="fee"),)
    )
    assert findings(charge_is_itemised, cited) == []


def test_what_is_not_known_passes():
    assert findings(charge_is_itemised, guide(is_charged=None, fees=(fee(standard=""),))) == []


def test_free_of_one_fee_but_not_of_another_is_a_charge():
    row = fee(standard="不收取检验费，收取工本费 10 元")
    assert findings(charge_is_itemised, guide(is_charged=False, fees=(row,)))
