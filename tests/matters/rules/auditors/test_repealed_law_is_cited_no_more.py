from dataclasses import replace
from datetime import date

from matters.rules.auditors.repealed_law_is_cited_no_more import repealed_law_is_cited_no_more
from matters.rules.law_facts import LawInUse
from tests.rules import Pair, findings

REPEALED = LawInUse("旧办法", "局令第1号", date(2026, 1, 1), "《新办法》", ("甲", "乙", "丙", "丁"))
PAIR = Pair(repealed_law_is_cited_no_more, finds=REPEALED, passes=replace(REPEALED, guides=()))


def test_finding_counts_the_guides_and_names_three():
    (one,) = PAIR.found()
    assert "仍有 4 份生效的办事指南引用：甲、乙、丙等" in one.found.why
    assert "由《新办法》替代" in one.found.why


def test_a_law_repealed_from_tomorrow_passes():
    tomorrow = replace(REPEALED, repealed_on=date(2026, 11, 28))
    assert findings(repealed_law_is_cited_no_more, tomorrow) == []
