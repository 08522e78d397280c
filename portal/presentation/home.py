"""The home page: ways in, counts, and what was published last."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext as _

from matters.choices import Audience, MatterState, TopicAudience
from matters.fields import membership
from matters.filters import LEGAL_PERSON
from matters.models import GuideRevision, Matter, Office, Topic
from matters.states import in_state
from portal.presentation.offices import OfficeRow, office_row
from portal.presentation.words import day

RECENT = 5
SHOWN_OFFICES = 12


@dataclass(frozen=True)
class TopicLink:
    value: str
    name: str
    matter_count: int


@dataclass(frozen=True)
class Entry:
    """One way in: an audience, how many matters it has, and its topics."""

    audience: str
    name: str
    matter_count: int
    topics: tuple[TopicLink, ...]


@dataclass(frozen=True)
class RecentGuide:
    slug: str
    item: str
    matter: str
    office: str
    published_on: str


@dataclass(frozen=True)
class HomePage:
    matter_count: int
    in_force_count: int
    guide_count: int
    entries: tuple[Entry, ...]
    offices: tuple[OfficeRow, ...]
    office_count: int
    recent: tuple[RecentGuide, ...]


def _topics() -> dict[str, tuple[TopicLink, ...]]:
    """Topics that have matters, by audience."""
    found: dict[str, tuple[TopicLink, ...]] = defaultdict(tuple)
    rows = (
        Topic.objects.annotate(matter_count=Count("matters"))
        .filter(matter_count__gt=0)
        .order_by("audience", "code")
    )
    for topic in rows:
        link = TopicLink(f"{topic.audience}-{topic.code}", topic.name, topic.matter_count)
        found[topic.audience] = (*found[topic.audience], link)
    return found


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
        RecentGuide(slug, item or "", matter or "", office or "", day(published_at))
        for slug, item, matter, office, published_at in rows
    )


def home_page() -> HomePage:
    """What the home page shows. Five queries."""
    others = Q()
    for audience in Audience.values:
        if audience != Audience.PERSON:
            others |= Q(audiences__contains=membership(audience))
    counts = Matter.objects.aggregate(
        every=Count("pk"),
        in_force=Count("pk", filter=in_state(MatterState.IN_FORCE, timezone.localdate())),
        person=Count("pk", filter=Q(audiences__contains=membership(Audience.PERSON))),
        legal_person=Count("pk", filter=others),
    )
    topics = _topics()
    offices = list(Office.objects.for_list())
    largest = sorted(offices, key=lambda office: -office.matter_count)[:SHOWN_OFFICES]
    return HomePage(
        matter_count=counts["every"],
        in_force_count=counts["in_force"],
        guide_count=GuideRevision.objects.published().count(),
        entries=(
            Entry(
                Audience.PERSON,
                _("个人办事"),
                counts["person"],
                topics.get(TopicAudience.PERSON, ()),
            ),
            Entry(
                LEGAL_PERSON,
                _("法人办事"),
                counts["legal_person"],
                topics.get(TopicAudience.LEGAL_PERSON, ()),
            ),
        ),
        offices=tuple(office_row(office) for office in largest),
        office_count=len(offices),
        recent=_recent(),
    )
