"""WD-02: brackets and quotation marks that do not match."""

import re
from collections.abc import Iterator

from matters.wording.phrase import BRACKETS, Phrase

_PAIRS = {
    "(": ")",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "[": "]",
    "「": "」",
    "『": "』",
}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
MARK = re.compile("[" + re.escape("".join([*_PAIRS, *_CLOSING])) + "]")
_LIST_NUMBER = re.compile(
    r"(?:^|[\s。;；,，、:：])(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$"
)
"""“1)” and “a)” number the items of a list and open nothing."""
_NESTED = {"《": "书名号里面的书名号应当用〈〉", "“": "引号里面的引号应当用‘’"}


Open = list[tuple[str, int]]
DEEPEST = 20
"""Marks open at once; junk of thousands is not searched through for each mark that follows."""


def find(text: str) -> Iterator[Phrase]:
    """Every mark that has no partner or the wrong one. What was cut with … may leave marks open before it."""
    open_marks: Open = []
    for found in MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark not in _PAIRS:
            yield from _close(text, mark, at, open_marks)
            continue
        if mark in _NESTED and _is_open(open_marks, mark):
            yield Phrase(BRACKETS, mark, at, _NESTED[mark])
        open_marks.append((mark, at))
    cut = max(text.rfind("…"), text.rfind("..."))
    yield from (_unclosed(one) for one in open_marks if one[1] > cut)


def _close(text: str, mark: str, at: int, open_marks: Open) -> Iterator[Phrase]:
    """Takes what `mark` closes from `open_marks`, and yields what is wrong about it."""
    wanted = _CLOSING[mark]
    if open_marks and open_marks[-1][0] == wanted:
        open_marks.pop()
    elif _is_no_bracket(text, mark, at, open_marks):
        return
    elif open_marks and _is_near(open_marks[-1][0], mark):
        opening, first = open_marks.pop()
        yield Phrase(BRACKETS, text[first : at + 1], first, f"“{opening}”与“{mark}”不配对")
    elif _is_open(open_marks, wanted):
        while open_marks[-1][0] != wanted:
            yield _unclosed(open_marks.pop())
        open_marks.pop()
    else:
        yield Phrase(BRACKETS, mark, at, f"缺少与“{mark}”配对的“{wanted}”")


def _unclosed(mark: tuple[str, int]) -> Phrase:
    opening, at = mark
    return Phrase(BRACKETS, opening, at, f"缺少与“{opening}”配对的“{_PAIRS[opening]}”")


def _is_no_bracket(text: str, mark: str, at: int, open_marks: Open) -> bool:
    if mark == "’":
        return text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()
    is_number = (
        mark in ")）"
        and _LIST_NUMBER.search(text[:at] if at < 6 else text[at - 6 : at]) is not None
    )
    return is_number and not _is_open(open_marks, "(（")


def _is_open(open_marks: Open, wanted: str) -> bool:
    return any(one in wanted for one, _ in open_marks[-DEEPEST:])


def _is_near(opening: str, closing: str) -> bool:
    """Whether both are round, square or angled, of another width or kind."""
    kinds = ("(（)）", "[【〔]】〕", "《〈》〉", "“‘”’", "「『」』")
    return any(opening in kind and closing in kind for kind in kinds)
