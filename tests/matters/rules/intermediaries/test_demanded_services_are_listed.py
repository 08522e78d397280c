import pytest

from matters.rules.guide_rows import Service
from matters.rules.intermediaries.demanded_services_are_listed import demanded_services_are_listed
from tests.rules import Pair, findings, guide, world

KNOWN = world(
    intermediaries={"环境影响评价": "listed", "地震安全性评价": "removed", "选址论证": "proposed"}
)


def demands(*names):
    return guide(intermediary_services=tuple(Service(name) for name in names))


PAIR = Pair(
    demanded_services_are_listed,
    finds=demands("环境影响评价", "绿化评审"),
    passes=demands("环境影响评价"),
    world=KNOWN,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [("地震安全性评价", "它已移出中介服务目录"), ("选址论证", "它还没有列入中介服务目录")],
)
def test_a_service_that_is_not_listed_now_is_found(name, words):
    (one,) = findings(demanded_services_are_listed, demands(name), KNOWN)
    assert one.found.why == f"要求“{name}”，{words}"


def test_a_guide_without_services_or_names_passes():
    assert findings(demanded_services_are_listed, demands()) == []
    assert findings(demanded_services_are_listed, demands("")) == []
