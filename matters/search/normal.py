"""Ways to write that mean the same become one: full-width, capital, accented and traditional characters.

Every character is folded on its own. A piece of a text, folded, is therefore a piece of the folded
text, and what is found in the index is what stands in the name.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
"""Where traditional characters stand that people type."""

LONGEST = 100
"""Characters of a query; a longer one is no question to a catalogue."""


@cache
def _simplified() -> dict[str, str]:
    """Each traditional character that has a simplified one."""
    characters = [chr(code) for block in HAN for code in block]
    answers = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, answers, strict=True) if old != new}


class _Folds(dict[int, str]):
    """What becomes of each character, worked out once; the empty text for one that carries no word."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code)).lower()
        simple = "".join(_simplified().get(one, one) for one in plain)
        self[code] = "".join(one for one in simple if one.isalnum())
        return self[code]


_folds = _Folds()


def folded(text: str) -> str:
    """`text` without punctuation and spaces, each character in its one form."""
    return text.translate(_folds)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`: what stands between spaces and punctuation."""
    spaced = "".join(_folds[ord(one)] or " " for one in text)
    return tuple(spaced.split())


@dataclass(frozen=True)
class Fragment:
    text: str
    is_marked: bool = False


def marked(text: str, words: tuple[str, ...]) -> tuple[Fragment, ...]:
    """`text` cut into fragments, those marked that a folded word of `words` stands for."""
    places: list[int] = []
    plain = ""
    for place, character in enumerate(text):
        fold = _folds[ord(character)]
        plain += fold
        places += [place] * len(fold)
    hit = [False] * len(text)
    for word in words:
        start = plain.find(word) if word else -1
        while start >= 0:
            first, last = places[start], places[start + len(word) - 1]
            hit[first : last + 1] = [True] * (last + 1 - first)
            start = plain.find(word, start + 1)
    fragments: list[Fragment] = []
    for character, is_hit in zip(text, hit, strict=True):
        if fragments and fragments[-1].is_marked == is_hit:
            fragments[-1] = Fragment(fragments[-1].text + character, is_hit)
        else:
            fragments.append(Fragment(character, is_hit))
    return tuple(fragments)
