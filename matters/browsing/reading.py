"""Reads the catalogue into columns: matters as they stand, and what the guides in force now say."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F, Min, Q, TextField
from django.db.models.functions import Cast

from matters.browsing.columns import Columns, Row
from matters.browsing.facts import Profile, Said, profile
from matters.choices import Audience
from matters.fields import SEPARATOR
from matters.filters import LEGAL_PERSON, region_prefix
from matters.models import GuideRevision, HandlingItem, Matter, PublicationPeriod
from matters.rules.kinds import FULLY_ONLINE

Keys = Collection[int] | None
"""Matters to read; None for all."""


def whole(at: datetime) -> Columns:
    """The columns of every matter, with the guides in force at `at`. Five queries."""
    return Columns().changed((), _rows(None, at))


def with_anew(columns: Columns, keys: Collection[int], at: datetime) -> Columns:
    """`columns` with the matters `keys` as they are now. Five queries."""
    return columns.changed(keys, _rows(keys, at))


def next_change(at: datetime) -> datetime | None:
    """The next instant after `at` at which a guide begins or ends. One query."""
    found = PublicationPeriod.objects.believed().aggregate(
        starts_at=Min("starts_at", filter=Q(starts_at__gt=at)),
        ends_at=Min("ends_at", filter=Q(ends_at__gt=at)),
    )
    return min((one for one in found.values() if one), default=None)


def changing(after: datetime, until: datetime) -> set[int]:
    """Matters of which a guide begins or ends in that time. One query."""
    rows = PublicationPeriod.objects.believed().filter(
        Q(starts_at__gt=after, starts_at__lte=until) | Q(ends_at__gt=after, ends_at__lte=until)
    )
    return set(rows.values_list("handling_item__matter_id", flat=True))


def _rows(keys: Keys, at: datetime) -> Iterator[Row]:
    names, under, guides = _item_names(keys), _under(keys), _guides(keys, at)
    matters = _among(Matter.objects.order_by("pk"), "pk", keys).values_list(
        "pk",
        "name",
        "region__code",
        "office__slug",
        "matter_type__slug",
        Cast("audiences", TextField()),
    )
    for key, name, region, office, matter_type, audiences in matters:
        yield Row(
            key=key,
            name=name,
            region=region,
            names=tuple(names.get(key, ())),
            values=frozenset[tuple[str, str]]().union(
                _of(office, matter_type), _in(region), _for(audiences), under.get(key, ())
            ),
            guides=tuple(guides.get(key, ())),
        )


def _among(rows: Any, column: str, keys: Keys) -> Any:
    return rows if keys is None else rows.filter(**{f"{column}__in": list(keys)})


@lru_cache(maxsize=5000)
def _of(office: str | None, matter_type: str | None) -> frozenset[tuple[str, str]]:
    pairs = (("office", office), ("type", matter_type))
    return frozenset((facet, value) for facet, value in pairs if value)


@lru_cache(maxsize=5000)
def _in(code: str) -> frozenset[tuple[str, str]]:
    """A region lies in itself and in what is above it: each by what the codes in it begin with."""
    around = (f"{code[:2]}0000", f"{code[:4]}00", code)
    return frozenset(("region", region_prefix(one)) for one in around)


@lru_cache(maxsize=500)
def _for(audiences: str) -> frozenset[tuple[str, str]]:
    found = {one for one in audiences.split(SEPARATOR) if one}
    if found - {Audience.PERSON.value}:
        found.add(LEGAL_PERSON)
    return frozenset(("audience", one) for one in found)


def _item_names(keys: Keys) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = _among(HandlingItem.objects.order_by(), "matter", keys)
    for matter_id, name in rows.values_list("matter_id", "name"):
        found[matter_id].append(name)
    return found


def _under(keys: Keys) -> dict[int, frozenset[tuple[str, str]]]:
    """The topics and life events of each matter. Two queries."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    topics = _among(Matter.topics.through.objects.order_by(), "matter", keys)
    for matter_id, audience, code in topics.values_list(
        "matter_id", "topic__audience", "topic__code"
    ):
        found[matter_id].add(("topic", f"{audience}-{code}"))
    events = _among(Matter.life_events.through.objects.order_by(), "matter", keys)
    for matter_id, slug in events.values_list("matter_id", "lifeevent__slug"):
        found[matter_id].add(("event", slug))
    return {matter_id: frozenset(values) for matter_id, values in found.items()}


def _guides(keys: Keys, at: datetime) -> dict[int, list[Profile]]:
    """What is published never changes: the columns of a revision say what its snapshot says, and are read sooner."""
    found: dict[int, list[Profile]] = defaultdict(list)
    rows = (
        _among(GuideRevision.objects.published(at), "handling_item__matter", keys)
        .order_by()
        .annotate(
            matter_id=F("handling_item__matter_id"),
            modes=Cast("handling_modes", TextField()),
            depths=Cast("online_depths", TextField()),
        )
        .values_list(
            "matter_id",
            "handling_type",
            "promised_limit_amount",
            "promised_limit_unit",
            "onsite_visits",
            "modes",
            "depths",
            "cross_region_scope",
            "is_charged",
            "handling_item__matter__exercise_level",
            "handling_item__name",
        )
    )
    for matter_id, *said, item in rows:
        found[matter_id].append(_profile(*said, FULLY_ONLINE if FULLY_ONLINE in item else ""))
    return found


@lru_cache(maxsize=20_000)
def _profile(*columns: Any) -> Profile:
    """Guides that say the same share a profile."""
    said = Said(*columns)
    modes, depths = (frozenset(str(one).split(SEPARATOR)) for one in (said.modes, said.depths))
    return profile(said._replace(modes=modes, depths=depths))
