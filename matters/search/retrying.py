"""Second tries, for when nothing was found: what else may have been meant."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from matters.search.asking import Asked, Synonym, asked, meant, words_query
from matters.search.expressions import Column, Condition, Query, every, some
from matters.search.normal import folded
from matters.search.sounds import heard_query, is_letters, respelled_query
from matters.search.tokens import phrase

CANDIDATES = 300
"""Rows that a loose question may bring to be looked at name by name."""

LONGEST = 30
"""Characters of a question that is tried again."""

LONGEST_OF_THREE = 14
"""Characters of one that is cut into three pieces: 45 ways to do it."""

FILLERS = ("一家", "一个", "一间", "一份", "一下")
"""What people put in the middle: 开一家药店."""

LICENCE = "许可证"
"""The paper, by which people call the licence (许可) too."""

NUMERALS = str.maketrans("123456789", "一二三四五六七八九")

NOISE = tuple(
    sorted(
        (
            "请问", "我想", "我要", "想要", "需要", "怎么办理", "怎么申请", "怎么办", "怎么", "怎样",
            "如何办理", "如何申请", "如何", "办理流程", "申请流程", "流程", "办理条件", "申请条件", "条件",
            "办理", "申请", "申办", "代办", "网上办理", "网上", "在哪里办", "在哪办", "去哪里办", "去哪办",
            "哪里办", "哪里", "需要什么材料", "要什么材料", "需要哪些材料", "要哪些材料", "所需材料", "材料",
            "什么手续", "手续", "多少钱", "多久", "多长时间", "几天", "收费吗", "收费", "办事指南", "指南",
            "要求", "规定", "电话", "地址", "的", "吗", "呢", "办", "个", "一个", "一家", "想", "要",
        ),
        key=lambda one: -len(one),
    )
)  # fmt: skip
"""What people say around the name of what they want, at the start or the end."""


class Try(StrEnum):
    """What a second try supposes: words around the name, a slip of the keyboard, parts told apart, or nothing."""

    TRIMMED = "trimmed"
    SOUND = "sound"
    TYPO = "typo"
    PARTS = "parts"
    NEAREST = "nearest"


@dataclass(frozen=True)
class Attempt:
    """A question to ask, and which of the names it brings may stay."""

    kind: Try
    wanted: Condition
    suits: Callable[[Sequence[str]], int | None]
    """How far the folded names of a row are from what was asked; None for a row that is not meant."""


def _always(_names: Sequence[str]) -> int | None:
    return 0


def attempts(question: Asked, synonyms: Sequence[Synonym]) -> list[Attempt]:
    """What is asked when nothing was found, the likeliest first."""
    if not 2 <= len(question.text) <= LONGEST:
        return []
    plain = trimmed(question.text).replace(LICENCE, LICENCE[:-1])
    kinds: list[tuple[Try, Query | None, Column, Callable[[Sequence[str]], int | None]]] = [
        (Try.SOUND, _sound_query(question.text), Column.POPULAR, _always),
        (Try.TRIMMED, _trimmed_query(question, synonyms), Column.POPULAR, _always),
        (Try.PARTS, _parts_query(plain, 2), Column.POPULAR, _always),
        (Try.TYPO, _typo_query(question.text), Column.POPULAR, _one_off(question.text)),
        (Try.PARTS, _parts_query(plain, 3), Column.POPULAR, _always),
        (Try.NEAREST, _nearest_query(question.text), Column.NAME, _nearness(question.text)),
    ]
    return [
        Attempt(kind, Condition(column, query), suits)
        for kind, query, column, suits in kinds
        if query is not None
    ]


def trimmed(text: str) -> str:
    """`text` without what people say around a name; the text itself where nothing would be left."""
    left = text.translate(NUMERALS)
    for one in FILLERS:
        left = left.replace(one, "")
    while True:
        shorter = next(
            (
                left.removeprefix(one) if left.startswith(one) else left.removesuffix(one)
                for one in NOISE
                if left.startswith(one) or left.endswith(one)
            ),
            left,
        )
        if len(shorter) < 2:
            return left if len(left) > 1 else text
        if shorter == left:
            return left
        left = shorter


def _trimmed_query(question: Asked, synonyms: Sequence[Synonym]) -> Query | None:
    words = [trimmed(word) for word in question.words if word not in NOISE]
    ways = [words, [trimmed(question.text)]]
    plain = asked(" ".join(words))
    ways += [
        [trimmed(one) for one in way if one not in NOISE]
        for whole in (plain, asked(ways[1][0]))
        for way in meant(whole, synonyms)
    ]
    ways += [[one.replace(LICENCE, LICENCE[:-1]) for one in way] for way in ways]
    told = [list(question.words), [question.text]]
    new = [way for way in ways if way and way not in told]
    return some(words_query(way) for way in new) if new else None


def _sound_query(text: str) -> Query | None:
    return respelled_query(text) if is_letters(text) else heard_query(text)


def _typo_query(text: str) -> Query | None:
    """Rows that hold all of `text` but one character: what stands before it, and what stands behind it."""
    size = len(text)
    if size < 3 or is_letters(text):
        return None
    ways: list[Query] = []
    for place in range(size):
        sides = (text[:place], text[place + 1 :])
        kept = [one for one in sides if len(one) > 1]
        if sum(map(len, kept)) >= max(2, size - 2):
            ways.append(every(phrase(one) for one in kept))
    if size == 3:
        ways.append(every([phrase(text[0]), phrase(text[2])]))
    ways += [every([phrase(text[:cut]), phrase(text[cut:])]) for cut in range(2, size - 1)]
    ways += [phrase(one) for one in _swaps(text)]
    return some(ways)


def _swaps(text: str) -> list[str]:
    return [
        text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        for place in range(len(text) - 1)
    ]


def _one_off(text: str) -> Callable[[Sequence[str]], int | None]:
    swaps = _swaps(text)

    def suits(names: Sequence[str]) -> int | None:
        best: int | None = None
        for name in names:
            if distance(text, name) > 1 and not any(one in name for one in swaps):
                continue
            far = 0 if abs(len(name) - len(text)) <= 1 else 2
            if far and distance(text, name[: len(text) + 1]) <= 1:
                far = 1
            best = far if best is None else min(best, far)
        return best

    return suits


def distance(text: str, name: str) -> int:
    """The fewest characters to add, drop or change in `text` to make it a piece of `name`."""
    row = [0] * (len(name) + 1)
    for count, character in enumerate(text, start=1):
        before, row[0] = row[0], count
        for place, other in enumerate(name, start=1):
            kept = before if character == other else before + 1
            before, row[place] = row[place], min(kept, row[place] + 1, row[place - 1] + 1)
    return min(row)


def _parts_query(text: str, count: int) -> Query | None:
    """`text` as two or three pieces that stand apart in a row: 二类医疗器械备案, 第二类医疗器械经营备案."""
    size = len(text)
    if is_letters(text) or not 2 * count <= size <= (LONGEST if count == 2 else LONGEST_OF_THREE):
        return None
    cuts = [
        cut
        for cut in combinations(range(2, size - 1), count - 1)
        if all(after - before >= 2 for before, after in pairwise(cut))
    ]
    ways = [[text[start:end] for start, end in pairwise((0, *cut, size))] for cut in cuts]
    return some(every(phrase(one) for one in way) for way in ways)


def _nearest_query(text: str) -> Query | None:
    """Rows whose name holds three characters of `text`, or two of a short one."""
    size = 3 if len(text) > 6 else 2
    if is_letters(text) or len(text) < size:
        return None
    return some(phrase(text[place : place + size]) for place in range(len(text) - size + 1))


def _nearness(text: str) -> Callable[[Sequence[str]], int | None]:
    wanted = set(_pairs(text))

    def suits(names: Sequence[str]) -> int | None:
        most = max((len(wanted & set(_pairs(name))) for name in names), default=0)
        return len(wanted) - most if most * 3 >= len(wanted) else None

    return suits


def _pairs(text: str) -> Iterable[str]:
    return (text[place : place + 2] for place in range(len(text) - 1))


def folded_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(name) for name in names)
