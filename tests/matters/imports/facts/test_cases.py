"""Situations and the questions that lead to them, as a record of facts states them."""

import pytest

from matters.imports.case_rows import CaseOptionRow, CaseQuestionRow
from matters.imports.rows import SituationRow
from tests.matters.imports.facts.samples import faults, item, limit, revision

ASKED = {
    "situations": [{"name": "一般"}, {"name": "承诺", "description": "作出承诺"}],
    "case_questions": [
        {"text": "谁来办？", "options": [{"answer": "企业", "next_question": "怎么办？"}]},
        {
            "text": "怎么办？",
            "note": "二选一",
            "options": [
                {"answer": "一般程序", "situation": "一般"},
                {"answer": "不办", "outcome": "不用来"},
            ],
        },
    ],
    "variants": [
        {
            "name": "告知承诺",
            "situations": ["承诺"],
            "decision_limit": limit(5, "working_day"),
        }
    ],
}


def test_questions_are_read_with_what_they_lead_to():
    found = revision(**ASKED)
    assert found.situations == (SituationRow("一般"), SituationRow("承诺", "作出承诺"))
    assert found.case_questions == (
        CaseQuestionRow("谁来办？"),
        CaseQuestionRow("怎么办？", "二选一"),
    )
    assert found.case_options == (
        CaseOptionRow("谁来办？", "企业", next_question="怎么办？"),
        CaseOptionRow("怎么办？", "一般程序", situation="一般"),
        CaseOptionRow("怎么办？", "不办", outcome="不用来"),
    )
    assert found.tracks[0].situations == ("承诺",)


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ([{"answer": "是"}], "answer"),
        ([{"answer": "是", "situation": "一般", "outcome": "不用来"}], "answer"),
        ([{"answer": "是", "situation": "没有的"}], "situation"),
        ([{"answer": "是", "next_question": "没有的？"}], "next_question"),
        ([{"answer": "是", "next_question": "谁来办？"}], "next_question"),
        ([{"answer": "是", "outcome": "甲"}, {"answer": "是", "outcome": "乙"}], "answer"),
    ],
)
def test_an_option_that_leads_nowhere_or_two_ways_is_refused(options, field):
    asked = {**ASKED, "case_questions": [{"text": "谁来办？", "options": options}]}
    (where,) = faults(item(**asked))
    assert where.endswith(f".{field}")


def test_a_situation_nobody_listed_and_a_question_asked_twice_are_refused():
    asked = {**ASKED, "situations": [{"name": "承诺"}], "case_questions": [{"text": "谁？"}] * 2}
    assert faults(item(**asked)) == ["case_questions"]
    variants = [{**ASKED["variants"][0], "situations": ["没有的"]}]
    assert faults(item(**{**ASKED, "variants": variants})) == ["variants[0].situations"]
