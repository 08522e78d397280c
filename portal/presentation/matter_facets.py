"""By what the matter list can be narrowed: each value a link, with how many matters it would leave."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matters.browsing.columns import LIMITS, Columns
from matters.browsing.drops import drops
from matters.choices import Audience, TopicAudience
from matters.filters import Filters, MatterOptions, Option, region_prefix
from portal.presentation.filter_form import field_labels, value_words, words_of
from portal.presentation.region_tree import RegionTree
from portal.presentation.search import FacetValue
from portal.presentation.words import labelled

SHOWN = 8
"""Values of a facet in sight; the others unfold."""
MOST_UNFOLDED = 100
"""Of more offices a person finds theirs sooner in the list of offices."""

PERSON, FIRM = TopicAudience.PERSON.value, TopicAudience.LEGAL_PERSON.value

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class MatterFacet:
    """`more` unfolds. `left` counts values beyond those, which the page does not name."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...] = ()
    left: int = 0
    audience: str = ""

    @property
    def anchor(self) -> str:
        """Two facets of one name are those of persons and of firms."""
        return f"{self.name}-{self.audience}" if self.audience else self.name

    @property
    def is_chosen(self) -> bool:
        return any(one.is_chosen for one in (*self.values, *self.more))


@dataclass(frozen=True)
class MatterFacets:
    """`first` are in sight, `further` unfold; `is_open` where one of those is chosen."""

    first: tuple[MatterFacet, ...]
    further: tuple[MatterFacet, ...]

    @property
    def is_open(self) -> bool:
        return any(one.is_chosen for one in self.further)


@dataclass(frozen=True)
class WayOut:
    """Filters to drop where nothing is left, and how many matters that gives."""

    words: str
    count: int
    query: str


def matter_facets(filters: Filters, options: MatterOptions, columns: Columns) -> MatterFacets:
    """The facets by which what is left differs, and those that are chosen."""
    values = filters.values()
    maker = _Maker(filters, columns.counts(values), columns.count(values))
    labels = field_labels()
    topics, events = _by_audience(options.topic), _by_audience(options.event)
    audiences = _audiences(filters)
    first = [
        maker.words("audience", labels["audience"]),
        maker.words("way", labels["way"]),
        *(maker.options("topic", topic_labels()[one], topics[one], one) for one in audiences),
        *(maker.options("event", event_labels()[one], events[one], one) for one in audiences),
        maker.regions(labels["region"], options.region),
        maker.options("office", labels["office"], options.office, is_by_count=True),
    ]
    further = [
        maker.options("type", labels["type"], options.type),
        maker.words("handling", labels["handling"]),
        maker.words("online", labels["online"], "fully_online"),
        maker.words("visits", labels["visits"]),
        maker.words("fee", labels["fee"]),
        maker.limits(),
    ]
    return MatterFacets(
        tuple(one for one in first if maker.tells(one)),
        tuple(one for one in further if maker.tells(one)),
    )


def topic_labels() -> dict[str, str]:
    return {PERSON: _("主题（个人）"), FIRM: _("主题（法人）")}


def event_labels() -> dict[str, str]:
    return {PERSON: _("人生事件"), FIRM: _("企业办事阶段")}


def _audiences(filters: Filters) -> tuple[str, ...]:
    """The lists of topics and life events to show: both, or that of the audience that is chosen."""
    if not filters.audience:
        return (PERSON, FIRM)
    return (PERSON,) if filters.audience == Audience.PERSON else (FIRM,)


def _by_audience(options: Iterable[Option]) -> dict[str, list[Option]]:
    found: dict[str, list[Option]] = {one: [] for one in TopicAudience.values}
    for option in options:
        found.setdefault(option.heading, []).append(option)
    return found


