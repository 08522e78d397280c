"""The matter list: what it may be filtered by, which matters a filter leaves, and the guides beside each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, CharField, Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Concat

from matters.choices import Audience, OnlineDepth, TopicAudience
from matters.fields import membership
from matters.filters import LEGAL_PERSON, Filters, MatterOptions, Option, region_prefix
from matters.limits import CALENDAR_DAY, HOUR, ON_THE_SPOT, WORKING_DAY, Limit
from matters.models import (
    GuideRevision,
    HandlingItem,
    LifeEvent,
    Matter,
    MatterType,
    Office,
    Region,
    Topic,
)
from matters.querysets import MatterQuerySet

HANDLED_ONLINE = (
    OnlineDepth.ACCEPT,
    OnlineDepth.HANDLE,
    OnlineDepth.RESULT_NOTICE,
    OnlineDepth.E_LICENCE,
)
"""From acceptance on, the application itself is made online and not only asked about."""

HOURS_OF_A_DAY = 24


def named_like(matters: MatterQuerySet, text: str) -> MatterQuerySet:
    """Matters whose name, or a handling item's name, holds `text`."""
    items = HandlingItem.objects.filter(matter=OuterRef("pk"), name__icontains=text)
    return matters.filter(Q(name__icontains=text) | Exists(items))


def whose_guide(matters: MatterQuerySet, *conditions: Q, **facts: Any) -> MatterQuerySet:
    """Matters with one guide in force now of which all of this holds (lookups on GuideRevision)."""
    guides = GuideRevision.objects.published().filter(
        *conditions, handling_item__matter=OuterRef("pk"), **facts
    )
    return matters.filter(Exists(guides))


def handled_online() -> Q:
    """A guide with the online mode, or whose online depth reaches acceptance."""
    found = Q(handling_modes__contains=membership("online"))
    for depth in HANDLED_ONLINE:
        found |= Q(online_depths__contains=membership(depth))
    return found


def promised_within(working_days: int) -> Q:
    """A guide whose promise is kept within `working_days`, whatever its unit.

    As many calendar days, and 24 hours for each day, never last longer than working days do; months
    are not compared.
    """
    return (
        Q(promised_limit_unit=ON_THE_SPOT)
        | Q(
            promised_limit_unit__in=(WORKING_DAY, CALENDAR_DAY),
            promised_limit_amount__lte=working_days,
        )
        | Q(promised_limit_unit=HOUR, promised_limit_amount__lte=working_days * HOURS_OF_A_DAY)
    )


def for_audience(matters: MatterQuerySet, audience: str) -> MatterQuerySet:
    """Matters for `audience`; `legal_person` is any audience but natural persons."""
    if audience != LEGAL_PERSON:
        return matters.for_audience(audience)
    found = Q()
    for one in Audience.values:
        if one != Audience.PERSON:
            found |= Q(audiences__contains=membership(one))
    return matters.filter(found)


def filtered(filters: Filters) -> MatterQuerySet:
    """The matters that `filters` leave, in the order of the list."""
    found = Matter.objects.for_list()
    if filters.q:
        found = named_like(found, filters.q)
    if filters.audience:
        found = for_audience(found, filters.audience)
    if filters.topic:
        audience, code = filters.topic.rsplit("-", 1)
        found = found.filter(topics__audience=audience, topics__code=code)
    if filters.region:
        found = found.filter(region__code__startswith=region_prefix(filters.region))
    named = {
        "office__slug": filters.office,
        "matter_type__slug": filters.type,
        "life_events__slug": filters.event,
    }
    found = found.filter(**{lookup: value for lookup, value in named.items() if value})
    conditions = []
    if filters.handling:
        conditions.append(Q(handling_type=filters.handling))
    if filters.online:
        conditions.append(handled_online())
    if filters.limit_max:
        conditions.append(promised_within(int(filters.limit_max)))
    return whose_guide(found, *conditions) if conditions else found


