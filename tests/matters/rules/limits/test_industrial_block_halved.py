from matters.limits import Limit
from matters.rules.guide_rows import Track
from matters.rules.limits.industrial_block_halved import industrial_block_halved
from tests.rules import Pair, findings, guide, ref


def with_track(name="规划工业区块内的项目", amount=11, unit="working_day", **changes):
    return guide(tracks=(Track("other", name, Limit(amount, unit)),), **changes)


PAIR = Pair(industrial_block_halved, finds=with_track(amount=11), passes=with_track(amount=10))


def test_other_tracks_units_and_districts_pass():
    assert findings(industrial_block_halved, with_track("一般程序", 20)) == []
    assert findings(industrial_block_halved, with_track(amount=19, unit="calendar_day")) == []
    assert findings(industrial_block_halved, with_track(amount=None, unit="")) == []
    assert findings(industrial_block_halved, with_track(amount=20, ref=ref(region="310115"))) == []


def test_it_names_the_track_and_the_figures():
    (one,) = PAIR.found()
    assert one.found.place == "规划工业区块内的项目"
    assert one.found.why == (
        "法定 20 个工作日，“规划工业区块内的项目”11 个工作日，压缩 45%，目标是压缩二分之一"
    )
