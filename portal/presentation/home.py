"""The home page: ways in, counts, and what was published last."""

from dataclasses import dataclass
from datetime import date

from django.db.models.fields.json import KT
from django.utils import timezone

from matters import listing
from matters.browsing import keeping
from matters.choices import MatterState
from matters.models import GuideRevision, Matter
from matters.states import in_state
from portal.presentation.ways_in import WayIn, WaysIn, nearest, ways_in

RECENT = 5
SHOWN_OFFICES = 12


@dataclass(frozen=True)
class RecentGuide:
    slug: str
    item: str
    matter: str
    office: str
    published_on: date


@dataclass(frozen=True)
class HomePage:
    matter_count: int
    in_force_count: int
    guide_count: int
    ways: WaysIn
    regions: tuple[WayIn, ...]
    offices: tuple[WayIn, ...]
    recent: tuple[RecentGuide, ...]


def _recent() -> tuple[RecentGuide, ...]:
    rows = (
        GuideRevision.objects.published()
        .order_by("-published_at", "-pk")
        .annotate(
            item_name=KT("snapshot__item"),
            matter_name=KT("snapshot__matter"),
            office_name=KT("snapshot__office"),
        )
        .values_list(
            "handling_item__slug", "item_name", "matter_name", "office_name", "published_at"
        )[:RECENT]
    )
    return tuple(
        RecentGuide(slug, item or "", matter or "", office or "", timezone.localdate(published_at))
        for slug, item, matter, office, published_at in rows
    )


def home_page() -> HomePage:
    """What the home page shows. Four queries."""
    columns = keeping.columns()
    ways = ways_in(columns, listing.options())
    in_force = Matter.objects.filter(in_state(MatterState.IN_FORCE, timezone.localdate()))
    return HomePage(
        matter_count=columns.count({}),
        in_force_count=in_force.count(),
        guide_count=columns.guide_count,
        ways=ways,
        regions=nearest(ways.regions),
        offices=tuple(sorted(ways.offices, key=lambda one: -one.count)[:SHOWN_OFFICES]),
        recent=_recent(),
    )
