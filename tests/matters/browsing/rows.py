"""Rows of a catalogue made at random, and the plain way to say what a choice leaves of them."""

import random

from matters.browsing.columns import LIMITS, OF_GUIDES, OF_MATTERS, YES, Row
from matters.browsing.facts import Said, profile

CHOICES = {
    "audience": ("person", "legal_person", "enterprise"),
    "topic": ("person-005", "legal_person-010"),
    "event": ("birth", "closing"),
    "region": ("31", "3101", "310107", "50"),
    "office": ("one", "two", "three"),
    "type": ("licence", "benefit"),
    "way": ("at_once", "online", "nearby", "once"),
    "handling": ("immediate", "commitment"),
    "online": (YES,),
    "fully_online": (YES,),
    "visits": ("0", "1", "2"),
    "fee": ("free", "charged"),
    "limit_max": tuple(str(most) for most in LIMITS),
    "q": ("许可", "a", "B", "备案"),
}


def said(rng):
    return Said(
        handling_type=rng.choice(("", "immediate", "commitment")),
        promised_amount=rng.choice((None, 0, 1, 5, 20)),
        promised_unit=rng.choice(("", "working_day", "hour", "month", "on_the_spot")),
        visits=rng.choice((None, 0, 1, 2, 5)),
        modes=rng.choice(((), ("online",), ("window",))),
        depths=rng.choice(((), ("accept",), ("handle",))),
        scope=rng.choice(("", "city", "nowhere_else")),
        is_charged=rng.choice((None, True, False)),
    )


def row(rng, key):
    values = {
        (facet, value)
        for facet in OF_MATTERS
        for value in CHOICES[facet]
        if rng.random() < 1 / len(CHOICES[facet])
    }
    return Row(
        key=key,
        name=rng.choice(("药品许可", "食品备案", "A类许可")),
        region=rng.choice(("310000", "310107")),
        names=tuple(rng.choice(("首次", "b类备案")) for _ in range(rng.randrange(3))),
        values=frozenset(values),
        guides=tuple(profile(said(rng)) for _ in range(rng.randrange(3))),
    )


def dice(seed):
    return random.Random(seed)  # noqa: S311 -- the same rows each time


def rows(seed, count):
    rng = dice(seed)
    return [row(rng, key) for key in range(count)]


def choice(rng):
    """Some filters, from none to all."""
    facets = rng.sample(list(CHOICES), rng.choice((0, 1, 1, 2, 2, 3, 5)))
    return {facet: rng.choice(CHOICES[facet]) for facet in facets}


def plain_leaves(one, chosen):
    """Whether a row has all that is chosen, asked of it alone."""
    text = chosen.get("q", "").upper()
    return (
        any(text in name.upper() for name in (one.name, *one.names))
        and all((facet, chosen[facet]) in one.values for facet in OF_MATTERS if facet in chosen)
        and _has_such_a_guide(one, {f: v for f, v in chosen.items() if f in OF_GUIDES})
    )


def _has_such_a_guide(one, asked):
    return not asked or any(
        all(_says(guide, facet, value) for facet, value in asked.items()) for guide in one.guides
    )


def _says(guide, facet, value):
    if facet == "limit_max":
        return guide.within is not None and guide.within <= int(value)
    if facet == "way":
        return value in guide.ways
    if facet in {"online", "fully_online"}:
        return getattr(guide, facet)
    return getattr(guide, facet) == value
