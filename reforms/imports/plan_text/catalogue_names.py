"""The names of the catalogue: found in a text in one pass, and looked up for what a document calls a matter. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reforms.imports.plan_text.decoding import plain
from reforms.imports.plan_text.draft import CatalogueMatch

EXACT, NORMALISED, PART = "exact", "normalised", "part"
SHORTEST = 4
LONGEST = 120
"""Characters of a name that is looked for in a text; shorter ones are parts of other words."""
_BRACKETED = re.compile(r"\(([^()]*)\)")
_PARTICLES = re.compile(r"[的和与及、,，()（）\s“”《》]|以及")
_A_MATTER = re.compile("(?:审批|许可|备案|注册|认证|审查|核发|登记|认定)$")


class Catalogue:
    """Names as (slug, name); one matter may have several, as its popular ones."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._loose: dict[str, dict[str, str]] = defaultdict(dict)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for slug, name in names:
            text = plain(name)
            self._names[text].setdefault(slug, name)
            for key in _loose(text):
                self._loose[key].setdefault(slug, name)
            if SHORTEST <= len(text) <= LONGEST:
                self._lengths[text[:SHORTEST]].add(len(text))
        self._sorted = {head: sorted(all_, reverse=True) for head, all_ in self._lengths.items()}

    def __bool__(self) -> bool:
        return bool(self._names)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of names in `text`, the longest at each place, none inside another."""
        place = 0
        while place <= len(text) - SHORTEST:
            lengths = self._sorted.get(text[place : place + SHORTEST], ())
            end = next(
                (place + long for long in lengths if text[place : place + long] in self._names),
                0,
            )
            if end:
                yield place, end
            place = end or place + 1

    def matches(self, name: str, scope: str = "") -> tuple[CatalogueMatch, ...]:
        """What `name` stands for: one, none, or several where the name does not tell them apart.

        Looked up as written, then without brackets and particles, then with the part that is meant.
        """
        tried = ((name, EXACT), (f"{name}({scope})", PART), (f"{scope}的{name}", PART))
        for text, how in tried[: 3 if scope else 1]:
            if found := self._names.get(text):
                return _matches(found, how)
        for key in _loose(name):
            if found := self._loose.get(key):
                return _matches(found, NORMALISED)
        return ()


def _matches(found: dict[str, str], how: str) -> tuple[CatalogueMatch, ...]:
    return tuple(CatalogueMatch(slug, name, how) for slug, name in found.items())


def _loose(name: str) -> list[str]:
    """Keys of a name, closest first: without particles, without brackets, and the matter in its brackets."""
    keys = [_PARTICLES.sub("", name), _PARTICLES.sub("", _BRACKETED.sub("", name))]
    keys += [_PARTICLES.sub("", one) for one in _BRACKETED.findall(name) if _A_MATTER.search(one)]
    return [key for key in dict.fromkeys(keys) if len(key) >= SHORTEST]
