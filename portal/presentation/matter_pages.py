"""One page of the matter list: which matters stand on it, and the links to the other pages.

The links to the next and the previous page name the matter beyond which it begins, so that a page
someone has open is not shifted by what is published meanwhile. Pages by number stay for jumping.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matters import listing
from matters.browsing import pages
from matters.browsing.columns import Columns
from matters.browsing.pages import Page
from matters.filters import Filters
from portal.presentation.matter_rows import MatterRow, matter_rows
from portal.presentation.paging import NoSuchPage, PageLink, page_number

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class MatterPage:
    """`first` and `last` count from 1. Links that are empty lead nowhere."""

    rows: tuple[MatterRow, ...]
    count: int
    first: int
    last: int
    links: tuple[PageLink, ...]
    previous: str
    following: str


def matter_page_of(columns: Columns, filters: Filters, given: Mapping[str, str]) -> MatterPage:
    """The page of what `filters` leave that `given` asks for by `after`, `before` or `page`. Raises NoSuchPage.

    Two queries, and a third for a page that begins at a matter.
    """
    found = columns.found(filters.values())
    page = _asked(columns, found, given)
    matters = listing.in_order(columns.listed(found, page.start, page.stop))
    previous = following = ""
    if page.has_previous and matters:
        is_first = page.start <= pages.SIZE
        place = None if is_first else (BEFORE, matters[0].slug)
        previous = filters.query(place=place) or "?"
    if page.has_following and matters:
        following = filters.query(place=(AFTER, matters[-1].slug))
    links = tuple(
        PageLink("…", "")
        if number is None
        else PageLink(str(number), filters.query(page=number) or "?", number == page.number)
        for number in page.numbers()
    )
    return MatterPage(
        rows=matter_rows(matters) if matters else (),
        count=page.count,
        first=page.start + 1,
        last=page.stop,
        links=links,
        previous=previous,
        following=following,
    )


def _asked(columns: Columns, found: int, given: Mapping[str, str]) -> Page:
    count = found.bit_count()
    if slug := given.get(AFTER, ""):
        key, place = _place(columns, found, slug)
        page = pages.from_place(place + columns.holds(key, found), count)
    elif slug := given.get(BEFORE, ""):
        _key, place = _place(columns, found, slug)
        page = pages.up_to_place(place, count)
    else:
        page = pages.numbered(page_number(given.get("page", "")), count)
    if page is None:
        raise NoSuchPage
    return page


def _place(columns: Columns, found: int, slug: str) -> tuple[int, int]:
    key = listing.key_of(slug) if SLUG.fullmatch(slug) else None
    place = None if key is None else columns.before(key, found)
    if key is None or place is None:
        raise NoSuchPage
    return key, place
