"""Offices, the basic catalogue, matters and handling items as rules look at them."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q

from matters import rule_sources
from matters.choices import OfficeKind
from matters.models import CatalogueItem, HandlingItem, Matter, Office
from matters.office_choices import ServiceRule
from matters.rule_sources import Row
from matters.rules.catalogue_facts import (
    CatalogueItemFacts,
    ItemCodeFacts,
    MatterCodeFacts,
    OfficeFacts,
)
from matters.rules.engine import Ref, Subject
from matters.rules.world import World

PIECE = 2000


def offices(world: World) -> Iterator[Row]:
    """Every office; of a hall also which of the ten service rules it has not published. One query."""
    columns = ("slug", "name", "region__code", "kind", "credit_code", "service_rules")
    found = Office.objects.order_by("pk").values_list(*columns)
    for slug, name, region, kind, credit_code, published in found.iterator(chunk_size=PIECE):
        missing = (
            tuple(str(one.label) for one in ServiceRule if one not in published)
            if kind == OfficeKind.HALL
            else ()
        )
        ref = Ref(Subject.OFFICE, slug, name, slug, name, region)
        yield ref, OfficeFacts(kind, credit_code, missing)


def catalogue_items(world: World) -> Iterator[Row]:
    """Every entry of the basic catalogue. One query."""
    sub_items = CatalogueItem.objects.filter(parent=OuterRef("pk"))
    found = (
        CatalogueItem.objects.order_by("pk")
        .annotate(has_sub_items=Exists(sub_items))
        .values_list(
            "basic_code", "name", "matter_type__code", "parent__basic_code", "has_sub_items"
        )
    )
    for code, name, type_code, parent, has_sub_items in found.iterator(chunk_size=PIECE):
        yield (
            Ref(Subject.CATALOGUE_ITEM, code, name),
            CatalogueItemFacts(code, type_code or "", parent or "", has_sub_items),
        )


def matters(world: World) -> Iterator[Row]:
    """Every matter with its code and what the code is made of. One query."""
    found = Matter.objects.order_by("pk").values_list(
        "slug",
        "name",
        "office__slug",
        "office__name",
        "region__code",
        "implementation_code",
        "office__credit_code",
        "exercise_level",
        "catalogue_item__basic_code",
    )
    for slug, name, office, office_name, region, code, credit, level, basic in found.iterator(
        chunk_size=PIECE
    ):
        yield (
            Ref(Subject.MATTER, slug, name, office or "", office_name or "", region),
            MatterCodeFacts(code, credit or "", level, basic or ""),
        )


def handling_items(world: World) -> Iterator[Row]:
    """Every handling item with its code, and others that bear the same one. Two queries."""
    namesakes = _namesakes()
    found = HandlingItem.objects.order_by("pk").values_list(
        "pk",
        "slug",
        "name",
        "matter__office__slug",
        "matter__office__name",
        "matter__region__code",
        "code",
        "matter__implementation_code",
    )
    for key, slug, name, office, office_name, region, code, matter_code in found.iterator(
        chunk_size=PIECE
    ):
        twins = tuple(twin for other, twin in namesakes.get(code, ()) if other != key)
        yield (
            Ref(Subject.HANDLING_ITEM, slug, name, office or "", office_name or "", region),
            ItemCodeFacts(code, matter_code, twins),
        )


def _namesakes() -> dict[str, list[tuple[int, str]]]:
    """Codes that stand in several rows, with the rows. The database refuses them: none but in a broken one."""
    twice = (
        HandlingItem.objects.filter(~Q(code=""))
        .order_by()
        .values("code")
        .annotate(rows=Count("pk"))
        .filter(rows__gt=1)
    )
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = HandlingItem.objects.filter(code__in=twice.values("code")).order_by("pk")
    for code, key, name in rows.values_list("code", "pk", "name"):
        found[code].append((key, name))
    return found


def register() -> None:
    rule_sources.add(Subject.OFFICE, offices)
    rule_sources.add(Subject.CATALOGUE_ITEM, catalogue_items)
    rule_sources.add(Subject.MATTER, matters)
    rule_sources.add(Subject.HANDLING_ITEM, handling_items)
