from matters.limits import Limit
from matters.rules.guide_rows import Track
from matters.rules.limits.key_project_cut_by_two_thirds import key_project_cut_by_two_thirds
from tests.rules import Pair, findings, guide, ref


def with_track(name="重点项目", amount=7, unit="working_day", **changes):
    return guide(tracks=(Track("other", name, Limit(amount, unit)),), **changes)


PAIR = Pair(key_project_cut_by_two_thirds, finds=with_track(amount=7), passes=with_track(amount=6))


def test_other_tracks_units_and_districts_pass():
    assert findings(key_project_cut_by_two_thirds, with_track("一般程序", 20)) == []
    assert findings(key_project_cut_by_two_thirds, with_track(amount=19, unit="calendar_day")) == []
    assert findings(key_project_cut_by_two_thirds, with_track(amount=None, unit="")) == []
    assert (
        findings(key_project_cut_by_two_thirds, with_track(amount=20, ref=ref(region="310115")))
        == []
    )


def test_it_names_the_track_and_the_figures():
    (one,) = PAIR.found()
    assert one.found.place == "重点项目"
    assert one.found.why == ("法定 20 个工作日，“重点项目”7 个工作日，压缩 65%，目标是压缩三分之二")
