import pytest

from matters.limits import Limit
from matters.rules.limits.shortened_by_two_fifths import shortened_by_two_fifths
from tests.rules import Pair, findings, guide, ref


def of_bureau(office="上海市食品药品监督管理局", **changes):
    return guide(ref=ref(region="310000", office_name=office), **changes)


PAIR = Pair(
    shortened_by_two_fifths,
    finds=of_bureau(promised_limit=Limit(13, "working_day")),
    passes=of_bureau(promised_limit=Limit(12, "working_day")),
)
SUCCESSOR = Pair(
    shortened_by_two_fifths,
    finds=of_bureau("上海市药品监督管理局", promised_limit=Limit(20, "working_day")),
    passes=of_bureau("上海市药品监督管理局", promised_limit=Limit(None, "on_the_spot")),
)


@pytest.mark.parametrize(
    "promised", [Limit(), Limit(19, "calendar_day"), Limit(None, "", "尽快"), Limit(None, "none")]
)
def test_limits_without_a_ratio_pass(promised):
    assert findings(shortened_by_two_fifths, of_bureau(promised_limit=promised)) == []


def test_others_set_themselves_no_such_aim():
    slow = Limit(20, "working_day")
    assert findings(shortened_by_two_fifths, guide(promised_limit=slow)) == []
    elsewhere = guide(
        ref=ref(region="120000", office_name="上海市药品监督管理局"), promised_limit=slow
    )
    assert findings(shortened_by_two_fifths, elsewhere) == []


def test_it_tells_the_figures_and_blocks_nothing():
    (one,) = PAIR.found()
    assert one.found.why == "法定 20 个工作日，承诺 13 个工作日，缩短 35%，目标是 40% 以上"
    assert not one.blocks
