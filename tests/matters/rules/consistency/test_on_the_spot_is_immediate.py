import pytest

from matters.limits import Limit
from matters.rules.consistency.on_the_spot_is_immediate import on_the_spot_is_immediate
from tests.rules import Pair, findings, guide, on_the_spot

SLOW = Pair(
    on_the_spot_is_immediate,
    finds=on_the_spot(promised_limit=Limit(1, "working_day")),
    passes=on_the_spot(promised_limit=Limit(0, "working_day")),
)
AT_ONCE = Pair(
    on_the_spot_is_immediate,
    finds=guide(promised_limit=Limit(None, "on_the_spot")),
    passes=guide(promised_limit=Limit(1, "hour")),
)


@pytest.mark.parametrize(
    "passing",
    [
        guide(handling_type="", promised_limit=Limit(0, "working_day")),
        on_the_spot(promised_limit=Limit()),
        on_the_spot(promised_limit=Limit(None, "", "当场")),
        on_the_spot(promised_limit=Limit(None, "none")),
    ],
)
def test_what_is_not_known_passes(passing):
    assert findings(on_the_spot_is_immediate, passing) == []


def test_it_tells_both_sides():
    assert [one.found.why for one in SLOW.found()] == ["办件类型是即办件，承诺时限却是 1 个工作日"]
    assert [one.found.field for one in AT_ONCE.found()] == ["handling_type"]
