from dataclasses import replace
from datetime import date

from matters.rules.auditors.links_answer import links_answer
from matters.rules.link_facts import LinkFacts
from tests.rules import Pair, findings

DEAD = LinkFacts("https://example.gov.cn/a", 3, "404", date(2026, 11, 6), ("首次申请",))
PAIR = Pair(links_answer, finds=DEAD, passes=replace(DEAD, strikes=2))


def test_finding_tells_how_often_and_who_leads_there():
    (one,) = PAIR.found()
    assert one.found.phrase == DEAD.url
    assert "自 2026-11-06 起连续 3 次打不开（最近一次：404），1 份办事指南引向这里" in one.found.why


def test_an_address_no_guide_leads_to_any_more_passes():
    assert findings(links_answer, replace(DEAD, guides=())) == []
