"""Feeds of changes (Atom, RFC 4287): of everything, of one office, of one topic."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from matters import changes
from matters.changes import Scope
from matters.models import Office, Topic
from portal.languages import origin
from portal.presentation.changes import Entry, begun_today, clean, entries

MINUTES = 60
kept_for_minutes = cache_control(public=True, max_age=10 * MINUTES)


@dataclass(frozen=True)
class Asked:
    """A feed that was asked for: whose changes, what it is called, and the page it belongs to."""

    root: str
    scope: Scope
    title: str
    feed_path: str
    page_path: str


@dataclass(frozen=True)
class Item:
    """An entry of a feed of the site at `root`."""

    root: str
    entry: Entry

    @property
    def tag(self) -> str:
        """A tag URI (RFC 4151): the entry keeps it when addresses and words change."""
        day = timezone.localdate(self.entry.at).isoformat()
        return f"tag:{urlsplit(self.root).hostname},{day}:{self.entry.key}"


class Atom(Atom1Feed):
    """Without an entry it is as of the day, not of the second: two answers are the same."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else begun_today()


class Changes(Feed):
    feed_type = Atom

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def title(self) -> str:
        return clean(self.asked.title)

    def link(self) -> str:
        return f"{self.asked.root}{self.asked.page_path}"

    def feed_url(self) -> str:
        return f"{self.asked.root}{self.asked.feed_path}"

    feed_guid = feed_url

    def author_name(self) -> str:
        return settings.SITE_ORGANISER or settings.SITE_NAME

    def subtitle(self) -> str:
        return _("办事指南的公布、更正和撤下，以及事项的终止。")

    def items(self) -> list[Item]:
        found = entries(changes.latest(self.asked.scope))
        return [Item(self.asked.root, entry) for entry in found]

    def item_title(self, item: Item) -> str:
        return item.entry.title

    def item_description(self, item: Item) -> str:
        return item.entry.summary

    def item_link(self, item: Item) -> str:
        return f"{item.root}{item.entry.path}"

    def item_guid(self, item: Item) -> str:
        return item.tag

    def item_pubdate(self, item: Item) -> datetime:
        return item.entry.at

    def item_updateddate(self, item: Item) -> datetime:
        return item.entry.updated_at

    def item_author_name(self, item: Item) -> str | None:
        return item.entry.source or None

    def item_categories(self, item: Item) -> tuple[str]:
        return (item.entry.kind,)


def _feed(request: HttpRequest, scope: Scope, title: str, page_path: str) -> HttpResponse:
    asked = Asked(origin(request), scope, title, request.path, page_path)
    return Changes(asked)(request)


@require_safe
@kept_for_minutes
@conditional_page
def all_changes(request: HttpRequest) -> HttpResponse:
    title = _("%(site)s：办事指南的变更") % {"site": settings.SITE_NAME}
    return _feed(request, Scope(), title, reverse("home"))


@require_safe
@kept_for_minutes
@conditional_page
def office_changes(request: HttpRequest, slug: str) -> HttpResponse:
    office = get_object_or_404(Office, slug=slug)
    title = _("%(name)s：办事指南的变更") % {"name": office.name}
    return _feed(request, Scope(office=office), title, reverse("office", args=[slug]))


@require_safe
@kept_for_minutes
@conditional_page
def topic_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """`slug` is what the list of matters is filtered by, such as person-005."""
    audience, _hyphen, code = slug.rpartition("-")
    topic = Topic.objects.filter(audience=audience, code=code).first()
    if topic is None:
        raise Http404
    title = _("%(name)s：办事指南的变更") % {"name": topic}
    page = f"{reverse('matters')}?topic={slug}"
    return _feed(request, Scope(topic=topic), title, page)
