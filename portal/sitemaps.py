"""The public pages for search engines (sitemaps.org): each once, under its canonical address.

Rows are taken by ranges of their keys and not by counting past the ones before, so that a page costs
the same wherever it stands and keeps its addresses when others come and go.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import F, Max, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse

from matters.models import GuideRevision, Matter, Office
from portal.presentation.columns import listed
from reforms.models import ReformPlan

MOST = 25_000
"""Addresses of one file; the protocol allows 50,000 and 50 MB."""


@dataclass(frozen=True)
class Address:
    path: str
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Block:
    """Keys from `first` on, `size` of them, and when the last of the pages behind them changed."""

    first: int
    size: int
    changed_at: datetime | None


class Blocks(Paginator):
    """Pages of rows by their keys; a block without a row is left out."""

    def __init__(self, blocks: list[Block], rows: Any) -> None:
        super().__init__([], MOST)
        self.blocks = blocks
        self.rows = rows

    @property
    def num_pages(self) -> int:
        return len(self.blocks)

    def page(self, number: int | str) -> Any:
        found = self.validate_number(number)
        return Page(self.rows(self.blocks[found - 1]), found, self)


class Section(Sitemap):
    """What all have in common: the portal's own address."""

    def get_domain(self, site: Any = None) -> str:
        return settings.SITE_DOMAIN or str(site.domain)

    def get_protocol(self, protocol: str | None = None) -> str:
        return "https" if settings.SITE_DOMAIN else protocol or "https"

    def location(self, item: Address) -> str:
        return item.path

    def lastmod(self, item: Address) -> datetime | None:
        return item.changed_at

    def files(self) -> list[datetime | None]:
        """For each file of this section, when the last of its pages changed."""
        return [None]


class Pages(Section):
    """Columns, offices and reform plans: some hundred pages at most, in one file."""

    def items(self) -> list[Address]:
        found = [
            Address(address)
            for column in listed()
            for address in (column.url, *(page.url for page in column.pages))
        ]
        found.append(Address(reverse("sitemap")))
        offices = Office.objects.for_list().values_list("slug", flat=True)
        found += [Address(reverse("office", args=[slug])) for slug in offices]
        for slug in ReformPlan.objects.order_by("slug").values_list("slug", flat=True):
            found += [Address(reverse(name, args=[slug])) for name in ("reform_plan", "checklist")]
        return found


class Keyed(Section):
    """Pages of rows with a key, a file for each block of keys that has any."""

    def blocks(self) -> list[Block]:
        """One query."""
        raise NotImplementedError

    def addresses(self, block: Block) -> list[Address]:
        raise NotImplementedError

    @property
    def paginator(self) -> Blocks:
        return Blocks(self.blocks(), self.addresses)

    def files(self) -> list[datetime | None]:
        return [block.changed_at for block in self.blocks()]


def _blocks(rows: QuerySet[Any], key: str, changed_at: str) -> list[Block]:
    found = (
        rows.order_by()
        .values(block=F(key) / MOST)
        .annotate(last=Max(changed_at))
        .order_by("block")
        .values_list("block", "last")
    )
    return [Block(block * MOST, MOST, last) for block, last in found]


def _within(block: Block, key: str) -> dict[str, int]:
    return {f"{key}__gte": block.first, f"{key}__lt": block.first + block.size}


def _guides() -> QuerySet[Any]:
    """Guides in force, each changed when it was published or, later, when it began."""
    return GuideRevision.objects.published().annotate(
        changed_at=Greatest("published_at", "starts_at")
    )


class Guides(Keyed):
    def blocks(self) -> list[Block]:
        return _blocks(_guides(), "handling_item_id", "changed_at")

    def addresses(self, block: Block) -> list[Address]:
        """One query."""
        found = (
            _guides()
            .filter(**_within(block, "handling_item_id"))
            .order_by("handling_item_id")
            .values_list("handling_item__slug", "changed_at")
        )
        return [Address(reverse("guide", args=[slug]), at) for slug, at in found]


class Matters(Keyed):
    """A matter's page changes with its guides; of one that never had a guide nobody can say when it did."""

    def blocks(self) -> list[Block]:
        return _blocks(Matter.objects.all(), "pk", "items__revisions__published_at")

    def addresses(self, block: Block) -> list[Address]:
        """One query."""
        found = (
            Matter.objects.filter(**_within(block, "pk"))
            .annotate(changed_at=Max("items__revisions__published_at"))
            .order_by("pk")
            .values_list("slug", "changed_at")
        )
        return [Address(reverse("matter", args=[slug]), at) for slug, at in found]


SECTIONS: Mapping[str, type[Section]] = {"pages": Pages, "matters": Matters, "guides": Guides}
