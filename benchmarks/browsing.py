"""What browsing costs among 100,000 guides: pages of the list with the counts of their facets, near and deep.

    [DATABASE_URL=postgres://…] python -m benchmarks.browsing [GUIDES]

Fills a database of its own beside the one that DATABASE_URL names (a file of SQLite without it), and
drops it. Guides lie in a thousand offices under two topics each, two to a matter. A page is asked for
as a browser does, from the address to the last byte of HTML; beside it stands the part that finds and
counts, and a bare `count(*)` of the matters. Exits with 1 where a bar is missed.
"""

import os
import resource
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
django.setup()

from django.conf import settings  # noqa: E402 -- models exist only after setup
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.compliance import demonstration  # noqa: E402
from benchmarks.compression import Filler  # noqa: E402
from benchmarks.search import ACTS, PAPERS, SUFFIXES, THINGS, somewhere  # noqa: E402
from matters import filters as matter_filters  # noqa: E402
from matters import listing  # noqa: E402
from matters.browsing import keeping, reading  # noqa: E402
from matters.browsing.pages import SIZE  # noqa: E402
from matters.filters import Filters  # noqa: E402
from matters.models import GuideRevision, HandlingItem, Matter  # noqa: E402

GUIDES = 100_000
BATCH = 2000
ROUNDS = 7
MILLISECONDS, DEEP, QUERIES = 200.0, 1.5, 6
FOUND = 200

LISTS = {
    "everything": "",
    "for people": "audience=person",
    "a topic": "topic=legal_person-010",
    "a region": "region=310000",
    "an office": "office=office-7",
    "one of 四个办": "audience=person&way=once",
    "many at once": "audience=legal_person&way=online&fee=free&limit_max=10&visits=0",
    "part of a name": "q=药品",
    "nothing": "office=office-7&q=龘&fee=free",
}


class BrowsedFiller(Filler):
    """Guides with all that people browse by."""

    def fill(self, first: int, count: int) -> None:
        super().fill(first, count)
        pick = self.random.choice
        matters = list(
            Matter.objects.filter(slug__startswith="matter-").order_by("-pk")[: count // 2]
        )
        for matter in matters:
            matter.name = f"{pick(THINGS)}{pick(ACTS)}{pick(PAPERS)}{pick(SUFFIXES)}"
            matter.audiences = [pick(("person", "enterprise"))]
            matter.legacy_code = matter.slug
        Matter.objects.bulk_update(matters, ["name", "audiences", "legacy_code"], batch_size=200)

    def guide(self, item: HandlingItem) -> GuideRevision:
        revision, pick = super().guide(item), self.random.choice
        revision.handling_type = pick(("", "immediate", "commitment"))
        revision.onsite_visits = pick((None, 0, 0, 1, 2))
        revision.onsite_reason = "核验原件" if revision.onsite_visits else ""
        revision.handling_modes = pick(((), ("online",), ("window", "online"), ("window",)))
        revision.online_depths = pick(((), ("accept",), ("handle",)))
        revision.cross_region_scope = pick(("", "city", "nowhere_else"))
        revision.is_charged = pick((None, True, False))
        return revision


def milliseconds(ask: Callable[[], Any]) -> float:
    """By the clock, the best of the rounds after one that warms up: what a busy machine adds is left out."""
    ask()
    return min(milliseconds_once(ask) for _ in range(ROUNDS))


def milliseconds_once(ask: Callable[[], Any]) -> float:
    begin = perf_counter()
    ask()
    return (perf_counter() - begin) * 1000


def asked_for(query: str) -> Filters:
    pairs = (pair.split("=") for pair in query.split("&") if pair)
    filters, problems = matter_filters.read(dict(pairs), listing.options())
    assert not problems, problems
    return filters


def counted(query: str) -> None:
    """What of a page finds and counts, without the rows it shows."""
    values, columns = asked_for(query).values(), keeping.columns()
    columns.listed(columns.found(values), 0, 20)
    columns.counts(values)


def bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {Matter._meta.db_table}")  # noqa: S608 -- a name of ours
        cursor.fetchone()


def queries_of(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def answered(client: Client, address: str) -> None:
    assert client.get(address).status_code == FOUND, address


def report(client: Client) -> bool:
    """Prints each list; whether the bars are held."""
    least, is_within = milliseconds(bare), True
    print(f"bare count(*): {least:.2f} ms")
    print(
        f"{'':<16}{'matters':>8}{'counts':>8}{'x bare':>8}{'first':>8}{'middle':>8}{'last':>8}"
        f"{'ratio':>7}{'queries':>8}"
    )
    for name, query in LISTS.items():
        count, addresses = pages_of(query)
        facets = milliseconds(partial(counted, query))
        first, middle, last = (
            milliseconds(partial(answered, client, address)) for address in addresses
        )
        queries = queries_of(partial(answered, client, addresses[1]))
        is_within &= max(first, middle, last) <= MILLISECONDS
        is_within &= queries <= QUERIES and last <= DEEP * first
        print(
            f"{name:<16}{count:8}{facets:8.1f}{facets / least:8.1f}{first:8.1f}{middle:8.1f}"
            f"{last:8.1f}{last / first:7.2f}{queries:8}",
            flush=True,
        )
    return is_within


def pages_of(query: str) -> tuple[int, tuple[str, str, str]]:
    """How many there are, and the list's first page, its middle by the matter before, its last page by number."""
    columns = keeping.columns()
    keys = columns.listed(columns.found(asked_for(query).values()))
    base = f"/matters/?{query}{'&' if query else ''}"
    last = -(-len(keys) // SIZE)
    if last < len(("first", "middle", "last")):
        return len(keys), (base, base, base)
    slug = Matter.objects.values_list("slug", flat=True).get(pk=keys[len(keys) // 2])
    return len(keys), (base, f"{base}after={slug}", f"{base}page={last}")


def main(count: int) -> int:
    settings.CATALOGUE_KEPT_SECONDS = 24 * 60 * 60
    demonstration()
    filler = BrowsedFiller(0)
    for first in range(0, count, BATCH):
        filler.fill(first, min(BATCH, count - first))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    keeping.forget()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    whole = milliseconds_once(keeping.columns)
    held = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    columns, now = keeping.columns(), timezone.now()
    key = Matter.objects.order_by("-pk").values_list("pk", flat=True)[0]
    one = milliseconds(lambda: reading.with_anew(columns, [key], now))
    print(
        f"{columns.guide_count} guides; read whole: {whole:.0f} ms, {held:.0f} MB more at most;"
        f" one matter anew: {one:.0f} ms; {len(columns.profiles)} kinds of guides"
    )
    home = Client()
    is_within = report(home)
    for address in ("/", "/browse/"):
        print(f"{address:<16}{milliseconds(partial(answered, home, address)):.1f} ms")
    print(
        f"bars: each page {MILLISECONDS:.0f} ms, {QUERIES} queries, the last page {DEEP:.1f} x the"
        f" first: {'held' if is_within else 'missed'}"
    )
    return 0 if is_within else 1


if __name__ == "__main__":
    with somewhere():
        code = main(int(sys.argv[1]) if len(sys.argv) > 1 else GUIDES)
    sys.exit(code)
