import pytest

from matters.rules.consistency.visits_have_reason import visits_have_reason
from tests.rules import Pair, findings, guide

PAIR = Pair(
    visits_have_reason,
    finds=guide(onsite_visits=2, onsite_reason="  "),
    passes=guide(onsite_visits=2, onsite_reason="现场核对原件"),
)


@pytest.mark.parametrize("visits", [0, None])
def test_without_visits_no_reason_is_needed(visits):
    assert findings(visits_have_reason, guide(onsite_visits=visits)) == []


def test_it_tells_how_often_and_blocks_imports_too():
    (one,) = PAIR.found()
    assert one.found.why == "要求到现场 2 次但没有写明原因"
    assert one.rule.is_held_by_database