@dataclass(frozen=True)
class _Maker:
    filters: Filters
    counts: Counts
    total: int

    def tells(self, facet: MatterFacet) -> bool:
        """Whether it narrows anything, or is chosen."""
        values = (*facet.values, *facet.more)
        return facet.is_chosen or any(one.count != self.total for one in values) or len(values) > 1

    def value(self, name: str, value: str, words: str, count: int) -> FacetValue:
        is_chosen = getattr(self.filters, name) == value
        query = self.filters.query(changed={name: "" if is_chosen else value}) or "?"
        return FacetValue(words, count, query, is_chosen)

    def words(self, name: str, label: str, *others: str) -> MatterFacet:
        """A facet of which the values are words of the portal; with those of `others` under the same label."""
        return self._facet(
            name,
            label,
            [
                self.value(one, value, words, self.counts[one].get(value, 0))
                for one in (name, *others)
                for value, words in words_of(one).items()
            ],
        )

    def options(
        self,
        name: str,
        label: str,
        options: Iterable[Option],
        audience: str = "",
        *,
        is_by_count: bool = False,
    ) -> MatterFacet:
        counts = self.counts[name]
        found = [
            self.value(name, one.value, one.label, counts.get(one.value, 0)) for one in options
        ]
        if is_by_count:
            found.sort(key=lambda one: -one.count)
        return self._facet(name, label, found, audience)

    def regions(self, label: str, options: Iterable[Option]) -> MatterFacet:
        """The chosen region with what holds it and what lies right below it, then the others on top."""
        counts, chosen = self.counts["region"], self.filters.region
        tree = RegionTree(
            one.value
            for one in options
            if region_prefix(one.value) in counts or one.value == chosen
        )
        near, shown = tree.branch(chosen), tree.around(chosen)
        found = [
            replace(
                self.value("region", one.value, one.label, counts.get(region_prefix(one.value), 0)),
                level=tree.level(one.value),
            )
            for one in sorted(options, key=lambda one: one.value not in near)
            if one.value in shown
        ]
        return self._facet("region", label, found, in_sight=max(SHOWN, len(near)))

    def limits(self) -> MatterFacet:
        counts, asked = self.counts["limit_max"], self.filters.limit_max
        offered = dict.fromkeys(str(most) for most in LIMITS)
        if asked and asked not in offered:
            counts = {**counts, asked: self.total}
            offered[asked] = None
        values = [
            self.value("limit_max", most, limit_words(most), counts.get(most, 0))
            for most in sorted(offered, key=int)
        ]
        return self._facet("limit_max", _("承诺时限"), values)

    def _facet(
        self,
        name: str,
        label: str,
        values: Iterable[FacetValue],
        audience: str = "",
        in_sight: int = SHOWN,
    ) -> MatterFacet:
        there = [one for one in values if one.count or one.is_chosen]
        shown, rest = there[:in_sight], there[in_sight:]
        unfolded, beyond = rest[:MOST_UNFOLDED], rest[MOST_UNFOLDED:]
        shown += [one for one in (*unfolded, *beyond) if one.is_chosen]
        more = [one for one in unfolded if not one.is_chosen]
        left = sum(not one.is_chosen for one in beyond)
        return MatterFacet(name, label, tuple(shown), tuple(more), left, audience)


def limit_words(most: str) -> str:
    if most == "0":
        return _("当场办结")
    days = int(most)
    return ngettext("%(days)d 个工作日以内", "%(days)d 个工作日以内", days) % {"days": days}


def ways_out(filters: Filters, options: MatterOptions, columns: Columns) -> tuple[WayOut, ...]:
    """Where nothing is left: the filters to drop, those that give most first."""
    return tuple(_ways_out(filters, options, columns))


def _ways_out(filters: Filters, options: MatterOptions, columns: Columns) -> Iterator[WayOut]:
    labels = field_labels()
    for drop in drops(columns, filters.values()):
        named = [
            labelled(labels[name], value_words(name, getattr(filters, name), options))
            for name in drop.facets
        ]
        yield WayOut(
            _("、").join(named),
            drop.leaves,
            filters.query(changed=dict.fromkeys(drop.facets, "")) or "?",
        )
