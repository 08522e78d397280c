import pytest

from matters.rules.consistency.licence_has_questions_and_five_steps import (
    licence_has_questions_and_five_steps,
)
from matters.rules.facts import MatterFacts
from matters.rules.guide_rows import Question, Step
from tests.rules import STEPS, Pair, findings, guide

QUESTIONS = Pair(
    licence_has_questions_and_five_steps,
    finds=guide(questions=(Question("多久？", ""),)),
    passes=guide(questions=(Question("多久？", "10 个工作日。"),)),
)
FIVE = Pair(
    licence_has_questions_and_five_steps,
    finds=guide(steps=STEPS[:4]),
    passes=guide(steps=(*STEPS[:4], Step("other", "领取许可证"))),
)


def test_the_missing_ones_are_named():
    (one,) = findings(
        licence_has_questions_and_five_steps,
        guide(steps=(Step("receive", "收件"), Step("accept", ""), Step("other", "现场核查"))),
    )
    assert one.found.why == "列出 3 个环节，五个环节中没有：审批、办结、送达"


@pytest.mark.parametrize(
    "other",
    [
        guide(matter_type="公共服务", steps=(), questions=()),
        guide(matter_type="", matter=MatterFacts(), steps=(), questions=()),
    ],
)
def test_only_licences_are_asked(other):
    assert findings(licence_has_questions_and_five_steps, other) == []
