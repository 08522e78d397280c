"""WD-02: what opens closes, in the same kind."""

import pytest

from tests.matters.wording.saying import said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("许可(零售", "("),
        ("营业执照副本）", "）"),
        ("许可（零售)", "（零售)"),
        ("药品管理法》第五十一条", "》"),
        ("沪府发〔2022]5号", "〔2022]"),
        ("关于修改〈城市规划法》的决定", "〈城市规划法》"),
        ("”一网通办“", "”"),
        ("《关于印发《规范》的通知》", "《"),
    ],
)
def test_bracket_without_its_partner_is_found(text, phrase):
    assert said(text)[0] == ("WD-02", phrase)


@pytest.mark.parametrize(
    "text",
    [
        "1)申请表;2)身份证",
        "a)场地要求",
        "(含(特殊)食品)",
        "“‘一网通办’平台”",
        "《关于印发〈规范〉的通知》",
        "修改<节约能源法>的决定",
        "Driver’s licence",
        "能源消费量在1000吨(含1000吨;改扩…",
    ],
)
def test_near_miss_passes(text):
    assert said(text) == []


def test_what_is_open_after_a_cut_is_found():
    assert said("…(零售") == [("WD-02", "(")]
