"""The portal's own pages as rules look at them: each column, and one page of each kind that the catalogue makes.

The pages are asked as people ask them, by the view that answers their address, and read from their HTML.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils import translation

from matters import rule_sources
from matters.models import GuideRevision
from matters.rule_sources import Row
from matters.rules.engine import Ref, Subject
from matters.rules.page_facts import FOOTER_ITEMS, PageFacts, PageKind
from matters.rules.world import World
from portal.presentation.columns import listed
from reforms.models import ReformPlan

LANGUAGE = "zh-hans"
"""The language the labels of the footer are looked for in."""
FOUND = 200
COLON = "："
LINES = {"p", "li"}


def pages(world: World) -> Iterator[Row]:
    """Each page that is there, with its title, tags and footer; none where no page can be shown."""
    for path, kind in _addresses() if _can_be_shown() else ():
        html = html_of(path)
        if html is not None:
            title, facts = read(html, kind)
            yield Ref(Subject.PAGE, path, f"{title}（{path}）"), facts


def _can_be_shown() -> bool:
    """Pages name their style sheets by hash: before these are collected, none can be made."""
    return bool(getattr(staticfiles_storage, "hashed_files", True))


def _addresses() -> Iterator[tuple[str, PageKind]]:
    for column in listed():
        yield column.url, PageKind.COLUMN
        for page in column.pages:
            yield page.url, PageKind.COLUMN
    yield reverse("sitemap"), PageKind.COLUMN
    newest = (
        GuideRevision.objects.published()
        .order_by("-published_at", "-pk")
        .values_list(
            "handling_item__slug",
            "handling_item__matter__slug",
            "handling_item__matter__office__slug",
        )
        .first()
    )
    if newest:
        item, matter, office = newest
        yield reverse("guide", args=[item]), PageKind.ARTICLE
        yield reverse("guide_history", args=[item]), PageKind.COLUMN
        yield reverse("guide_deadline", args=[item]), PageKind.COLUMN
        yield reverse("matter", args=[matter]), PageKind.COLUMN
        if office:
            yield reverse("office", args=[office]), PageKind.COLUMN
    plan = ReformPlan.objects.order_by("-issued_on", "slug").values_list("slug", flat=True).first()
    if plan:
        yield reverse("reform_plan", args=[plan]), PageKind.COLUMN
        yield reverse("checklist", args=[plan]), PageKind.COLUMN


def html_of(path: str) -> str | None:
    """The page at `path` as anybody gets it; None where there is none."""
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET"}
    with translation.override(LANGUAGE):
        try:
            request.resolver_match = match = resolve(path)
            response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        except Http404:
            return None
    return response.content.decode() if response.status_code == FOUND else None


def read(html: str, kind: PageKind) -> tuple[str, PageFacts]:
    """The title of a page, and what rules look at in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.title).strip(), PageFacts(kind, reader.tags, frozenset(reader.items()))


class _Reader(HTMLParser):
    """Collects the title, the meta tags with a name, and the lines of the footer with their links."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.tags: dict[str, str] = {}
        self.lines: list[tuple[str, bool]] = []
        self._is_in_title = self._is_in_footer = self._has_link = False
        self._line: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name"):
            self.tags[given["name"] or ""] = given.get("content") or ""
        elif tag == "title":
            self._is_in_title = True
        elif tag == "footer":
            self._is_in_footer = True
        elif self._is_in_footer and tag in LINES:
            self._line, self._has_link = [], False
        elif self._is_in_footer and tag == "a":
            self._has_link = bool(given.get("href"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_in_title = False
        elif tag == "footer":
            self._is_in_footer = False
        elif tag in LINES and self._line is not None:
            self.lines.append(("".join(self._line).strip(), self._has_link))
            self._line = None

    def handle_data(self, data: str) -> None:
        if self._is_in_title:
            self.title.append(data)
        if self._line is not None:
            self._line.append(data)

    def items(self) -> Iterator[str]:
        """The items of the footer that stand there: with a value behind the colon, or as a link."""
        for line, has_link in self.lines:
            label, _colon, value = line.partition(COLON)
            if label in FOOTER_ITEMS and (value.strip() or (has_link and not _colon)):
                yield label


def register() -> None:
    rule_sources.add(Subject.PAGE, pages)
