"""The matter list: its filters and the choices each filter offers."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from matters.models import GuideRevision, HandlingItem
from matters.querysets import MatterQuerySet


def named_like(matters: MatterQuerySet, text: str) -> MatterQuerySet:
    """Matters whose name, or a handling item's name, holds `text`."""
    items = HandlingItem.objects.filter(matter=OuterRef("pk"), name__icontains=text)
    return matters.filter(Q(name__icontains=text) | Exists(items))


def whose_guide(matters: MatterQuerySet, **facts: Any) -> MatterQuerySet:
    """Matters with a guide in force now of which all `facts` (lookups on GuideRevision) hold."""
    guides = GuideRevision.objects.published().filter(handling_item__matter=OuterRef("pk"), **facts)
    return matters.filter(Exists(guides))
