"""In what order hits stand: by how well the name fits, then in force before ended, short names first, the older record first."""

from enum import IntEnum

from matters.search.normal import folded
from matters.search.sounds import is_letters, syllables


class Tier(IntEnum):
    """How a hit was found; the lower, the better."""

    EXACT = 1
    BEGINS = 2
    NAME = 3
    POPULAR = 4
    TEXT = 5

    @property
    def word(self) -> str:
        """As the API says it."""
        return WORDS[self]


WORDS = {
    Tier.EXACT: "exact_name",
    Tier.BEGINS: "name_begins",
    Tier.NAME: "name",
    Tier.POPULAR: "popular_name",
    Tier.TEXT: "text",
}

SIMILAR = "similar"
"""As the API says of a hit that only a second try brought."""

LONGEST_NAME = 1023
KEY_BITS = 40
"""A row's key, and the bit that says that it is an office."""

OFFICE_BIT = 1 << (KEY_BITS - 1)


def place(*, name: str, key: int, is_ended: bool = False, is_office: bool = False) -> int:
    """The number whose order is the order of hits of one tier; the index keeps its rows by it."""
    length = min(len(folded(name)), LONGEST_NAME) + (LONGEST_NAME + 1 if is_ended else 0)
    return (length << KEY_BITS) | (OFFICE_BIT if is_office else 0) | key


def key_of(placed: int) -> int:
    """The key of the row that has this place."""
    return placed & (OFFICE_BIT - 1)


def is_office(placed: int) -> bool:
    return bool(placed & OFFICE_BIT)


def fit(name: str, asked: str, words: tuple[str, ...]) -> int:
    """How well one name fits what was asked, all folded: 0 is best. Chooses among the names of one hit."""
    if is_letters(asked):
        spelled = syllables(name)
        sounds = ("".join(spelled), "".join(one[0] for one in spelled))
        return min(_fit(one, asked, words) for one in (name, *sounds))
    return _fit(name, asked, words)


def _fit(name: str, asked: str, words: tuple[str, ...]) -> int:
    if name == asked:
        return 0
    if name.startswith(asked):
        return 1
    if asked in name:
        return 2
    return 3 + sum(word not in name for word in words)
