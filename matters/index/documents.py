"""What of matters and offices can be found: their entries, made from what is public now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.utils import timezone

from matters.browsing.facts import is_online
from matters.choices import ChannelKind, MatterState
from matters.filters import region_prefix
from matters.models import (
    GuideRevision,
    Matter,
    Office,
    PublicationPeriod,
    Region,
    SearchEntry,
    Succession,
)
from matters.search.facets import Facets, facet_tokens, stored
from matters.search.normal import folded
from matters.search.sounds import sound_tokens
from matters.search.tiers import place
from matters.search.tokens import grams, singles
from matters.states import matter_state_on

LONGEST_TEXT = 12_000
"""Characters of a matter that are indexed: PostgreSQL knows 16,383 places, and both engines find the same."""

REGION_LEVELS = 3

PROSE = (
    ("conditions", ("text",)),
    ("situations", ("name",)),
    ("materials", ("name", "issuing_office")),
    ("steps", ("name",)),
    ("special_procedures", ("name",)),
    ("fees", ("name",)),
    ("results", ("name",)),
    ("windows", ("hall", "address")),
    ("citations", ("document",)),
    ("questions", ("question", "answer")),
)
"""Parts of a snapshot, and what of their rows people look for."""


def matters_to_index() -> Any:
    """With the columns that are looked at: rows of a catalogue are wide."""
    return Matter.objects.select_related("office", "region__parent__parent", "matter_type").only(
        "name",
        "slug",
        "popular_names",
        "audiences",
        "state",
        "ended_on",
        "implementation_code",
        "legacy_code",
        "scope_note",
        "office__name",
        "office__slug",
        "region__code",
        "region__name",
        "region__parent__name",
        "region__parent__parent__name",
        "matter_type__name",
    )


def of_matters(matters: Iterable[Matter]) -> list[SearchEntry]:
    """The entries of `matters`, with what is published of them now. Three queries."""
    listed = list(matters)
    now = timezone.now()
    guides: dict[int, list[Any]] = defaultdict(list)
    rows = (
        GuideRevision.objects.published(at=now)
        .filter(handling_item__matter__in=[matter.pk for matter in listed])
        .order_by("handling_item__order", "handling_item_id")
        .values_list("handling_item__matter_id", "handling_item__slug", "snapshot")
    )
    for matter_id, slug, snapshot in rows:
        guides[matter_id].append((slug, snapshot))
    changes = _next_changes([matter.pk for matter in listed], now)
    heirs = _successors([matter.pk for matter in listed if matter.state == MatterState.ENDED])
    return [
        _of_matter(one, guides[one.pk], heirs.get(one.pk, []), changes.get(one.pk), now)
        for one in listed
    ]


def _successors(matter_ids: list[int]) -> dict[int, list[list[str]]]:
    """What replaced matters that ended: slug and name."""
    if not matter_ids:
        return {}
    rows = Succession.objects.filter(ended__in=matter_ids).order_by("id")
    found: dict[int, list[list[str]]] = defaultdict(list)
    for ended_id, slug, name in rows.values_list("ended_id", "successor__slug", "successor__name"):
        found[ended_id].append([slug, name])
    return found


def _next_changes(matter_ids: list[int], now: datetime) -> dict[int, datetime]:
    """For each matter the next instant at which another guide is in force, or none."""
    rows = (
        PublicationPeriod.objects.believed()
        .filter(handling_item__matter__in=matter_ids)
        .annotate(matter_id=F("handling_item__matter_id"))
        .values_list("matter_id", "starts_at", "ends_at")
    )
    found: dict[int, datetime] = {}
    for matter_id, starts_at, ends_at in rows:
        for at in (starts_at, ends_at):
            if at is not None and at > now:
                found[matter_id] = min(found.get(matter_id, at), at)
    return found


def _of_matter(
    matter: Matter,
    guides: list[tuple[str, dict[str, Any]]],
    successors: list[list[str]],
    changes_at: datetime | None,
    now: datetime,
) -> SearchEntry:
    snapshots = [snapshot for _slug, snapshot in guides]
    today = timezone.localdate(now)
    state = matter_state_on(matter.state, matter.ended_on, today)
    items = [[slug, snapshot.get("item") or ""] for slug, snapshot in guides]
    names = _once([matter.name, *(name for _slug, name in items)])
    popular = _once(
        name
        for names_of_one in (matter.popular_names, *(one.get("popular_names") for one in snapshots))
        for name in names_of_one or ()
    )
    facets = Facets(
        office=matter.office.slug if matter.office else "",
        office_name=matter.office.name if matter.office else "",
        region=matter.region.code,
        region_name=matter.region.name,
        audiences=tuple(
            _once([*matter.audiences, *(a for s in snapshots for a in s.get("audiences") or ())])
        ),
        handling=tuple(_once(one.get("handling_type") or "" for one in snapshots)),
        online=any(
            is_online(one.get("handling_modes") or (), one.get("online_depths") or ())
            for one in snapshots
        ),
        state=state.value,
    )
    ends_at = _midnight(matter.ended_on) if matter.ended_on and matter.ended_on > today else None
    return _entry(
        place(name=matter.name, key=matter.pk, is_ended=state == MatterState.ENDED),
        names=names,
        popular=[*popular, facets.office_name, *_places(matter.region)],
        prose=[matter.matter_type.name if matter.matter_type else "", *_prose(matter, snapshots)],
        facets=facets,
        matter=matter,
        stale_at=min((one for one in (changes_at, ends_at) if one), default=None),
        shown={
            "matter": matter.name,
            "slug": matter.slug,
            "office": facets.office_name,
            "state": state.value,
            "items": items,
            "popular": popular,
            "successors": successors,
            "phones": _phones(snapshots),
        },
    )


def _places(region: Region | None) -> list[str]:
    """The region and those it lies in; three levels at most."""
    names: list[str] = []
    while region is not None:
        names.append(region.name)
        region = region.parent if len(names) < REGION_LEVELS else None
    return names


def _phones(snapshots: Iterable[dict[str, Any]]) -> list[str]:
    """Where to ask, as the guides in force give it."""
    channels = [channel for one in snapshots for channel in one.get("channels") or ()]
    asked = (one.get("value") for one in channels if one.get("kind") == ChannelKind.CONSULTATION)
    return _once(value for value in asked if value)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def of_offices(offices: Iterable[Office]) -> list[SearchEntry]:
    """The entries of `offices`, by their names of now and before. No query."""
    return [
        _entry(
            place(name=office.name, key=office.pk, is_office=True),
            names=[office.name],
            popular=[*office.former_names],
            prose=[office.address],
            facets=None,
            office=office,
            shown={"name": office.name, "slug": office.slug},
        )
        for office in offices
    ]


def _prose(matter: Matter, snapshots: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from (matter.implementation_code, matter.legacy_code, matter.scope_note)
    for snapshot in snapshots:
        yield from (snapshot.get("code") or "", snapshot.get("scope_note") or "")
        for part, keys in PROSE:
            for row in snapshot.get(part) or ():
                yield from (str(row.get(key) or "") for key in keys)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _entry(
    key: int,
    *,
    names: list[str],
    popular: list[str],
    prose: Iterable[str],
    facets: Facets | None,
    **fields: Any,
) -> SearchEntry:
    named = _once(folded(name) for name in names)
    known = _once([*named, *(folded(name) for name in popular)])
    text = _once([*known, *(folded(line) for value in prose for line in value.splitlines())])
    facet_words = stored(facets, region_prefix) if facets else ""
    return SearchEntry(
        id=key,
        names=[*names, *(one for one in popular if one)],
        facets=facet_words,
        facet_tokens=" ".join(facet_tokens(facet_words)),
        name_tokens=_tokens(named),
        popular_tokens=_tokens(known),
        text="\n".join(text)[:LONGEST_TEXT],
        **fields,
    )


def _tokens(runs: list[str]) -> str:
    return " ".join([*(_tokens_of(run) for run in runs), *singles(runs)])


@lru_cache(maxsize=20_000)
def _tokens_of(run: str) -> str:
    """Names of offices, regions and many matters come again and again."""
    return " ".join([*grams(run), *sound_tokens(run)])


COMPARED = (
    "id",
    "matter_id",
    "office_id",
    "facets",
    "name_tokens",
    "popular_tokens",
    "text",
    "names",
    "shown",
    "stale_at",
)


def is_same(one: SearchEntry, other: SearchEntry) -> bool:
    """Whether the two say the same of the same row."""
    return all(getattr(one, name) == getattr(other, name) for name in COMPARED)
