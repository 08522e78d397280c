from matters.case_tree import CaseOption, CaseQuestion
from matters.rules.consistency.every_answer_leads_to_an_end import every_answer_leads_to_an_end
from matters.rules.guide_rows import Situation
from tests.rules import Pair, guide

KIND = "是连锁门店吗？"
SOUND = (
    CaseOption(KIND, 1, "是", situation="连锁门店"),
    CaseOption(KIND, 2, "不是", situation="单体药店"),
)


def asked(*options: CaseOption):
    return guide(
        situations=(Situation("单体药店"), Situation("连锁门店")),
        case_questions=(CaseQuestion(KIND),),
        case_options=options,
    )


PAIR = Pair(
    every_answer_leads_to_an_end,
    finds=asked(SOUND[0], CaseOption(KIND, 2, "不是")),
    passes=asked(*SOUND),
)


def test_findings_name_the_answer_that_leads_nowhere_and_the_situation_nobody_comes_to():
    assert [(one.found.field, one.found.place, one.found.phrase) for one in PAIR.found()] == [
        ("case_options.answer", "2", "不是"),
        ("situations.name", "单体药店", ""),
    ]


def test_a_guide_that_asks_nothing_passes():
    assert (
        Pair(every_answer_leads_to_an_end, asked(), guide(situations=(Situation("甲"),))).let_pass()
        == []
    )
