from dataclasses import replace

import pytest

from matters.limits import Limit
from matters.rules.guide_rows import Condition, Question
from matters.rules.wording.fuzzy_clause import fuzzy_clause
from tests.rules import Pair, fee, guide, material

PAIR = Pair(
    fuzzy_clause,
    finds=guide(conditions=(Condition("符合国家有关规定"),)),
    passes=guide(conditions=(Condition("法律、行政法规规定的其他条件"),)),
)


@pytest.mark.parametrize(
    ("changes", "field", "phrase"),
    [
        ({"onsite_reason": "视情况需到现场"}, "onsite_reason", "视情况"),
        ({"fees": (fee(standard="按有关规定收取"),)}, "fees.standard", "按有关规定收取"),
        (
            {"promised_limit": Limit(10, "working_day", "必要时可以延长")},
            "promised_limit.note",
            "必要时",
        ),
        ({"materials": (material(remark="详见官网"),)}, "materials.remark", "详见"),
        ({"materials": (material(name="视情况提交的说明"),)}, "materials.name", "视情况"),
        ({"conditions": (Condition("提交其他材料"),)}, "conditions.text", "其他材料"),
        ({"acceptance_standard": "内容完整\n符合条件"}, "acceptance_standard", "符合条件"),
    ],
)
def test_finding_names_the_field_and_the_words(changes, field, phrase):
    (one,) = replace(PAIR, finds=guide(**changes)).found()
    assert (one.found.field, one.found.phrase) == (field, phrase)


@pytest.mark.parametrize(
    "changes",
    [
        {"questions": (Question("在哪里查？", "详见官网"),)},
        {"materials": (material(name="其他材料"),)},
    ],
    ids=["an answer asks for nothing", "names of materials have a rule of their own"],
)
def test_other_fields_are_let_pass(changes):
    assert replace(PAIR, passes=guide(**changes)).let_pass() == []
