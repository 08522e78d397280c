"""By what hits can be narrowed: as it stands beside an entry and in the index, and as it is counted.

An entry's facets are words with spaces around each: `facet=value`, for offices and regions
`facet=value=name`. A thousand of them are counted without taking one apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from matters.search.expressions import Column, Condition, Phrase, every

MOST_COUNTED = 1000
"""Hits that are counted; of more it is only said that there are more."""

NAMES = ("audience", "office", "region", "handling", "online", "state")
"""The facets by their name in the address, in the order of the page."""

ONLINE = "1"
LEGAL_PERSON = "legal_person"
"""Any audience but natural persons."""

WITHIN = "within"
"""A region lies in what its code begins with: asked for, but not counted."""

Prefix = Callable[[str], str]


@dataclass(frozen=True)
class Facets:
    office: str
    office_name: str
    region: str
    region_name: str
    audiences: tuple[str, ...]
    handling: tuple[str, ...]
    online: bool
    state: str


def stored(facets: Facets, prefix: Prefix) -> str:
    """The facets of an entry as words, with a space before and behind each."""
    words = [f"audience={one}" for one in facets.audiences]
    if any(one != "person" for one in facets.audiences):
        words.append(f"audience={LEGAL_PERSON}")
    if facets.office:
        words.append(f"office={facets.office}={_unspaced(facets.office_name)}")
    code = facets.region
    words.append(f"region={code}={_unspaced(facets.region_name)}")
    around = dict.fromkeys(prefix(one) for one in (f"{code[:2]}0000", f"{code[:4]}00", code))
    words += [f"{WITHIN}={one}" for one in around]
    words += [f"handling={one}" for one in facets.handling]
    if facets.online:
        words.append(f"online={ONLINE}")
    words.append(f"state={facets.state}")
    return f" {' '.join(words)} "


def _unspaced(name: str) -> str:
    return "".join(name.split())


def facet_tokens(text: str) -> list[str]:
    """The tokens of stored facets: names left out, and not a letter that is an operator to either engine."""
    return [_token("=".join(word.split("=")[:2])) for word in text.split()]


def _token(word: str) -> str:
    return word.replace("=", "·").replace("-", "·").replace("_", "·")


def _asked(facet: str, value: str, prefix: Prefix) -> str:
    return f"{WITHIN}={prefix(value)}" if facet == "region" else f"{facet}={value}"


def condition(chosen: Mapping[str, str], prefix: Prefix) -> Condition | None:
    """What the index is asked for `chosen`, values by facet; None where nothing is chosen."""
    phrases = [Phrase((_token(_asked(*pair, prefix)),)) for pair in chosen.items()]
    return Condition(Column.FACETS, every(phrases)) if phrases else None


@dataclass(frozen=True)
class Counted:
    """A value of a facet, its name where the data gives one, and how many hits have it."""

    value: str
    name: str
    count: int


def fitting(texts: Iterable[str], chosen: Mapping[str, str], prefix: Prefix) -> list[bool]:
    """For each stored text whether it has all of `chosen`."""
    asked = [_asked(*pair, prefix) for pair in chosen.items()]
    wanted = [f" {one}=" if one.startswith("office=") else f" {one} " for one in asked]
    return [all(one in text for one in wanted) for text in texts]


def counted(
    texts: list[str], chosen: Mapping[str, str], prefix: Prefix
) -> dict[str, tuple[Counted, ...]]:
    """For each facet its values among the hits, the commonest first, each as if it were chosen in place of its own."""
    found = _counts(texts, chosen, prefix)
    for facet in chosen:
        others = {name: value for name, value in chosen.items() if name != facet}
        found[facet] = _counts(texts, others, prefix).get(facet, [])
    return {
        facet: tuple(sorted(found.get(facet, ()), key=lambda one: (-one.count, one.value)))
        for facet in NAMES
    }


def _counts(
    texts: list[str], chosen: Mapping[str, str], prefix: Prefix
) -> dict[str, list[Counted]]:
    fits = fitting(texts, chosen, prefix)
    kept = [text for text, is_fit in zip(texts, fits, strict=True) if is_fit] if chosen else texts
    found: dict[str, list[Counted]] = {}
    for word, count in Counter(chain.from_iterable(map(str.split, kept))).items():
        facet, value, *name = word.split("=", 2)
        found.setdefault(facet, []).append(Counted(value, "".join(name), count))
    return found
