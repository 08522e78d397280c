"""The public directories: which entries a filter leaves, what may be chosen, and the guides that demand them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.fields.json import KT
from django.db.models.functions import RowNumber

from matters.directory_entries import entries
from matters.directory_filters import Filters, Options
from matters.filters import Option, region_prefix
from matters.imports.directories import AGENCY, INTERMEDIARY, PROOF
from matters.models import GuideRevision, Office, Region

OFFICES = {PROOF: ("demanding_office", "issuing_office"), INTERMEDIARY: ("office",), AGENCY: ()}
"""The columns by which an entry belongs to an office."""

DEMANDED_BY = {
    PROOF: "materialrequirement_rows__material__proof_item",
    INTERMEDIARY: "intermediaryservice_rows__item",
}
"""From a revision to the entry that a row of it demands."""

MOST_GUIDES = 20
"""Guides that a row names; of more it tells how many."""


def public(kind: str) -> Any:
    """The entries the public may read of, in the order of the page."""
    return entries(kind).listed() if kind == AGENCY else entries(kind).decided()


def options(kind: str) -> Options:
    """The regions and offices that lead to an entry. A query for each."""
    found = public(kind).order_by()
    regions = Region.objects.annotate(used=Exists(found.filter(region=OuterRef("pk"))))
    rows = list(regions.order_by("code").values_list("code", "name", "used"))
    used = tuple(code for code, _name, is_used in rows if is_used)
    offered = tuple(
        Option(code, name)
        for code, name, _used in rows
        if any(one.startswith(region_prefix(code)) for one in used)
    )
    return Options(region=offered, office=_offices(kind, found))


def _offices(kind: str, found: Any) -> tuple[Option, ...]:
    if not OFFICES[kind]:
        return ()
    belongs = Q()
    for column in OFFICES[kind]:
        belongs |= Q(Exists(found.filter(**{column: OuterRef("pk")})))
    rows = Office.objects.filter(belongs).order_by("region__code", "name")
    return tuple(
        Option(slug, name, heading)
        for slug, name, heading in rows.values_list("slug", "name", "region__name")
    )


def filtered(kind: str, filters: Filters) -> Any:
    """The public entries that `filters` leave, in the order of the page."""
    found = public(kind)
    if filters.q:
        found = found.search(filters.q)
    if filters.status:
        found = found.filter(status=filters.status)
    if filters.region:
        found = found.filter(region__code__startswith=region_prefix(filters.region))
    if filters.office:
        belongs = Q()
        for column in OFFICES[kind]:
            belongs |= Q(**{f"{column}__slug": filters.office})
        found = found.filter(belongs)
    return found


@dataclass(frozen=True)
class Demand:
    """The guides in force that demand an entry: how many, and the first of them as (slug, matter, item)."""

    count: int = 0
    guides: tuple[tuple[str, str, str], ...] = ()


def demands(kind: str, found: Iterable[Any]) -> dict[int, Demand]:
    """What demands each of `found`, by its key. Two queries; a published revision's rows never change."""
    path = DEMANDED_BY.get(kind)
    if path is None:
        return {}
    keys = [entry.pk for entry in found]
    demanding = GuideRevision.objects.published().filter(**{f"{path}__in": keys})
    counts = dict(
        demanding.order_by()
        .values_list(path)
        .annotate(guides=Count("handling_item", distinct=True))
    )
    places = demanding.annotate(
        place=Window(RowNumber(), partition_by=F(path), order_by=F("handling_item__slug").asc()),
        matter_name=KT("snapshot__matter"),
        item_name=KT("snapshot__item"),
    ).filter(place__lte=MOST_GUIDES)
    named: dict[int, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for key, slug, matter, item in places.order_by("handling_item__slug").values_list(
        path, "handling_item__slug", "matter_name", "item_name"
    ):
        named[key].setdefault(slug, (slug, matter or "", item or ""))
    return {key: Demand(count, tuple(named[key].values())) for key, count in counts.items()}
