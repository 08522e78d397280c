"""From what was typed to what the index is asked, level by level, the best hits first."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from matters.search.expressions import Column, Condition, Query, every, some
from matters.search.normal import folded, words_of
from matters.search.sounds import is_letters, spelled_query, syllables
from matters.search.speech import as_licence
from matters.search.tiers import Tier
from matters.search.tokens import phrase

MOST_WORDS = 8
"""More words than this are not looked at: eight name a matter."""

MOST_SYNONYMS = 3


@dataclass(frozen=True)
class Synonym:
    """A word people use, and the words of the names it stands for."""

    word: str
    means: str


@dataclass(frozen=True)
class Asked:
    """What was typed, folded: as one piece, and word by word."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """One question to the index. Its hits are those of all `wanted` that are none of `unwanted`."""

    tier: Tier
    wanted: tuple[Condition, ...]
    unwanted: tuple[Condition, ...] = ()


Ways = tuple[tuple[str, ...], ...]
"""What may have been meant, each in its words."""


def asked(text: str) -> Asked:
    words = words_of(text)[:MOST_WORDS]
    return Asked("".join(words), words)


def word_query(word: str) -> Query:
    """A folded word as it is written; letters also as they sound."""
    written = phrase(word)
    return some([written, spelled_query(word)]) if is_letters(word) else written


def words_query(words: Iterable[str]) -> Query:
    return every(word_query(word) for word in words)


def _whole(text: str, *, ends: bool) -> Query:
    written = phrase(text, starts=True, ends=ends)
    if not is_letters(text):
        return written
    return some([written, spelled_query(text, starts=True, ends=ends)])


def meant(question: Asked, synonyms: Iterable[Synonym]) -> Ways:
    """The words that what was asked may stand for: a synonym in it gives way to what it means.

    What is left before and behind the synonym is asked for too, and may be one itself. The longest
    synonyms first.
    """
    text, letters = question.text, is_letters(question.text)
    said: list[tuple[str, str]] = []
    heard: list[str] = []
    means_of: dict[str, str] = {}
    for one in synonyms:
        word, *sounds = _forms(one.word)
        means_of.setdefault(word, one.means)
        if word and word in text:
            said.append((word, one.means))
        elif letters and len(text) > 2 and text in sounds:
            heard.append(one.means)
    found = [words_of(means) for means in heard]
    for word, means in sorted(said, key=lambda pair: -len(pair[0])):
        before, _word, after = text.partition(word)
        rest = [means_of.get(part, as_licence(part)) for part in (before, after) if part]
        found.append(tuple(one for part in (*rest, means) for one in words_of(part)))
    return tuple(dict.fromkeys(one for one in found if one))[:MOST_SYNONYMS]


def named_in(text: str, synonyms: Iterable[Synonym]) -> tuple[str, tuple[str, ...]]:
    """The longest synonym that stands in folded `text`, and what it means; nothing where none does."""
    said: dict[str, list[str]] = {}
    for one in synonyms:
        word = _forms(one.word)[0]
        if len(word) > 1 and word in text:
            said.setdefault(word, []).append(one.means)
    longest = max(said, key=len, default="")
    return longest, tuple(said.get(longest, ())[:MOST_SYNONYMS])


def alike(text: str, synonyms: Iterable[Synonym]) -> Ways:
    """The words that folded `text` may stand for where it sounds like a synonym, or begins one: 奶查店, 奶茶."""
    spelled = syllables(text)
    found: list[tuple[str, ...]] = []
    for one in synonyms:
        word = _forms(one.word)[0]
        if len(text) > 1 and word.startswith(text) and word != text:
            found.append(words_of(one.means))
        elif (place := _heard_at(spelled, word)) is not None:
            rest = (text[:place], text[place + len(word) :])
            found.append(tuple(part for part in (*rest, *words_of(one.means)) if part))
    return tuple(dict.fromkeys(one for one in found if one))[:MOST_SYNONYMS]


def _heard_at(spelled: tuple[str, ...], word: str) -> int | None:
    """Where among the syllables of a text the folded `word` sounds first; a single character sounds like too many."""
    sounds, size = _syllables(word), len(word)
    places = range(len(spelled) - size + 1) if size > 1 else ()
    return next((place for place in places if spelled[place : place + size] == sounds), None)


@lru_cache(maxsize=10_000)
def _syllables(word: str) -> tuple[str, ...]:
    return syllables(word)


@lru_cache(maxsize=10_000)
def _forms(word: str) -> tuple[str, str, str]:
    """A synonym folded, as its syllables and as their first letters."""
    plain = folded(word)
    spelled = _syllables(plain)
    return plain, "".join(spelled), "".join(one[0] for one in spelled)


def name_levels(question: Asked, ways: Ways) -> list[Level]:
    """Hits by the names: exact, at the start, by words, by popular name, place or synonym."""
    whole = dict.fromkeys((question.text, as_licence(question.text)))
    exact = Condition(Column.NAME, some(_whole(text, ends=True) for text in whole))
    begins = Condition(Column.NAME, some(_whole(text, ends=False) for text in whole))
    words = Condition(Column.NAME, some(_as_asked(question)))
    popular = Condition(Column.POPULAR, _anywhere(question, ways))
    levels = [
        Level(Tier.EXACT, (exact,)),
        Level(Tier.BEGINS, (begins,), (exact,)),
        Level(Tier.NAME, (words,), (begins,)),
    ]
    if len(question.words) > 1:  # 上海 食品: food in the name before food in the name of the office
        one = Condition(Column.NAME, some(word_query(word) for word in question.words))
        levels.append(Level(Tier.POPULAR, (popular, one), (words,)))
        return [*levels, Level(Tier.POPULAR, (popular,), (one,))]
    return [*levels, Level(Tier.POPULAR, (popular,), (words,))]


def text_levels(question: Asked, ways: Ways) -> list[Level]:
    """Hits by what the guides say, where the names do not."""
    anywhere = _anywhere(question, ways)
    wanted, unwanted = Condition(Column.TEXT, anywhere), Condition(Column.POPULAR, anywhere)
    return [Level(Tier.TEXT, (wanted,), (unwanted,))]


def _anywhere(question: Asked, ways: Ways) -> Query:
    """Hits of the words in one column, or of what synonyms make of them."""
    return some([*_as_asked(question), *(words_query(words) for words in ways)])


def _as_asked(question: Asked) -> list[Query]:
    """In one piece, and word by word; the paper of a licence stands for the licence."""
    ways = [(question.text,), question.words]
    ways += [tuple(as_licence(word) for word in way) for way in ways]
    return [words_query(way) for way in ways]
