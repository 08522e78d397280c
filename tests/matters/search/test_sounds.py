"""Names as they are spelled on a keyboard."""

import pytest

from matters.search.expressions import All, Phrase
from matters.search.sounds import (
    heard_query,
    is_letters,
    readings,
    respelled_query,
    sound_tokens,
    spelled_parts,
    spelled_query,
    syllables,
)


def holds(query, tokens: list[str]) -> bool:
    """Whether `query` finds a row of `tokens`, as an engine would."""
    if not isinstance(query, Phrase):
        parts = [holds(part, tokens) for part in query.parts]
        return all(parts) if isinstance(query, All) else any(parts)
    size = len(query.tokens)
    for place in range(len(tokens) - size + 1):
        *before, last = tokens[place : place + size]
        ends = last.startswith(query.tokens[-1]) if query.is_prefix else last == query.tokens[-1]
        if tuple(before) == query.tokens[:-1] and ends:
            return True
    return False


def finds(typed: str, name: str, **where: bool) -> bool:
    return holds(spelled_query(typed, **where), sound_tokens(name))


def test_syllables_follow_the_words():
    assert syllables("重庆银行gmp2") == ("chong", "qing", "yin", "hang", "g", "m", "p", "2")
    assert syllables("绿") == syllables("路") == ("lu",)


@pytest.mark.parametrize(
    "typed",
    ["yaopin", "yaopinjing", "yaop", "jingying", "ypjyxk", "pjy", "yaopjyxk", "yaopinjyxk", "yao"],
)
def test_spelled_finds_whole_half_and_mixed(typed):
    assert finds(typed, "药品经营许可")


@pytest.mark.parametrize("typed", ["shipin", "ypxk", "pinyao", "yaopinxuke"])
def test_spelled_does_not_find_what_sounds_otherwise(typed):
    assert not finds(typed, "药品经营许可")


def test_spelled_knows_start_and_end():
    assert finds("yaopin", "药品经营", starts=True)
    assert not finds("jingying", "药品经营", starts=True)
    assert finds("yaopinjingying", "药品经营", starts=True, ends=True)
    assert not finds("yaopin", "药品经营", starts=True, ends=True)
    assert finds("ypjy", "药品经营", starts=True, ends=True)


def test_letters_in_a_name_are_typed_as_they_are():
    assert finds("yaopingmp", "药品gmp认证")
    assert is_letters("gmp")
    assert not is_letters("药gmp")
    assert not is_letters("gmp2")


def test_readings_are_bounded():
    assert readings("xian")[:2] == [("xian",), ("xia", "n")]
    assert ("xi", "an") in readings("xian")
    assert len(readings("xianxianxianxianxianxian")) <= 6
    assert readings("ypjyxk") == []


def test_heard_finds_other_characters_of_the_same_sound():
    query = heard_query("要品径营")
    assert query is not None
    assert holds(query, sound_tokens("药品经营许可"))
    assert not holds(query, sound_tokens("食品经营许可"))
    assert heard_query("药") is None


@pytest.mark.parametrize("typed", ["yaopn", "yapin", "yaopign"])
def test_respelled_forgives_one_letter(typed):
    query = respelled_query(typed)
    assert query is not None
    assert holds(query, sound_tokens("药品经营许可"))


def test_respelled_is_silent_on_short_letters():
    assert respelled_query("gmp") is None


def test_two_pieces_of_a_spelling_may_stand_apart():
    apart = spelled_parts("yishizhuce")
    assert holds(apart, sound_tokens("医师执业注册"))
    assert not holds(apart, sound_tokens("医师执业"))
    assert spelled_parts("yishi") is None
