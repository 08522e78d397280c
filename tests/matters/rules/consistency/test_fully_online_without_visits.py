from matters.rules.consistency.fully_online_without_visits import fully_online_without_visits
from tests.rules import Pair, findings, guide

DEPTH = Pair(
    fully_online_without_visits,
    finds=guide(online_depths=("handle",), onsite_visits=1, onsite_reason="领证"),
    passes=guide(online_depths=("receive", "accept"), onsite_visits=1, onsite_reason="领证"),
)
NAME = Pair(
    fully_online_without_visits,
    finds=guide(item="变更（全程网办）", online_depths=(), onsite_visits=2),
    passes=guide(item="变更（全程网办）", online_depths=(), onsite_visits=0),
)


def test_visits_that_are_not_known_pass():
    assert findings(fully_online_without_visits, guide(onsite_visits=None)) == []
