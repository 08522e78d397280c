import pytest

from matters.limits import Limit
from matters.rules.limits.on_the_spot_costs_nothing_extra import on_the_spot_costs_nothing_extra
from tests.rules import Pair, fee, findings, guide, on_the_spot, ref

FEES = Pair(
    on_the_spot_costs_nothing_extra,
    finds=on_the_spot(fees=(fee(name="加急费", standard="每件 50 元"),)),
    passes=on_the_spot(fees=(fee(name="证照工本费", standard="每本 10 元"),)),
)
TYPES = Pair(
    on_the_spot_costs_nothing_extra,
    finds=on_the_spot(handling_type="commitment"),
    passes=on_the_spot(handling_type=""),
)


@pytest.mark.parametrize("standard", ["0", "0 元", "0.00元", "不收取", "免费", "免收。", "无"])
def test_a_fee_of_nothing_passes(standard):
    row = fee(name="加急费", standard=standard)
    assert findings(on_the_spot_costs_nothing_extra, on_the_spot(fees=(row,))) == []


@pytest.mark.parametrize("standard", ["", "10元", "免费办理，加急另收 20 元", "按件计"])
def test_a_fee_that_is_something_or_not_stated_is_found(standard):
    row = fee(name="服务费", standard=standard)
    (one,) = findings(on_the_spot_costs_nothing_extra, on_the_spot(fees=(row,)))
    assert one.found.phrase == "服务费"
    assert one.found.place == "服务费"


def test_matters_that_take_time_and_other_districts_pass():
    dear = (fee(name="加急费", standard="每件 50 元"),)
    assert findings(on_the_spot_costs_nothing_extra, guide(fees=dear)) == []
    elsewhere = on_the_spot(fees=dear, ref=ref(region="310115"))
    assert findings(on_the_spot_costs_nothing_extra, elsewhere) == []


def test_a_promise_of_nothing_is_on_the_spot():
    zero = guide(promised_limit=Limit(0, "working_day"))
    (one,) = findings(on_the_spot_costs_nothing_extra, zero)
    assert one.found.why == "承诺时限是“0 个工作日”，办件类型却是承诺件"
