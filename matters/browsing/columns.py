"""The whole catalogue in columns of bits: what any choice leaves, how many, and in which order. Pure.

A matter is one bit of an int. Each value of a facet has such an int, and what is chosen together is
their conjunction. Counting them costs microseconds for a hundred thousand matters; no engine's
GROUP BY over as many rows and a dozen facets comes near.

Facets of guides hold together only where one guide has them all. So the guides' facets are not kept
one by one: every distinct `Profile` has its bits, and there are few of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import compress, islice
from typing import NamedTuple

from matters.browsing.facts import Profile

TEXT = "q"
OF_MATTERS = ("audience", "topic", "event", "region", "office", "type")
OF_GUIDES = ("way", "handling", "online", "fully_online", "visits", "fee", "limit_max")
SAID = ("handling", "visits", "fee")
"""Facets of guides whose value stands in the profile as it is."""
YES = "1"
LIMITS = (0, 1, 3, 5, 10, 20, 30)
"""Working days that a list offers; any other may be asked for."""

FLAGS = bytes.maketrans(b"01", b"\x00\x01")

Chosen = Mapping[str, str]
"""Values by facet, with the text to look for in names under `q`."""


class Row(NamedTuple):
    """A matter: its place in the list, its names, what it stands under, and its guides in force."""

    key: int
    name: str
    region: str
    names: tuple[str, ...] = ()
    values: frozenset[tuple[str, str]] = frozenset()
    guides: tuple[Profile, ...] = ()


@dataclass(frozen=True, eq=False)
class Columns:
    """Made from rows once, and made anew, cheaply, with some of them changed; never changed in place."""

    slots: dict[int, int] = field(default_factory=dict)
    """The bit of each matter by its key. A bit once given stays given."""
    places: list[tuple[str, str, int]] = field(default_factory=list)
    """By bit: name, region, key. This is the order of the list."""
    texts: list[str] = field(default_factory=list)
    guide_counts: list[int] = field(default_factory=list)
    every: int = 0
    values: dict[str, dict[str, int]] = field(default_factory=dict)
    profiles: dict[Profile, int] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)

    @property
    def guide_count(self) -> int:
        return sum(self.guide_counts)

    def changed(self, gone: Iterable[int], rows: Iterable[Row]) -> "Columns":
        """These columns without the matters `gone`, and with `rows` in place of what they were."""
        fresh = list(rows)
        return self._without([*gone, *(row.key for row in fresh)])._with(fresh)

    def _without(self, keys: Iterable[int]) -> "Columns":
        known = [self.slots[key] for key in keys if key in self.slots]
        left = ~bits(known)
        counts = list(self.guide_counts)
        for slot in known:
            counts[slot] = 0
        return replace(
            self,
            every=self.every & left,
            values={
                facet: {value: kept for value, one in found.items() if (kept := one & left)}
                for facet, found in self.values.items()
            },
            profiles={one: kept for one, held in self.profiles.items() if (kept := held & left)},
            guide_counts=counts,
        )

    def _with(self, rows: Sequence[Row]) -> "Columns":
        slots, places, texts = dict(self.slots), list(self.places), list(self.texts)
        counts = list(self.guide_counts)
        under: dict[tuple[str, str], list[int]] = defaultdict(list)
        guided: dict[Profile, list[int]] = defaultdict(list)
        new = list[int]()
        for row in rows:
            slot = slots.setdefault(row.key, len(places))
            if slot == len(places):
                places.append(("", "", 0))
                texts.append("")
                counts.append(0)
            places[slot] = (row.name, row.region, row.key)
            texts[slot] = "\n".join((row.name, *row.names)).upper()
            counts[slot] = len(row.guides)
            new.append(slot)
            for pair in row.values:
                under[pair].append(slot)
            for one in set(row.guides):
                guided[one].append(slot)
        values = {facet: dict(found) for facet, found in self.values.items()}
        for (facet, value), held in under.items():
            of_facet = values.setdefault(facet, {})
            of_facet[value] = of_facet.get(value, 0) | bits(held)
        profiles = dict(self.profiles)
        for one, held in guided.items():
            profiles[one] = profiles.get(one, 0) | bits(held)
        every = self.every | bits(new)
        there = [slot for slot, is_there in enumerate(_flags(every, len(places))) if is_there]
        return Columns(
            slots=slots,
            places=places,
            texts=texts,
            guide_counts=counts,
            every=every,
            values=values,
            profiles=profiles,
            order=sorted(there, key=places.__getitem__),
        )

    def found(self, chosen: Chosen) -> int:
        """The bits of the matters that have all that is `chosen`."""
        found = self._of_matters(chosen, self._named(chosen.get(TEXT, "")))
        asked = _asked_of_guides(chosen)
        return found & self._guided(asked) if asked else found

    def count(self, chosen: Chosen) -> int:
        return self.found(chosen).bit_count()

    def _named(self, text: str) -> int:
        """Matters whose name, or that of a handling item, holds `text`, in letters large or small."""
        if not text:
            return self.every
        wanted = text.upper()
        flags = "".join(["1" if wanted in one else "0" for one in reversed(self.texts)])
        return int(flags or "0", 2) & self.every

    def _of_matters(self, chosen: Chosen, among: int, *, but: str = "") -> int:
        for facet in OF_MATTERS:
            value = chosen.get(facet)
            if value and facet != but:
                among &= self.values.get(facet, {}).get(value, 0)
        return among

    def _guided(self, asked: Sequence["Test"]) -> int:
        found = 0
        for one, held in self.profiles.items():
            if all(test(one) for test in asked):
                found |= held
        return found

    def counts(
        self, chosen: Chosen, facets: Collection[str] = (*OF_MATTERS, *OF_GUIDES)
    ) -> dict[str, dict[str, int]]:
        """For each of `facets` how many matters each of its values would leave, chosen in place of the facet's own.

        Values that would leave none are left out.
        """
        named = self._named(chosen.get(TEXT, ""))
        asked = _asked_of_guides(chosen)
        guided = named & self._guided(asked) if asked else named
        found = {}
        for facet in [one for one in OF_MATTERS if one in facets]:
            base = self._of_matters(chosen, guided, but=facet)
            found[facet] = _counted(self.values.get(facet, {}), base)
        base = self._of_matters(chosen, named)
        held = self._guided_but_for_its_own(chosen, [one for one in OF_GUIDES if one in facets])
        return found | {facet: _counted(values, base) for facet, values in held.items()}

    def _guided_but_for_its_own(
        self, chosen: Chosen, facets: Collection[str]
    ) -> dict[str, dict[str, int]]:
        """The bits of each value of `facets`, among guides that have all that is chosen of the other facets."""
        tests = [(one, _test(one, chosen[one])) for one in OF_GUIDES if chosen.get(one)]
        held: dict[str, dict[str, int]] = {facet: defaultdict(int) for facet in facets}
        for one, bits_of_one in self.profiles.items():
            failed = [facet for facet, test in tests if not test(one)]
            if len(failed) > 1:
                continue
            for facet, value in standing(one):
                if facet in held and failed in ([], [facet]):
                    held[facet][value] |= bits_of_one
        return held

    def listed(self, found: int, start: int = 0, stop: int | None = None) -> list[int]:
        """The keys of the matters of `found` from place `start` up to `stop`, in the order of the list."""
        flags = _flags(found, len(self.places))
        chosen = compress(self.order, map(flags.__getitem__, self.order))
        return [self.places[slot][2] for slot in islice(chosen, start, stop)]

    def before(self, key: int, found: int) -> int | None:
        """How many of `found` stand before the matter `key`, whether it is one of them or not; None for no matter."""
        slot = self.slots.get(key)
        if slot is None or not _has(self.every, slot):
            return None
        flags = _flags(found, len(self.places))
        return sum(map(flags.__getitem__, self.order[: self.order.index(slot)]))

    def holds(self, key: int, found: int) -> bool:
        """Whether the matter `key` is one of `found`."""
        slot = self.slots.get(key)
        return slot is not None and _has(found, slot)


Test = Callable[[Profile], bool]


def _asked_of_guides(chosen: Chosen) -> list[Test]:
    return [_test(facet, chosen[facet]) for facet in OF_GUIDES if chosen.get(facet)]


def _test(facet: str, value: str) -> Test:
    if facet == "limit_max":
        most = int(value)
        return lambda one: one.within is not None and one.within <= most
    return lambda one: (facet, value) in standing(one)


@lru_cache(maxsize=50_000)
def standing(one: Profile) -> tuple[tuple[str, str], ...]:
    """The facets and values under which a guide with this profile is counted."""
    found = [("way", way) for way in one.ways]
    found += [(facet, value) for facet in SAID if (value := getattr(one, facet))]
    found += [(facet, YES) for facet in ("online", "fully_online") if getattr(one, facet)]
    if one.within is not None:
        found += [("limit_max", str(most)) for most in LIMITS if one.within <= most]
    return tuple(found)


def _counted(held: Mapping[str, int], base: int) -> dict[str, int]:
    counts = ((value, (one & base).bit_count()) for value, one in held.items())
    return {value: count for value, count in counts if count}


def bits(slots: Iterable[int]) -> int:
    """An int with these bits set."""
    listed = list(slots)
    if not listed:
        return 0
    held = bytearray(max(listed) // 8 + 1)
    for slot in listed:
        held[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(held, "little")


def _has(found: int, slot: int) -> bool:
    return bool(found >> slot & 1)


def _flags(found: int, length: int) -> bytes:
    """0 or 1 for each bit, the first bit first."""
    return format(found, f"0{length or 1}b")[::-1].encode().translate(FLAGS)
