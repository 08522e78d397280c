import pytest

from matters.limits import Limit
from matters.rules.limits.promise_within_statutory import promise_within_statutory
from tests.rules import Pair, findings, guide

PAIR = Pair(
    promise_within_statutory,
    finds=guide(promised_limit=Limit(21, "working_day")),
    passes=guide(promised_limit=Limit(20, "working_day")),
)


@pytest.mark.parametrize(
    "promised",
    [Limit(21, "calendar_day"), Limit(None, "on_the_spot"), Limit(), Limit(0, "working_day")],
)
def test_limits_that_cannot_be_compared_pass(promised):
    assert findings(promise_within_statutory, guide(promised_limit=promised)) == []


def test_finding_names_both_figures():
    (one,) = PAIR.found()
    assert one.found.why == "承诺时限 21 长于法定时限 20"
    assert one.blocks
