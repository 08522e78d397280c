from dataclasses import replace

import pytest

from matters.rules.auditors.demand_has_basis import demand_has_basis
from matters.rules.guide_rows import Condition
from tests.rules import LAW, Pair, fee, findings, guide, material

BARE = material(citation=None, basis="")
PAIR = Pair(
    demand_has_basis,
    finds=guide(materials=(material(), BARE)),
    passes=guide(materials=(material(citation=None), material(basis=""))),
)


def test_finding_names_the_row():
    (one,) = PAIR.found()
    assert (one.found.field, one.found.place) == ("materials.basis", BARE.name)
    assert "2 项材料中的第 2 项" in one.found.why


def test_a_material_nobody_hands_in_passes():
    exempt = replace(BARE, exempt_reason="e_licence")
    assert findings(demand_has_basis, guide(materials=(exempt,))) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("有固定的经营场所", 1), ("符合《药品管理法》第五十二条", 0)]
)
def test_a_condition_names_its_law_by_citation_or_in_its_text(text, expected):
    assert len(findings(demand_has_basis, guide(conditions=(Condition(text),)))) == expected


@pytest.mark.parametrize(
    ("charged", "rows", "citations", "expected"),
    [
        (True, (fee(basis=""),), (), ["fees.basis"]),
        (True, (fee(),), (), []),
        (True, (fee(basis=""),), (replace(LAW, kind="fee"),), []),
        (True, (fee(basis="", standard="不收费"),), (), []),
        (False, (fee(basis=""),), (), []),
    ],
)
def test_a_fee_names_its_basis(charged, rows, citations, expected):
    found = findings(demand_has_basis, guide(is_charged=charged, fees=rows, citations=citations))
    assert [one.found.field for one in found] == expected
