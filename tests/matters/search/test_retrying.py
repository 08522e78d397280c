"""Second tries: noise, slips, pieces, and what is near."""

import pytest

from matters.search.asking import asked
from matters.search.retrying import Try, attempts, distance, trimmed


def kinds(text: str) -> list[Try]:
    return [one.kind for one in attempts(asked(text), ())]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("怎么开饭店", "开饭店"),
        ("我想开一家药店", "开药店"),
        ("食品经营许可证怎么办理", "食品经营许可证"),
        ("2类医疗器械", "二类医疗器械"),
        ("办理", "办理"),
        ("药品", "药品"),
    ],
)
def test_trimmed(typed, left):
    assert trimmed(typed) == left


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


def test_nearest_wants_a_third_of_what_was_asked():
    (nearest,) = [one for one in attempts(asked("卫生许可证"), ()) if one.kind == Try.NEAREST]
    assert nearest.suits(["食品生产许可证"]) == 2
    assert nearest.suits(["药品广告审查"]) is None
