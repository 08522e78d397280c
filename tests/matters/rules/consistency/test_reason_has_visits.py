import pytest

from matters.rules.consistency.reason_has_visits import reason_has_visits
from tests.rules import Pair, findings, guide

PAIR = Pair(
    reason_has_visits,
    finds=guide(onsite_visits=0, onsite_reason="现场核对原件"),
    passes=guide(onsite_visits=1, onsite_reason="现场核对原件"),
)


@pytest.mark.parametrize(("visits", "reason"), [(None, "现场核对原件"), (0, " "), (0, "无。")])
def test_what_says_nothing_passes(visits, reason):
    told = guide(onsite_visits=visits, onsite_reason=reason)
    assert findings(reason_has_visits, told) == []


def test_the_database_does_not_hold_it():
    (one,) = PAIR.found()
    assert not one.rule.is_held_by_database
    assert not one.blocks
