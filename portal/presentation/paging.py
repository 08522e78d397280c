"""Numbered pages of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404

PAGE_SIZE = 20


class NoSuchPage(Http404):
    """The list has no such page."""


@dataclass(frozen=True)
class PageLink:
    """A link to a page; without a query it is a gap, drawn as dots."""

    label: str
    query: str
    is_current: bool = False


@dataclass(frozen=True)
class Paging:
    """One page: its rows, how many there are in all, and links to the others (none for a single page)."""

    rows: Sequence[Any]
    count: int
    number: int
    links: tuple[PageLink, ...]
    previous: str
    following: str


def page_number(given: str) -> int:
    """The page asked for, 1 where none is. Raises NoSuchPage for what is no page."""
    if not given:
        return 1
    if given.isascii() and given.isdigit() and len(given) <= 9 and int(given) > 0:
        return int(given)
    raise NoSuchPage


def paged(
    rows: QuerySet[Any] | Sequence[Any],
    given: str,
    query: Callable[[int], str],
    size: int = PAGE_SIZE,
) -> Paging:
    """Page `given` of `rows`, `size` to a page, with links made by `query(page)`. Raises NoSuchPage beyond the end.

    Two queries for a queryset, none for rows at hand.
    """
    number = page_number(given)
    paginator = Paginator(rows, size)
    if number > paginator.num_pages:
        raise NoSuchPage
    page = paginator.page(number)
    links = tuple(
        PageLink(str(one), query(one) or "?", one == number)
        if isinstance(one, int)
        else PageLink("…", "")
        for one in paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
    )
    return Paging(
        rows=list(page.object_list),
        count=paginator.count,
        number=number,
        links=links if paginator.num_pages > 1 else (),
        previous=(query(number - 1) or "?") if page.has_previous() else "",
        following=(query(number + 1) or "?") if page.has_next() else "",
    )
