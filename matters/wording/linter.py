"""The wording rules over one text."""

import re
from dataclasses import replace

from matters.wording import (
    brackets,
    clauses,
    leftovers,
    lists,
    materials,
    telephones,
    widths,
)
from matters.wording.phrase import CATCH_ALL, FUZZY, PLACEHOLDER, WIDTH, Phrase

_WORDS = re.compile(f"等|{materials.HINT.pattern}|{clauses.HINT.pattern}")
_SIGNS = re.compile(
    r"[^\u4e00-\u9fff0-9、，。；：-]|[0-9]{3}|[待占例测某无暂略]|未[填确明公核]|请输|此处|[0-9][，。：]|[、，。；：-]{2}"
)
"""Most texts hold neither and are done: this runs for every text of the catalogue."""


LONGEST = 1000
"""A longer text is read in pieces, so that the time it takes grows with its length and not faster."""
_PIECE = re.compile(rf"(?s).{{1,{LONGEST}}}(?<=[。；;\n])|.{{1,{LONGEST}}}")


def phrases_in(text: str) -> tuple[Phrase, ...]:
    """What is wrong with the wording of `text`, in order of start."""
    if len(text) <= LONGEST:
        found = _found(text)
    else:
        found = [
            replace(one, start=one.start + piece.start())
            for piece in _PIECE.finditer(text)
            for one in _found(piece[0])
        ]
    if brackets.MARK.search(text):
        found += brackets.find(text)
    if not found:
        return ()
    return tuple(sorted(_told_once(found), key=lambda one: (one.start, one.rule)))


def _found(text: str) -> list[Phrase]:
    """What is wrong in a text that is not long, without its brackets: these may close in another piece."""
    found: list[Phrase] = []
    if _WORDS.search(text):
        if materials.HINT.search(text):
            found += materials.find(text)
        if clauses.HINT.search(text):
            found += clauses.find(text)
        if "等" in text:
            found += lists.find(text)
    if _SIGNS.search(text):
        found += leftovers.find(text)
        found += widths.find(text)
        if telephones.HINT.search(text):
            found += telephones.find(text)
    return found


_STRONGER = {FUZZY: CATCH_ALL, WIDTH: PLACEHOLDER}
"""What is already told as the one is not told again as the other."""


def _told_once(found: list[Phrase]) -> list[Phrase]:
    """One finding for one place: the first of a rule, and none where a stronger rule has spoken."""
    kept: list[Phrase] = []
    taken: dict[str, set[int]] = {}
    for one in sorted(found, key=lambda phrase: phrase.rule):
        places = range(one.start, one.start + len(one.phrase))
        rules = (one.rule, _STRONGER.get(one.rule, one.rule))
        if all(taken.get(rule, set()).isdisjoint(places) for rule in rules):
            taken.setdefault(one.rule, set()).update(places)
            kept.append(one)
    return kept
