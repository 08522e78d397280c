from matters.rules.engine import Subject
from reforms.rules.every_approval_is_reformed import every_approval_is_reformed
from reforms.rules.facts import NamedMatter, PlanFacts
from tests.rules import Pair, findings, ref

PLAN = ref(Subject.REFORM_PLAN, office_name="上海市食品药品监督管理局")
WAYS = ("取消审批", "合并审批", "下放审批", "当场办结", "缩短时限", "优先审批")


def of(*matters):
    return PLAN, PlanFacts(matters)


PAIR = Pair(
    every_approval_is_reformed,
    finds=of(NamedMatter("药品生产许可", WAYS)),
    passes=of(NamedMatter("药品生产许可", WAYS[:5])),
)


def test_an_approval_of_the_bureau_that_no_measure_names_is_found():
    (one,) = findings(
        every_approval_is_reformed, of(NamedMatter("甲许可", is_approval=True, is_named=False))
    )
    assert one.found.place == "甲许可"
    assert "采取了 0 项改革方式，应为 1 至 5 项" in one.found.why


def test_what_is_no_approval_or_not_known_to_be_one_passes():
    rows = [NamedMatter("乙", is_approval=known, is_named=False) for known in (None, False)]
    assert findings(every_approval_is_reformed, of(*rows)) == []


def test_the_rule_is_that_of_one_bureau():
    other = ref(Subject.REFORM_PLAN, office_name="某区人民政府")
    assert findings(every_approval_is_reformed, (other, PAIR.finds[1])) == []
