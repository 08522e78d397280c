"""Second tries: noise, slips, pieces, and what is near."""

import pytest

from matters.search.asking import Synonym, asked
from matters.search.expressions import Column, as_tsquery
from matters.search.retrying import Attempt, Try, attempts, distance


def kinds(text: str) -> list[Try]:
    return [one.kind for one in attempts(asked(text), ())]


@pytest.mark.parametrize(
    ("typed", "name", "off"),
    [
        ("开药点", "开药店", 1),
        ("罂栗壳", "罂粟壳经营批发审批", 1),
        ("药品零售企许可", "药品零售企业许可", 1),
        ("药品的零售", "药品零售企业许可", 1),
        ("药品零售", "药品零售企业许可", 0),
        ("食物", "药品", 2),
    ],
)
def test_distance_to_a_piece(typed, name, off):
    assert distance(typed, name) == off


def test_typo_is_judged_name_by_name():
    (typo,) = [one for one in attempts(asked("药品经菅许可"), ()) if one.kind == Try.TYPO]
    assert typo.suits(["药品经营许可"]) == 0
    assert typo.suits(["药品经营许可证核发药品零售"]) == 1
    assert typo.suits(["第二类药品经营许可证核发药品"]) == 2
    assert typo.suits(["食品生产许可"]) is None


def test_swapped_characters_are_one_slip():
    (typo,) = [one for one in attempts(asked("药品经许营可"), ()) if one.kind == Try.TYPO]
    assert typo.suits(["药品经营许可"]) is not None


def test_attempts_come_the_likeliest_first():
    assert kinds("怎么办要品许可")[:2] == [Try.SOUND, Try.TRIMMED]
    assert kinds("要品许可")[-1] == Try.NEAREST


@pytest.mark.parametrize("typed", ["", "药", "药" * 31])
def test_attempts_are_not_made_for_one_character_or_a_treatise(typed):
    assert kinds(typed) == []


SHOP = (Synonym("药店", "药品零售"), Synonym("药店", "药品经营"), Synonym("店", "无"))


def told(text: str, kind: Try, synonyms=SHOP) -> list[Attempt]:
    return [one for one in attempts(asked(text), synonyms) if one.kind == kind]


def wanted(one: Attempt) -> str:
    return as_tsquery(one.wanted.query)


def test_nearest_shares_a_third_and_a_telling_pair():
    (nearest,) = told("卫生许可证", Try.NEAREST)
    assert "许可" not in wanted(nearest)
    assert nearest.suits(["食品卫生许可"]) is not None
    assert nearest.suits(["药品广告审查"]) is None
    assert told("许可证", Try.NEAREST) == []


def test_action_is_asked_for_in_the_words_of_names_and_then_left_out():
    first, second = [wanted(one) for one in told("药品许可证补办", Try.TRIMMED)][:2]
    assert "补证" in first
    assert "补发" in first
    assert "补" not in second
    assert "药品" in second


def test_verb_is_asked_for_in_the_words_of_names():
    (first,) = told("卖医疗器械", Try.TRIMMED, ())
    assert "零售" in wanted(first)
    assert "卖" not in wanted(first).replace("卖医", "")


def test_letters_among_characters_are_sounds():
    name, popular = told("药品jingying", Try.SOUND)
    assert (name.wanted.column, popular.wanted.column) == (Column.NAME, Column.POPULAR)
    assert "¦jing·ying" in wanted(name)
    assert "'药品'" in wanted(name)


def test_what_sounds_like_a_synonym_or_begins_one_is_taken_for_it():
    assert "零售" in wanted(told("开要店", Try.SOUND)[-1])
    assert "零售" in wanted(told("大药", Try.SOUND, (Synonym("大药房", "零售"),))[-1])


def test_longest_synonym_counts_whatever_else_is_said_and_the_rest_decides_the_order():
    about = told("我家的药店许可证到期", Try.TRIMMED)[-1]
    assert "零售" in wanted(about)
    renewed = about.suits(["药品经营许可证核发", "换证"])
    assert renewed is not None
    assert renewed < about.suits(["药品经营许可证核发"]) < about.suits(["药品零售"])


def test_synonym_that_begins_like_noise_is_found_in_a_sentence():
    beggar = (Synonym("要饭", "流浪人员"),)
    assert "流浪" in wanted(told("要饭的没地方住", Try.TRIMMED, beggar)[-1])


def test_texts_and_what_is_near_are_asked_last():
    far = [one for one in attempts(asked("水质检测报告"), SHOP) if one.is_far]
    assert [one.kind for one in far] == [Try.PARTS, Try.NEAREST]
    assert far[0].wanted.column == Column.TEXT
