"""Rules over the words of a guide: what the linter finds, with the field and the row it stands in."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from matters import wording
from matters.rules.engine import Found
from matters.rules.facts import Guide

_phrases_in = lru_cache(maxsize=32_768)(wording.phrases_in)
"""Guides repeat one another's words."""

Read = list[tuple[str, str, wording.Phrase]]

_last: tuple[Guide | None, Read] = (None, [])
"""The guide that was read last: the rules of this package read the same one after the other."""


def found(guide: Guide, name: str, is_read: Callable[[str], bool] | None = None) -> Iterator[Found]:
    """What the linter says under `name` in every field, or in those that `is_read`."""
    for field, place, one in _read(guide):
        if one.rule == name and (is_read is None or is_read(field)):
            yield Found(field, place, one.phrase, one.why)


def _read(guide: Guide) -> Read:
    """What the linter says of every text, read once for all rules."""
    global _last  # noqa: PLW0603 -- one guide is remembered, in one assignment
    last, told = _last
    if last is not guide:
        told = [
            (field, place, one) for field, place, text in guide.texts() for one in _in_lines(text)
        ]
        _last = (guide, told)
    return told


def _in_lines(text: str) -> tuple[wording.Phrase, ...]:
    """A text is read line by line; brackets may open in one line and close in the next."""
    if "\n" not in text:
        return _phrases_in(text)
    lines = (one for part in text.split("\n") for one in _phrases_in(part))
    across = (one for one in _phrases_in(text) if one.rule == wording.BRACKETS)
    return (*(one for one in lines if one.rule != wording.BRACKETS), *across)
