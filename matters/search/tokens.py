"""The tokens of a text: each character with the next one, so that any piece of two and more is a phrase.

A run is what is read without a break: a name, a line. It begins with `START` and ends with `END`,
which no text holds; no phrase leads from one run into the next.
"""

from collections.abc import Iterable

from matters.search.expressions import Phrase

START, END = "«", "»"


def grams(run: str) -> list[str]:
    """The tokens of a folded run; none for an empty one."""
    if not run:
        return []
    marked = f"{START}{run}{END}"
    return [marked[place : place + 2] for place in range(len(marked) - 1)]


def singles(runs: Iterable[str]) -> list[str]:
    """Each character of the runs, once. Pairs that begin with it would do, but are many to ask for."""
    return list(dict.fromkeys("".join(runs)))


def phrase(piece: str, *, starts: bool = False, ends: bool = False) -> Phrase:
    """A folded `piece` anywhere in a run, or at its start, at its end, or the whole of it.

    A single character alone is found only where `singles` stand too: in names.
    """
    marked = (START if starts else "") + piece + (END if ends else "")
    if len(marked) == 1:
        return Phrase((marked,))
    return Phrase(tuple(marked[place : place + 2] for place in range(len(marked) - 1)))


LAST_POSITION = 16_383
"""PostgreSQL knows no place after it."""

MOST_PLACES = 255
"""Nor more places of one token."""


def vector(tokens: Iterable[str]) -> str:
    """The tokens with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens, start=1):
        if place > LAST_POSITION:
            break
        known = places.setdefault(token, [])
        if len(known) < MOST_PLACES:
            known.append(place)
    return " ".join(f"'{token}':{','.join(map(str, known))}" for token, known in places.items())
