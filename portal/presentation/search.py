"""The page of results: hits by matter with their words marked, facets with counts, and a way on where nothing was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from matters.filters import audience_words, handling_words
from matters.index.engines import Row
from matters.index.finding import Found
from matters.models import Matter, Office, SearchEntry
from matters.problems import Problem
from matters.search import asking
from matters.search.facets import LEGAL_PERSON, Counted
from matters.search.normal import Fragment, marked
from matters.search.retrying import Try
from matters.search.tiers import Tier
from matters.search_filters import SearchFilters, online_words, state_words
from portal.presentation.matter_rows import GuideRow, MatterRow, matter_rows
from portal.presentation.words import dials

SHOWN_VALUES = 8
"""Values of a facet in sight; the others come with a narrower question."""

MOST_PHONES = 5


@dataclass(frozen=True)
class GuideHit:
    row: GuideRow
    item: tuple[Fragment, ...]


@dataclass(frozen=True)
class Successor:
    slug: str
    name: str


@dataclass(frozen=True)
class ResultRow:
    """One matter. `known_as` are popular names that were meant; `is_in_text` where only its text fits."""

    matter: MatterRow
    name: tuple[Fragment, ...]
    guides: tuple[GuideHit, ...]
    known_as: tuple[tuple[Fragment, ...], ...]
    successors: tuple[Successor, ...]
    is_in_text: bool
    phones: tuple[str, ...]


@dataclass(frozen=True)
class FacetValue:
    """`level` is how deep it lies below values that hold it; 0 where none does."""

    label: str
    count: int
    query: str
    is_chosen: bool
    level: int = 0


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    query: str


@dataclass(frozen=True)
class Message:
    label: str
    reason: str


@dataclass(frozen=True)
class Phone:
    """A number to ask at; `address` dials it."""

    office: str
    number: str

    @property
    def address(self) -> str:
        return dials(self.number)


def facet_labels() -> dict[str, str]:
    return {
        "q": _("查找"),
        "audience": _("服务对象"),
        "region": _("区划"),
        "office": _("机构"),
        "handling": _("办件类型"),
        "online": _("网上办理"),
        "state": _("事项状态"),
    }


def messages(problems: Iterable[Problem]) -> tuple[Message, ...]:
    labels = facet_labels()
    return tuple(Message(labels[one.field], one.reason) for one in problems)


def count_words(found: Found) -> str:
    if found.is_more:
        return _("%(count)d 项以上") % {"count": len(found.hits)}
    return _("共 %(count)d 项") % {"count": len(found.hits)}


def supposed_words(found: Found, asked: str) -> str:
    """What the second try took the question for; empty where the first one found something."""
    words = {
        Try.TRIMMED: _("没有叫“%(asked)s”的事项，下面按其中的关键词查找。"),
        Try.SOUND: _("没有找到“%(asked)s”，下面是读音相同或相近的事项。"),
        Try.TYPO: _("没有找到“%(asked)s”，下面是只差一个字的事项。"),
        Try.PARTS: _("没有叫“%(asked)s”的事项，下面的事项分别含有其中的词。"),
        Try.NEAREST: _("没有找到“%(asked)s”，下面是名称最接近的事项。"),
    }
    return words[found.supposed] % {"asked": asked} if found.supposed else ""


def result_rows(hits: Sequence[Row], found: Found) -> tuple[ResultRow, ...]:
    """The matters of `hits` as they are now, in their order; one that is gone is left out. Two queries."""
    matters = {
        matter.pk: matter
        for matter in Matter.objects.for_list()
        .select_related("search_entry")
        .defer("search_entry__text", "search_entry__name_tokens", "search_entry__popular_tokens")
        .filter(pk__in=[hit.matter_id for hit in hits])
    }
    kept = [hit for hit in hits if hit.matter_id in matters]
    rows = matter_rows(matters[hit.matter_id] for hit in kept)
    return tuple(
        _result_row(hit, matters[hit.matter_id], row, found)
        for hit, row in zip(kept, rows, strict=True)
    )


def _result_row(hit: Row, matter: Matter, row: MatterRow, found: Found) -> ResultRow:
    shown: dict[str, Any] = matter.search_entry.shown if hasattr(matter, "search_entry") else {}
    name = marked(row.name, found.words)
    guides = tuple(GuideHit(guide, marked(guide.item, found.words)) for guide in row.guides)
    known_as = tuple(marked(one, found.words) for one in shown.get("popular", ()))
    known_as = tuple(one for one in known_as if any(part.is_marked for part in one))
    named = [name, *(guide.item for guide in guides), *known_as]
    is_marked = any(part.is_marked for fragments in named for part in fragments)
    return ResultRow(
        matter=row,
        name=name,
        guides=guides,
        known_as=known_as,
        successors=tuple(Successor(*one) for one in shown.get("successors", ()))
        if row.is_ended
        else (),
        is_in_text=hit.tier == Tier.TEXT and found.supposed is None and not is_marked,
        phones=tuple(shown.get("phones", ())),
    )


def _words_of(facet: str) -> Mapping[str, str]:
    """The words for the values of a facet that is no data."""
    words = {
        "audience": audience_words,
        "handling": handling_words,
        "online": online_words,
        "state": state_words,
    }
    return words[facet]() if facet in words else {}


def facets(filters: SearchFilters, counted: Mapping[str, Sequence[Counted]]) -> tuple[Facet, ...]:
    """The facets by which the hits differ, and those that are chosen."""
    labels, found = facet_labels(), []
    for name in ("audience", "region", "office", "handling", "online", "state"):
        chosen, words = getattr(filters, name), _words_of(name)
        values = [
            FacetValue(
                words.get(one.value) or one.name or one.value,
                one.count,
                filters.query(changed={name: "" if one.value == chosen else one.value}),
                one.value == chosen,
            )
            for one in counted.get(name, ())
            if one.value != LEGAL_PERSON or one.value == chosen
        ]
        shown = [*values[:SHOWN_VALUES], *(one for one in values[SHOWN_VALUES:] if one.is_chosen)]
        if len(values) > 1 or any(one.is_chosen for one in shown) or (name == "online" and shown):
            found.append(Facet(name, labels[name], tuple(shown)))
    return tuple(found)


def chips(filters: SearchFilters, counted: Mapping[str, Sequence[Counted]]) -> tuple[Chip, ...]:
    """The facets chosen, each with the address of the search without it."""
    labels = facet_labels()
    found = []
    for name, value in filters.facets().items():
        known = {one.value: one.name for one in counted.get(name, ()) if one.name}
        words = _words_of(name).get(value) or known.get(value) or value
        found.append(Chip(labels[name], words, filters.query(changed={name: ""})))
    return tuple(found)


def offices(keys: Sequence[int]) -> tuple[Office, ...]:
    """Offices of the name that was asked for. One query, none without keys."""
    if not keys:
        return ()
    found = Office.objects.in_bulk(list(keys))
    return tuple(found[key] for key in keys if key in found)


def phones_of(rows: Iterable[ResultRow]) -> tuple[Phone, ...]:
    """Where to ask about the matters on the page, each number once."""
    found: dict[str, Phone] = {}
    for row in rows:
        for number in row.phones:
            found.setdefault(number, Phone(row.matter.office, number))
    return tuple(found.values())[:MOST_PHONES]


@dataclass(frozen=True)
class Suggestion:
    url: str
    name: tuple[Fragment, ...]
    note: str


def suggested(entries: Iterable[SearchEntry], asked: str) -> tuple[Suggestion, ...]:
    """The names of `entries` that fit, with where they lead."""
    question = asking.asked(asked)
    words = (question.text, *question.words)
    found = []
    for entry in entries:
        shown = entry.shown
        is_office = entry.matter_id is None
        name = shown["name"] if is_office else shown["matter"]
        found.append(
            Suggestion(
                url=reverse("office" if is_office else "matter", args=[shown["slug"]]),
                name=marked(name, words),
                note=_("机构") if is_office else shown["office"],
            )
        )
    return tuple(found)