def _option_rows(facet: str, rows: Any, used: Any, **columns: Any) -> Any:
    """One part of the union: all parts have the same columns in the same order."""
    return (
        rows.annotate(
            facet=Value(facet, CharField()),
            option=columns["option"],
            words=F("name"),
            heading=columns["heading"],
            place=columns["place"],
            rank=columns.get("rank", Value(0, IntegerField())),
            used=used,
        )
        .order_by()
        .values_list("facet", "option", "words", "heading", "place", "rank", "used")
    )


def options() -> MatterOptions:
    """What can be chosen for office, region, topic, event and type. One query for all of them."""
    topic_key = Concat("audience", Value("-"), "code", output_field=CharField())
    parts = [
        _option_rows(
            "office",
            Office.objects.all(),
            Exists(Matter.objects.filter(office=OuterRef("pk"))),
            option=F("slug"),
            heading=F("region__name"),
            place=Concat("region__code", "name", output_field=CharField()),
        ),
        _option_rows(
            "region",
            Region.objects.all(),
            Exists(Matter.objects.filter(region=OuterRef("pk"))),
            option=F("code"),
            heading=Value("", CharField()),
            place=F("code"),
        ),
        _option_rows(
            "topic",
            Topic.objects.all(),
            Exists(Matter.topics.through.objects.filter(topic=OuterRef("pk"))),
            option=topic_key,
            heading=F("audience"),
            place=F("code"),
        ),
        _option_rows(
            "event",
            LifeEvent.objects.all(),
            Exists(Matter.life_events.through.objects.filter(lifeevent=OuterRef("pk"))),
            option=F("slug"),
            heading=F("audience"),
            place=F("slug"),
            rank=F("order"),
        ),
        _option_rows(
            "type",
            MatterType.objects.all(),
            Value(value=True, output_field=BooleanField()),
            option=F("slug"),
            heading=F("code"),
            place=F("code"),
        ),
    ]
    rows = sorted(
        parts[0].union(*parts[1:], all=True),
        key=lambda row: (_audience_first(row[3]), row[5], row[4]),
    )
    found: dict[str, list[Option]] = {
        "office": [],
        "region": [],
        "topic": [],
        "event": [],
        "type": [],
    }
    for facet, option, words, heading, _place, _rank, used in rows:
        found[facet].append(Option(option, words, heading, used=bool(used)))
    return MatterOptions(**{facet: tuple(chosen) for facet, chosen in found.items()})


def _audience_first(heading: str) -> int:
    """Natural persons before legal persons; other headings keep their place."""
    return 1 if heading == TopicAudience.LEGAL_PERSON else 0


@dataclass(frozen=True)
class GuideLine:
    """What a list says of one guide in force."""

    slug: str
    item: str
    handling_type: str
    promised: Limit
    onsite_visits: int | None


def guides_in_force(matters: Iterable[Matter]) -> dict[int, tuple[GuideLine, ...]]:
    """The guides in force of each of `matters` by its id, in the order of its items. One query."""
    rows = (
        GuideRevision.objects.published()
        .filter(handling_item__matter__in=[matter.pk for matter in matters])
        .order_by("handling_item__matter", "handling_item__order", "handling_item")
        .annotate(
            item_name=KT("snapshot__item"),
            promise=F("snapshot__promised_limit"),
            visits=F("snapshot__onsite_visits"),
        )
        .values_list(
            "handling_item__matter_id",
            "handling_item__slug",
            "item_name",
            "handling_type",
            "promise",
            "visits",
        )
    )
    found: dict[int, tuple[GuideLine, ...]] = {}
    for matter_id, slug, item, handling_type, promise, visits in rows:
        limit = promise or {}
        line = GuideLine(
            slug=slug,
            item=item or "",
            handling_type=handling_type,
            promised=Limit(limit.get("amount"), limit.get("unit") or "", limit.get("note") or ""),
            onsite_visits=visits,
        )
        found[matter_id] = (*found.get(matter_id, ()), line)
    return found
