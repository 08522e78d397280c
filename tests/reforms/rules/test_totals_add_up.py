from reforms.rules.facts import PlanFacts, StatedTotal
from reforms.rules.totals_add_up import totals_add_up
from tests.rules import Pair

PAIR = Pair(
    totals_add_up,
    finds=PlanFacts(
        totals=(
            StatedTotal("取消的审批", 9, 10, 1, "附件缺失。"),
            StatedTotal("行政审批事项", 53, 46),
            StatedTotal("当场办结的事项", 8, 8),
        )
    ),
    passes=PlanFacts(totals=(StatedTotal("当场办结的事项", 8, 8, 2),)),
)


def test_each_difference_is_told_with_both_figures():
    more, less = PAIR.found()
    assert more.found.why == (
        "文件所述 9，按各项举措数出 10（多 1），其中 1 项不在目录中。附件缺失。"
    )
    assert less.found.why == "文件所述 53，按各项举措数出 46（少 7）"
