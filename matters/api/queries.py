"""What the endpoints read, each in a number of queries that does not grow with the rows.

Lists are in the order in which rows were recorded: a program that walks the pages meets new rows at
the end and loses none.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from matters import history
from matters.models import GuideRevision, HandlingItem, Matter, Office, Succession
from matters.querysets import GuideRevisionQuerySet, MatterQuerySet, OfficeQuerySet


@dataclass(frozen=True)
class Withdrawal:
    at: datetime
    notice: str


def matters() -> MatterQuerySet:
    """Matters with their handling items, each of which knows whether a guide is in force now."""
    guides = GuideRevision.objects.published().filter(handling_item=OuterRef("pk"))
    items = HandlingItem.objects.annotate(has_guide=Exists(guides)).order_by("order", "id")
    return (
        Matter.objects.for_list()
        .select_related("catalogue_item")
        .prefetch_related(Prefetch("items", queryset=items))
        .order_by("id")
    )


def matters_in_full() -> MatterQuerySet:
    successions = Succession.objects.select_related("successor")
    return matters().prefetch_related(Prefetch("successions", queryset=successions))


def guides(at: datetime | None = None, known: datetime | None = None) -> GuideRevisionQuerySet:
    """The snapshots in force at `at` (now), as the portal knew at `known`, with their address."""
    return (
        history.in_force(at, known)
        .select_related("handling_item")
        .only("number", "snapshot", "sha256", "handling_item__slug")
        .order_by("handling_item_id")
    )


def withdrawal(slug: str) -> Withdrawal | None:
    """When and why the guide of item `slug` was taken down; None where none was, or there is no such item."""
    found = history.items_with_withdrawal(timezone.now()).filter(slug=slug).first()
    if found is None or found.withdrawn_at is None:
        return None
    return Withdrawal(found.withdrawn_at, found.withdrawn_notice)


def offices() -> OfficeQuerySet:
    return Office.objects.with_matter_count().select_related("region", "parent").order_by("id")
