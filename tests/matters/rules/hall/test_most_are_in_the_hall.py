from dataclasses import replace

from matters.rules.hall.most_are_in_the_hall import most_are_in_the_hall
from tests.rules import Pair, findings, guide, ref, world

(WINDOW,) = guide().windows
OTHER = replace(WINDOW, name="药品窗口")
KNOWN = world(
    one_windows=frozenset({(WINDOW.name, WINDOW.hall, WINDOW.address)}),
    separate_windows=frozenset({(OTHER.name, OTHER.hall, OTHER.address)}),
)
INSIDE, OUTSIDE = guide(in_service_hall=True), guide(in_service_hall=False)
ONE, SEPARATE = guide(), guide(windows=(OTHER,))

HALL = Pair(most_are_in_the_hall, finds=(INSIDE, OUTSIDE), passes=(*(INSIDE,) * 7, *(OUTSIDE,) * 3))
WINDOWS = Pair(
    most_are_in_the_hall, finds=(ONE, SEPARATE, SEPARATE), passes=(ONE, SEPARATE), world=KNOWN
)


def test_both_shares_are_told():
    rows = tuple(replace(one, in_service_hall=False) for one in WINDOWS.finds)
    assert [one.found.why for one in findings(most_are_in_the_hall, rows, KNOWN)] == [
        "310107 已知情况的 3 份指南中 0 份进驻政务服务大厅，占 0%，目标是 70% 以上；另有 0 份情况不明",
        "310107 已知情况的 3 份指南中 1 份实现一窗受理，占 33.3%，目标是 50% 以上；另有 0 份情况不明",
    ]


def test_nothing_known_and_other_districts_pass():
    assert findings(most_are_in_the_hall, guide(in_service_hall=None)) == []
    elsewhere = guide(in_service_hall=False, ref=ref(region="310115"))
    assert findings(most_are_in_the_hall, elsewhere) == []
