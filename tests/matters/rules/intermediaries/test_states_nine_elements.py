from dataclasses import replace

from matters.rules.directory_facts import Elements, ServiceFacts
from matters.rules.intermediaries.states_nine_elements import LABELS, states_nine_elements
from tests.rules import Pair, findings

WHOLE = Elements("标准", "材料", "10 日", "程序", "内容", "人员", "按市场价", "抽查", agencies=1)
PAIR = Pair(
    states_nine_elements,
    finds=ServiceFacts("listed", replace(WHOLE, agencies=0)),
    passes=ServiceFacts("listed", WHOLE),
)


def test_finding_counts_and_names_what_is_missing():
    (one,) = findings(
        states_nine_elements, ServiceFacts("listed", replace(WHOLE, fee="", agencies=0))
    )
    assert one.found.why == "九项要素写明了 7 项，缺 2 项：机构、收费"


def test_a_service_that_is_not_listed_passes():
    assert findings(states_nine_elements, ServiceFacts("proposed")) == []


def test_there_are_nine():
    assert set(LABELS) == set(Elements().missing)
    assert len(LABELS) == 9
