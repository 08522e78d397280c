"""The ways into the catalogue, for people and for firms: each a link to a narrowed list, with how many matters it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.browsing.columns import Columns
from matters.choices import Audience, TopicAudience
from matters.filters import (
    LEGAL_PERSON,
    Filters,
    MatterOptions,
    Option,
    region_prefix,
    way_words,
)
from portal.presentation.region_tree import RegionTree


@dataclass(frozen=True)
class WayIn:
    """`value` is what it narrows by. `heading`: the region of an office, the region on top of a region."""

    value: str
    name: str
    count: int
    query: str
    heading: str = ""


@dataclass(frozen=True)
class Entry:
    """What one kind of audience comes for."""

    audience: str
    name: str
    query: str
    topics: tuple[WayIn, ...]
    events: tuple[WayIn, ...]
    events_label: str
    ways: tuple[WayIn, ...]


@dataclass(frozen=True)
class WaysIn:
    entries: tuple[Entry, ...]
    regions: tuple[WayIn, ...]
    offices: tuple[WayIn, ...]
    types: tuple[WayIn, ...]


def ways_in(columns: Columns, options: MatterOptions) -> WaysIn:
    """All ways that lead to a matter. No query."""
    counts = columns.counts({}, ("topic", "event", "region", "office", "type"))
    persons = (Audience.PERSON.value, TopicAudience.PERSON, _("个人办事"), _("按人生事件"))
    firms = (LEGAL_PERSON, TopicAudience.LEGAL_PERSON, _("法人办事"), _("按企业办事阶段"))
    return WaysIn(
        entries=tuple(
            Entry(
                audience=audience,
                name=name,
                query=Filters(audience=audience).query(),
                topics=_ways("topic", _headed(options.topic, heading), counts["topic"]),
                events=_ways("event", _headed(options.event, heading), counts["event"]),
                events_label=events_label,
                ways=_four_ways(columns, audience),
            )
            for audience, heading, name, events_label in (persons, firms)
        ),
        regions=_regions(options.region, counts["region"]),
        offices=_ways("office", options.office, counts["office"]),
        types=_ways("type", options.type, counts["type"]),
    )


def _headed(options: Iterable[Option], heading: str) -> Iterable[Option]:
    return (one for one in options if one.heading == heading)


def _ways(facet: str, options: Iterable[Option], counts: dict[str, int]) -> tuple[WayIn, ...]:
    found = (
        WayIn(
            one.value,
            one.label,
            counts.get(one.value, 0),
            Filters(**{facet: one.value}).query(),
            one.heading,
        )
        for one in options
    )
    return tuple(way for way in found if way.count)


def _regions(options: Iterable[Option], counts: dict[str, int]) -> tuple[WayIn, ...]:
    there = [one for one in options if region_prefix(one.value) in counts]
    tree, names = RegionTree(one.value for one in there), {one.value: one.label for one in there}
    return tuple(
        WayIn(
            one.value,
            one.label,
            counts[region_prefix(one.value)],
            Filters(region=one.value).query(),
            names[tree.top(one.value)],
        )
        for one in there
    )


def nearest(regions: Iterable[WayIn]) -> tuple[WayIn, ...]:
    """The regions on top; where there is but one of them, with those right below it."""
    listed = tuple(regions)
    shown = RegionTree(one.value for one in listed).around("")
    return tuple(one for one in listed if one.value in shown)


def _four_ways(columns: Columns, audience: str) -> tuple[WayIn, ...]:
    counts = columns.counts({"audience": audience}, ("way",))["way"]
    return tuple(
        WayIn(way, words, counts[way], Filters(audience=audience, way=way).query())
        for way, words in way_words().items()
        if way in counts
    )
