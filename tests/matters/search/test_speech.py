"""What people say around a name, and what names call it."""

import pytest

from matters.search.speech import as_licence, formal_actions, trimmed, without_action, without_verb


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("怎么开饭店", "开饭店"),
        ("我想开一家药店", "开药店"),
        ("开药店要什么证", "开药店"),
        ("食品经营许可证怎么办理", "食品经营许可证"),
        ("食品经营许可证补办", "食品经营许可证补办"),
        ("2类医疗器械", "二类医疗器械"),
        ("iii类医疗器械", "三类医疗器械"),
        ("办理", "办理"),
        ("药品", "药品"),
    ],
)
def test_trimmed(typed, left):
    assert trimmed(typed) == left


@pytest.mark.parametrize(
    ("typed", "left", "formal"),
    [
        ("药店延期", "药店", ("延续", "换证")),
        ("食品许可证到期了怎么延续", "食品许可证", ("延续", "换证")),
        ("食品许可证丢失补办", "食品许可证", ("补证", "补发")),
        ("变更法人药店", "药店", ("变更",)),
        ("延续", "延续", ()),
        ("药品变更事项", "药品变更事项", ()),
    ],
)
def test_action_at_an_end_is_taken_off(typed, left, formal):
    assert without_action(typed) == (left, formal)


def test_actions_are_named_wherever_they_stand():
    assert formal_actions("的证到期了") == ["延续", "换证"]
    assert formal_actions("药店") == []


def test_verb_at_the_start_is_taken_off():
    assert without_verb("卖食品") == ("食品", ("经营", "零售", "销售"))
    assert without_verb("卖") == ("卖", ())
    assert without_verb("食品") == ("食品", ())


def test_paper_stands_for_the_licence():
    assert as_licence("食品经营许可证") == "食品经营许可"
