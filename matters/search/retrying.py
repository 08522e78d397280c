"""Second tries, for when nothing was found: what else may have been meant."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from matters.search.asking import (
    Asked,
    Synonym,
    Ways,
    alike,
    asked,
    meant,
    named_in,
    word_query,
    words_query,
)
from matters.search.expressions import Column, Condition, Query, every, some
from matters.search.normal import folded, words_of
from matters.search.sounds import (
    heard_query,
    is_letters,
    respelled_query,
    spelled_parts,
)
from matters.search.speech import (
    NOISE,
    as_licence,
    formal_actions,
    trimmed,
    without_action,
    without_verb,
)
from matters.search.tokens import phrase

CANDIDATES = 300
"""Rows that a loose question may bring to be looked at name by name."""

LONGEST = 30
"""Characters of a question that is tried again."""

LONGEST_OF_THREE = 14
"""Characters of one that is cut into three pieces: 45 ways to do it."""

COMMON = frozenset(
    (
        "许可", "可证", "备案", "审批", "核发", "登记", "注册", "经营", "生产", "企业", "管理", "办理", "申请",
        "认定", "审查", "核准", "证书", "资格", "资质", "变更", "延续", "注销", "证核", "批准",
    )
)  # fmt: skip
"""Pairs that half of all names hold: sharing one says nothing of what was meant."""

LETTERS_OR_NOT = re.compile(r"[a-z]{2,}|(?:(?![a-z]{2,}).)+")


Suits = Callable[[Sequence[str]], int | None]


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
    suits: Suits
    """How far the folded names of a row are from what was asked; None for a row that is not meant."""

    @property
    def is_far(self) -> bool:
        """Whether it is only asked when nothing else brought a row."""
        return self.kind == Try.NEAREST or self.wanted.column == Column.TEXT


def _always(_names: Sequence[str]) -> int | None:
    return 0


def attempts(question: Asked, synonyms: Sequence[Synonym]) -> list[Attempt]:
    """What is asked when nothing was found, the likeliest first."""
    text = question.text
    if not 2 <= len(text) <= LONGEST:
        return []
    plain = as_licence(trimmed(text))
    kinds: list[tuple[Try, Query | None, Column, Suits]] = [
        (Try.SOUND, _mixed_query(text), Column.NAME, _always),
        (Try.SOUND, _sound_query(text), Column.POPULAR, _always),
        (Try.TRIMMED, _trimmed_query(question, synonyms), Column.POPULAR, _always),
        (Try.TRIMMED, _any_way(_without_action(plain, synonyms)), Column.POPULAR, _always),
        (Try.SOUND, _any_way(alike(plain, synonyms)), Column.POPULAR, _always),
        (Try.PARTS, _parts_query(plain, 2), Column.POPULAR, _always),
        (Try.TYPO, _typo_query(text), Column.POPULAR, _one_off(text)),
        (Try.PARTS, _parts_query(plain, 3), Column.POPULAR, _always),
        (Try.TRIMMED, *_about(text, synonyms)),
        (Try.PARTS, _parts_query(plain, 2), Column.TEXT, _always),
        (Try.NEAREST, _nearest_query(plain), Column.NAME, _nearness(plain)),
    ]
    return [
        Attempt(kind, Condition(column, query), suits)
        for kind, query, column, suits in kinds
        if query is not None
    ]


def _any_way(ways: Iterable[Sequence[str]]) -> Query | None:
    queries = [words_query(way) for way in ways if way]
    return some(queries) if queries else None


def _trimmed_query(question: Asked, synonyms: Sequence[Synonym]) -> Query | None:
    """Without what people say around a name; actions and verbs as names say them."""
    words = [trimmed(word) for word in question.words if word not in NOISE]
    whole = trimmed(question.text)
    ways: list[Sequence[str]] = [words, [whole]]
    ways += [
        [trimmed(one) for one in way if one not in NOISE]
        for plain in (asked(" ".join(words)), asked(whole))
        for way in meant(plain, synonyms)
    ]
    for split in (without_action, without_verb):
        left, formal = split(whole)
        ways += [[*way, one] for way in ([left], *meant(asked(left), synonyms)) for one in formal]
    ways += [[as_licence(one) for one in way] for way in ways]
    told = [list(question.words), [question.text]]
    new = [way for way in ways if way and list(way) not in told]
    return some(words_query(way) for way in new) if new else None


def _without_action(text: str, synonyms: Sequence[Synonym]) -> Ways:
    """The licence itself, where no name says what is to be done with it."""
    left, formal = without_action(text)
    return ((left,), *meant(asked(left), synonyms)) if formal else ()


def _about(text: str, synonyms: Sequence[Synonym]) -> tuple[Query | None, Column, Suits]:
    """What the longest synonym in `text` means, whatever else was said; that says which comes first."""
    said, means = named_in(text, synonyms)
    before, _word, after = text.partition(said) if said else (text, "", "")
    query = _any_way(words_of(one) for one in means)
    return query, Column.POPULAR, _far_from([trimmed(before), trimmed(after)])


def _far_from(rest: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """How many of the pairs of `rest` the names lack; an action they name in their own words counts as two."""
    wanted = [pair for part in rest for pair in _pairs(part)]
    formal = [one for part in rest for one in formal_actions(part)]

    def far(names: Sequence[str]) -> int:
        lacks = sum(not any(pair in name for name in names) for pair in wanted)
        return lacks - 2 * any(one in name for one in formal for name in names)

    return far


def _sound_query(text: str) -> Query | None:
    if is_letters(text):
        return respelled_query(text)
    return _mixed_query(text) or heard_query(text)


def _mixed_query(text: str) -> Query | None:
    """Letters and characters each for themselves: 药品jingying."""
    parts = LETTERS_OR_NOT.findall(text)
    return every(word_query(part) for part in parts) if len(parts) > 1 else None


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


def _one_off(text: str) -> Suits:
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
    if is_letters(text):
        return spelled_parts(text) if count == 2 else None
    if not 2 * count <= size <= (LONGEST if count == 2 else LONGEST_OF_THREE):
        return None
    cuts = [
        cut
        for cut in combinations(range(2, size - 1), count - 1)
        if all(after - before >= 2 for before, after in pairwise(cut))
    ]
    ways = [[text[start:end] for start, end in pairwise((0, *cut, size))] for cut in cuts]
    return some(every(phrase(one) for one in way) for way in ways)


def _nearest_query(text: str) -> Query | None:
    """Rows whose name holds a telling pair of characters of `text`."""
    telling = _telling(text)
    return None if is_letters(text) or not telling else some(phrase(pair) for pair in telling)


def _telling(text: str) -> list[str]:
    return [pair for pair in _pairs(text) if pair not in COMMON]


def _weight(pairs: Iterable[str]) -> int:
    return sum(1 if pair in COMMON else 2 for pair in pairs)


def _nearness(text: str) -> Suits:
    wanted = set(_pairs(text))
    whole = _weight(wanted)

    def suits(names: Sequence[str]) -> int | None:
        most = max((_weight(wanted & set(_pairs(name))) for name in names), default=0)
        return whole - most if most * 3 >= whole else None

    return suits


def _pairs(text: str) -> Iterable[str]:
    return (text[place : place + 2] for place in range(len(text) - 1))


def folded_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(name) for name in names)
