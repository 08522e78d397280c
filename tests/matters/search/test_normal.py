"""Ways to write that mean the same, and marked words."""

import pytest

from matters.search.normal import Fragment, folded, marked, words_of


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ＧＭＰ认证", "gmp认证"),
        ("藥品經營許可", "药品经营许可"),
        ("第二、三类(医疗器械)", "第二三类医疗器械"),
        ("Yào Pǐn", "yaopin"),
        ("", ""),
        ("\x00、。", ""),
    ],
)
def test_folded(typed, plain):
    assert folded(typed) == plain


def test_folded_piece_is_a_piece_of_the_folded_text():
    """Character by character: what conversion by words would break."""
    text = "準許經營(藥品),乾燥劑2㎏"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert folded(text[start:end]) in folded(text)


def test_words_stand_between_spaces_and_punctuation():
    assert words_of(" 藥品 AND(GMP)|x ") == ("药品", "and", "gmp", "x")


def test_marked_keeps_the_text_as_it_was_written():
    fragments = marked("藥品(GMP)认证", ("药品", "gmp"))
    assert fragments == (
        Fragment("藥品", is_marked=True),
        Fragment("(", is_marked=False),
        Fragment("GMP", is_marked=True),
        Fragment(")认证", is_marked=False),
    )
    assert "".join(one.text for one in marked("第二、三类", ("二三",))) == "第二、三类"


def test_marked_without_a_hit_is_one_fragment():
    assert marked("药品", ("食品", "")) == (Fragment("药品"),)
