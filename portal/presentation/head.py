"""What the head of a page says of it: title, description, feeds, structured data."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from matters.limits import limit_of
from matters.models import GuideRevision, HandlingItem, Matter, Office
from portal.presentation.structured_data import DataBlock, breadcrumbs, service
from portal.presentation.words import flag, labelled, limit_words, promise_words, visits_words
from reforms.models import ReformPlan

LONGEST = 160
"""Of a description: what search engines show."""


@dataclass(frozen=True)
class FeedLink:
    title: str
    url: str


@dataclass(frozen=True)
class Head:
    """Where there is none, a page is described by its column."""

    title: str
    description: str = ""
    published_at: datetime | None = None
    feeds: tuple[FeedLink, ...] = ()
    data: tuple[DataBlock, ...] = ()


def _cut(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _trail(root: str, *steps: tuple[str, str]) -> tuple[DataBlock, ...]:
    """The way from the home page, where the portal's address is known."""
    if not root:
        return ()
    return (
        breadcrumbs(
            [(name, f"{root}{path}") for name, path in ((_("首页"), reverse("home")), *steps)]
        ),
    )


def _feed_of(name: str, route: str, slug: str) -> FeedLink:
    return FeedLink(_("%(name)s：办事指南的变更") % {"name": name}, reverse(route, args=[slug]))


def guide_head(revision: GuideRevision, root: str) -> Head:
    """Of the guide in force; its data only where the portal's address, `root`, is known."""
    snapshot = revision.snapshot or {}
    item, matter = revision.handling_item, revision.handling_item.matter
    title = snapshot.get("item") or item.name
    slug = snapshot.get("office_slug") or ""
    path = reverse("guide", args=[item.slug])
    office = reverse("office", args=[slug]) if slug else ""
    trail = _trail(
        root,
        (_("办事事项"), reverse("matters")),
        (matter.name, reverse("matter", args=[matter.slug])),
        (title, path),
    )
    data = service(snapshot, f"{root}{path}", f"{root}{office}" if office else "")
    return Head(
        title=title,
        description=_guide_description(revision, title),
        published_at=revision.published_at,
        feeds=(_feed_of(snapshot["office"], "office_feed", slug),) if slug else (),
        data=(data, *trail) if root else (),
    )


def _guide_description(revision: GuideRevision, title: str) -> str:
    snapshot = revision.snapshot or {}
    promised = promise_words(limit_of(snapshot.get("promised_limit")))
    statutory = limit_words(limit_of(snapshot.get("statutory_limit")))
    visits, charged = snapshot.get("onsite_visits"), snapshot.get("is_charged")
    materials = len(snapshot.get("materials") or ())
    said = (
        snapshot.get("office"),
        _("承诺时限 %(limit)s") % {"limit": promised} if promised else "",
        _("法定时限 %(limit)s") % {"limit": statutory} if statutory else "",
        _("到现场 %(visits)s") % {"visits": visits_words(visits)} if visits is not None else "",
        flag(stated=charged, yes=_("收费"), no=_("不收费")) if charged is not None else "",
        _("材料 %(count)d 项") % {"count": materials} if materials else "",
    )
    told = _("，").join(one for one in said if one)
    words = _("“%(title)s”办事指南") % {"title": title}
    return _cut(labelled(words, told) if told else words)


def matter_head(matter: Matter, root: str) -> Head:
    office = matter.office
    who = office.name if office else matter.region.name
    description = _("“%(matter)s”（%(who)s）：办理什么、办事指南、法律规定的时限。")
    return Head(
        title=matter.name,
        description=_cut(description % {"matter": matter.name, "who": who}),
        feeds=(_feed_of(office.name, "office_feed", office.slug),) if office else (),
        data=_trail(
            root,
            (_("办事事项"), reverse("matters")),
            (matter.name, reverse("matter", args=[matter.slug])),
        ),
    )


def office_head(office: Office, root: str) -> Head:
    description = _("%(office)s（%(region)s）的办事事项、办理窗口、地址和电话。")
    return Head(
        title=office.name,
        description=_cut(description % {"office": office.name, "region": office.region.name}),
        feeds=(_feed_of(office.name, "office_feed", office.slug),),
        data=_trail(
            root,
            (_("办事机构"), reverse("offices")),
            (office.name, reverse("office", args=[office.slug])),
        ),
    )


def list_head(topic: str, name: str) -> Head | None:
    """Of the list of matters; of a topic, whose slug and name are given, it tells the feed."""
    if not topic:
        return None
    title = _("办事事项：%(topic)s") % {"topic": name}
    return Head(title, feeds=(_feed_of(name, "topic_feed", topic),))


def item_head(item: HandlingItem, words: str) -> Head:
    """Of a page beside the guide of `item`; `words` say what it is."""
    title = _("%(item)s：%(words)s") % {"item": item.name, "words": words}
    described = _("%(title)s。事项：%(matter)s。") % {"title": title, "matter": item.matter.name}
    return Head(title, _cut(described))


def plan_head(plan: ReformPlan, words: str = "") -> Head:
    """Of a page of `plan`; `words` say which."""
    title = _("%(item)s：%(words)s") % {"item": plan.title, "words": words} if words else plan.title
    described = _("%(title)s：每项举措，以及公布的办事指南是否与之相符。")
    return Head(title, _cut(described % {"title": title}))
