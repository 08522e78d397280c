import pytest

from matters.limits import Limit
from matters.rules.guide_rows import Track
from matters.rules.limits.promise_is_shorter_when_not_on_the_spot import (
    promise_is_shorter_when_not_on_the_spot,
)
from tests.rules import Pair, findings, guide, on_the_spot, ref

SAME = Pair(
    promise_is_shorter_when_not_on_the_spot,
    finds=guide(promised_limit=Limit(20, "working_day")),
    passes=guide(promised_limit=Limit(19, "working_day")),
)
NONE = Pair(
    promise_is_shorter_when_not_on_the_spot,
    finds=guide(promised_limit=Limit()),
    passes=guide(
        promised_limit=Limit(), tracks=(Track("ordinary", "一般程序", Limit(8, "working_day")),)
    ),
)


@pytest.mark.parametrize(
    "passing",
    [
        guide(handling_type="", promised_limit=Limit()),
        guide(promised_limit=Limit(20, "calendar_day")),
        guide(statutory_limit=Limit(), promised_limit=Limit(20, "working_day")),
        guide(statutory_limit=Limit(None, "none"), promised_limit=Limit(20, "working_day")),
        guide(ref=ref(region="310115"), promised_limit=Limit()),
        on_the_spot(),
    ],
)
def test_what_is_not_known_or_not_comparable_passes(passing):
    assert findings(promise_is_shorter_when_not_on_the_spot, passing) == []


def test_it_tells_both_limits():
    (one,) = SAME.found()
    assert one.found.why == "承诺时限 20 个工作日，没有比法定时限 20 个工作日 缩短"
