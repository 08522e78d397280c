"""What the page says of one's own case, without a page."""

from portal.presentation.case import case


def option(question, key, answer, **target):
    empty = {"next_question": "", "situation": "", "outcome": ""}
    return {"case_question": question, "key": key, "answer": answer, **empty, **target}


GUIDE = {
    "situations": [{"name": "新办"}],
    "materials": [{"name": "申请表"}],
    "case_questions": [{"text": "办过吗？", "note": "看证"}, {"text": "在有效期吗？"}],
    "case_options": [
        option("办过吗？", 1, "没办过", situation="新办"),
        option("办过吗？", 2, "办过", next_question="在有效期吗？"),
        option("在有效期吗？", 3, "在", outcome="不用再办"),
        option("在有效期吗？", 4, "不在"),
    ],
}


def test_case_asks_the_first_question_first():
    here = case(GUIDE, "", {})
    assert (here.has_questions, here.question, here.note, here.message) == (
        True,
        "办过吗？",
        "看证",
        "",
    )
    assert [(one.answer, one.value) for one in here.choices] == [("没办过", "1"), ("办过", "2")]
    assert here.query == {}


def test_case_keeps_the_day_in_every_link():
    here = case(GUIDE, "2.3", {"on": "2024-05-01"})
    assert here.outcome == "不用再办"
    assert [step.change for step in here.path] == ["?on=2024-05-01#case", "?on=2024-05-01&a=2#case"]
    assert here.restart == "?on=2024-05-01#case"
    assert here.query == {"a": "2.3"}


def test_case_tells_what_the_guide_asks_for():
    here = case(GUIDE, "1", {})
    assert [(fact.value, fact.url) for fact in here.result] == [
        ("来源未写明", "#covers"),
        ("1 件", "#materials"),
        ("来源未写明", "#steps"),
        ("来源未写明", "#fees"),
    ]


def test_case_of_a_draft_says_where_an_answer_leads_nowhere():
    here = case(GUIDE, "2.4", {})
    assert "还没有写明" in here.message
    assert (here.question, here.situation, here.query) == ("", "", {"a": "2.4"})


def test_case_of_a_guide_without_questions_says_nothing_unless_answers_are_given():
    assert case({}, "", {}).message == ""
    assert "没有情形提问" in case({}, "1", {}).message
