import pytest

from matters.rules.commitment.letter_tells_duty_content_liability import (
    letter_tells_duty_content_liability,
)
from matters.rules.guide_rows import Letter
from tests.rules import Pair, findings, guide

SOUND = {
    "name": "食品经营许可告知承诺书",
    "conditions": "经营场所面积不少于 20 平方米",
    "duty": "证明场所合法使用",
    "content": "场所的使用权",
    "liability": "撤销许可，记入信用记录",
}


def with_letter(**changes):
    return guide(commitment_letters=(Letter(**{**SOUND, **changes}),))


PAIR = Pair(letter_tells_duty_content_liability, with_letter(duty=" "), with_letter())
CATCH_ALL = Pair(
    letter_tells_duty_content_liability,
    with_letter(conditions="经营面积不少于 20 平方米，并提交其他材料"),
    with_letter(conditions="经营面积不少于 20 平方米，并提交平面图"),
)
MEASURED = Pair(
    letter_tells_duty_content_liability,
    with_letter(conditions="有较大的经营场所"),
    with_letter(conditions="有 20 平方米以上的经营场所"),
)


@pytest.mark.parametrize("field", ["duty", "content", "liability"])
def test_each_part_that_is_missing_is_told(field):
    (one,) = findings(letter_tells_duty_content_liability, with_letter(**{field: ""}))
    assert one.found.field == f"commitment_letters.{field}"
    assert one.found.place == "食品经营许可告知承诺书"


def test_conditions_need_not_be_known_and_guides_need_no_letter():
    assert findings(letter_tells_duty_content_liability, with_letter(conditions="")) == []
    assert findings(letter_tells_duty_content_liability, guide()) == []


def test_a_letter_without_a_name_is_counted():
    (one,) = findings(letter_tells_duty_content_liability, with_letter(name="", duty=""))
    assert one.found.place == "第 1 份告知承诺书"
