from matters.rules.page_facts import FOOTER_ITEMS, PageFacts
from matters.rules.website.page_has_its_footer import page_has_its_footer
from tests.rules import Pair

PAIR = Pair(
    page_has_its_footer,
    finds=PageFacts(footer=frozenset(FOOTER_ITEMS) - {"ICP备案号"}),
    passes=PageFacts(footer=frozenset(FOOTER_ITEMS)),
)


def test_finding_counts_and_names_what_is_missing():
    (one,) = PAIR.found()
    assert one.found.why == "页脚应有 6 项，缺 1 项：ICP备案号"
