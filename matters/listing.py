"""The matter list: what can be chosen, and the matters of a page with the guides beside each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, CharField, Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Concat

from matters.choices import TopicAudience
from matters.filters import MatterOptions, Option
from matters.limits import Limit
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


def named_like(matters: MatterQuerySet, text: str) -> MatterQuerySet:
    """Matters whose name, or a handling item's name, holds `text`."""
    items = HandlingItem.objects.filter(matter=OuterRef("pk"), name__icontains=text)
    return matters.filter(Q(name__icontains=text) | Exists(items))


def in_order(keys: Sequence[int]) -> list[Matter]:
    """The matters of `keys` as they are now, in that order; one that is gone is left out. One query."""
    found = {matter.pk: matter for matter in Matter.objects.for_list().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def key_of(slug: str) -> int | None:
    """The key of the matter of that address; None where there is none. One query."""
    return Matter.objects.filter(slug=slug).values_list("pk", flat=True).first()


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
