from dataclasses import replace

from matters.rules.facts import MatterFacts
from matters.rules.hall.one_window_takes_most import one_window_takes_most
from tests.rules import Pair, findings, guide, ref, world

(WINDOW,) = guide().windows
OTHER = replace(WINDOW, name="药品窗口")
UNSAID = replace(WINDOW, name="未说明的窗口")


def _key(window):
    return (window.name, window.hall, window.address)


KNOWN = world(one_windows=frozenset({_key(WINDOW)}), separate_windows=frozenset({_key(OTHER)}))
ONE, SEPARATE = guide(), guide(windows=(OTHER,))
UNKNOWN, NOWHERE = guide(windows=(OTHER, UNSAID)), guide(windows=())

PAIR = Pair(
    one_window_takes_most,
    finds=(ONE, ONE, SEPARATE),
    passes=(*(ONE,) * 7, *(SEPARATE,) * 3),
    world=KNOWN,
)


def test_it_counts_what_is_known_and_what_is_not():
    (one,) = findings(one_window_takes_most, (*PAIR.finds, UNKNOWN, NOWHERE), KNOWN)
    assert one.found.why == (
        "310107 已知情况的 3 份指南中 2 份实现一窗受理，占 66.6%，目标是 70% 以上；另有 2 份情况不明"
    )
    assert one.ref.region == "310107"


def test_one_such_window_is_enough():
    assert findings(one_window_takes_most, guide(windows=(OTHER, WINDOW)), KNOWN) == []


def test_nothing_known_ended_matters_and_other_districts_pass():
    ended = guide(windows=(OTHER,), matter=MatterFacts(state="ended"))
    elsewhere = guide(windows=(OTHER,), ref=ref(region="310115"))
    assert findings(one_window_takes_most, (UNKNOWN, NOWHERE, ended, elsewhere), KNOWN) == []
    assert findings(one_window_takes_most, (ONE, SEPARATE)) == []
