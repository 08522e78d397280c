import pytest

from matters.rules.materials.checkable_papers_are_not_copied import (
    checkable_papers_are_not_copied,
)
from tests.rules import Pair, findings, guide, material, ref


def asks(name, **changes):
    return guide(materials=(material(**{"type": "copy", "name": name, **changes}),))


IDENTITY = Pair(
    checkable_papers_are_not_copied, finds=asks("身份证复印件"), passes=asks("身份证明")
)
LICENCE = Pair(
    checkable_papers_are_not_copied,
    finds=asks("营业执照", type="original_and_copy"),
    passes=asks("营业执照", type="copy", exempt_reason="checked_online"),
)


@pytest.mark.parametrize(
    "name",
    [
        "居民身份证",
        "法定代表人身份证复印件",
        "从业人员身份证、健康证及聘用协议",
        "身份证（正反面）",
        "身份证\uff08原件及复印件\uff09",
        "企业法人营业执照副本复印件",
        "《营业执照》复印件",
        "营业执照正副本",
        "统一社会信用代码证书",
        "申请人和代理人的身份证",
    ],
)
def test_names_that_are_such_a_paper_are_found(name):
    assert len(findings(checkable_papers_are_not_copied, asks(name))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "身份证明",
        "营业执照遗失声明",
        "身份证挂失证明",
        "营业执照或名称预先核准通知书",
        "居民身份证或户口簿",
        "营业执照等主体证明",
        "与营业执照一致的印章",
        "居住证",
        "食品经营许可证",
        "身份证号码清单",
        "",
    ],
)
def test_other_papers_pass(name):
    assert findings(checkable_papers_are_not_copied, asks(name)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "original", "copies": 0},
        {"type": "original", "copies": 1},
        {"type": "", "copies": None},
        {"necessity": "conditional"},
        {"exempt_reason": "e_licence"},
    ],
)
def test_originals_conditions_and_the_unknown_pass(changes):
    assert findings(checkable_papers_are_not_copied, asks("身份证", **changes)) == []


def test_copies_are_known_by_name_type_or_number():
    for changes in ({"type": ""}, {"type": "original"}):
        assert findings(checkable_papers_are_not_copied, asks("身份证复印件", **changes))
    assert findings(checkable_papers_are_not_copied, asks("身份证", type="", copies=2))


def test_it_names_paper_and_number_and_only_the_district_is_asked():
    (one,) = LICENCE.found()
    assert one.found.why == (
        "要求提交“营业执照”的复印件；营业执照上的信息用统一社会信用代码就能核验"
    )
    row = material(type="copy", name="身份证")
    elsewhere = guide(ref=ref(region="310115"), materials=(row,))
    assert findings(checkable_papers_are_not_copied, elsewhere) == []
