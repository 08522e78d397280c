from matters.rules.portfolio import own_materials
from tests.rules import material


def test_what_others_issue_or_is_exempt_is_not_brought():
    rows = (material(), material(source="government"), material(exempt_reason="e_licence"))
    assert own_materials(rows) == 1
    assert own_materials(rows[1:]) == 0


def test_without_a_list_or_a_source_nothing_is_known():
    assert own_materials(()) is None
    assert own_materials((material(), material(source=""))) is None
