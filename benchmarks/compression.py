"""What compression costs over 100,000 guides in force: the total, by office, topic and region, each one plan.

    DATABASE_URL=postgres://… python -m benchmarks.compression [GUIDES] [KILOBYTES]

Fills a database of its own beside the one that DATABASE_URL names, and drops it. The guides say what
those of the demonstration say, in a thousand offices; KILOBYTES makes each snapshot at least as long.
Exits with 1 where a question takes more than the bar, with 2 without PostgreSQL.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
django.setup()

from django.core.management import call_command  # noqa: E402 -- models exist only after setup
from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from audit.canonical import sha256_of  # noqa: E402
from matters import compression  # noqa: E402
from matters.compression import Dimension  # noqa: E402
from matters.limits import COUNTED_UNITS, ON_THE_SPOT, WORKING_DAY, Limit, exceeds  # noqa: E402
from matters.models import (  # noqa: E402
    GuideRevision,
    HandlingItem,
    Matter,
    Office,
    PublicationPeriod,
    Region,
    Topic,
)

BAR = 1.0
"""Seconds at most for each question, with the sums of its rows."""
GUIDES = 100_000
OFFICES = 1000
BATCH = 5000
ROUNDS = 7
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)

AMOUNTS = (5, 7, 10, 15, 20, 20, 20, 30, 45, 60)
STATUTORY_UNITS = (*[WORKING_DAY] * 16, *COUNTED_UNITS[1:], "", "", "none", ON_THE_SPOT)
OTHER_PROMISES = ("", "none", ON_THE_SPOT, WORKING_DAY)


class Filler:
    """Makes guides in force, the same ones each time."""

    def __init__(self, least_bytes: int) -> None:
        self.random = random.Random(1)  # noqa: S311 -- not a secret, the same guides each run
        self.texts = list(GuideRevision.objects.published().values_list("snapshot", flat=True))
        self.least_bytes = least_bytes
        self.topics = list(Topic.objects.all())
        regions = list(Region.objects.order_by("code"))
        self.offices = Office.objects.bulk_create(
            Office(name=f"第{n}局", slug=f"office-{n}", region=regions[n % len(regions)])
            for n in range(OFFICES)
        )

    @transaction.atomic
    def fill(self, first: int, count: int) -> None:
        """`count` guides of as many handling items, two to a matter, each matter under two topics."""
        matters = Matter.objects.bulk_create(
            Matter(
                name=f"事项{n}",
                slug=f"matter-{n}",
                office=(office := self.offices[n % OFFICES]),
                region=office.region,
            )
            for n in range(first // 2, (first + count) // 2)
        )
        under = Matter.topics.through
        under.objects.bulk_create(
            under(matter=matter, topic=topic)
            for matter in matters
            for topic in self.random.sample(self.topics, 2)
        )
        items = HandlingItem.objects.bulk_create(
            HandlingItem(matter=matters[n // 2], name=f"办理项{n}", slug=f"item-{first + n}")
            for n in range(count)
        )
        revisions = GuideRevision.objects.bulk_create(self.guide(item) for item in items)
        PublicationPeriod.objects.bulk_create(
            PublicationPeriod(
                handling_item=revision.handling_item,
                revision=revision,
                starts_at=BEGUN,
                recorded_at=BEGUN,
            )
            for revision in revisions
        )

    def guide(self, item: HandlingItem) -> GuideRevision:
        statutory, promised = self.limits()
        matter = item.matter
        snapshot = {
            **self.random.choice(self.texts),
            "matter": matter.name,
            "item": item.name,
            "office": matter.office.name,
            "office_slug": matter.office.slug,
            "region": matter.region.name,
            "region_code": matter.region.code,
            "statutory_limit": statutory.as_json(),
            "promised_limit": promised.as_json(),
        }
        longer = []
        while self.least_bytes and len(json.dumps([snapshot, longer])) < self.least_bytes:
            longer.append(self.random.choice(self.texts))
        snapshot |= {"longer": longer} if longer else {}
        return GuideRevision(
            handling_item=item,
            number=1,
            status="published",
            statutory_limit_amount=statutory.amount,
            statutory_limit_unit=statutory.unit,
            promised_limit_amount=promised.amount,
            promised_limit_unit=promised.unit,
            snapshot=snapshot,
            sha256=sha256_of(snapshot),
            published_at=BEGUN,
        )

    def limits(self) -> tuple[Limit, Limit]:
        statutory = self.limit(self.random.choice(STATUTORY_UNITS))
        is_usual = self.random.random() < 0.85
        promised = self.limit(statutory.unit if is_usual else self.random.choice(OTHER_PROMISES))
        return statutory, statutory if exceeds(promised, statutory) else promised

    def limit(self, unit: str) -> Limit:
        return Limit(self.random.choice(AMOUNTS) if unit in COUNTED_UNITS else None, unit)


@contextmanager
def scratch() -> Iterator[None]:
    """A database of its own, migrated; gone afterwards."""
    named = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"banshi_benchmark_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(named, verbosity=0)


def filled(count: int, least_bytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        call_command("load_demo", accounts=Path(folder) / "accounts.txt", verbosity=0)
    filler = Filler(least_bytes)
    for first in range(0, count, BATCH):
        filler.fill(first, min(BATCH, count - first))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def timed(ask: Callable[[], Any]) -> float:
    """Seconds, the median of the rounds after one that warms up."""
    ask()
    found = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        ask()
        found.append(perf_counter() - begin)
    return median(found)


def fetched(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def grouping_sql(ask: Callable[[], Any]) -> str:
    """The one query of `ask` that groups."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    (sql,) = [one["sql"] for one in asked.captured_queries if "GROUP BY" in one["sql"]]
    return str(sql)


def main(count: int, least_bytes: int) -> int:
    filled(count, least_bytes)
    table = GuideRevision._meta.db_table
    ((rows, stored),) = fetched(f"SELECT count(*), avg(pg_column_size(snapshot)) FROM {table}")  # noqa: S608 -- a name of ours
    bare = timed(lambda: fetched(f"SELECT count(*) FROM {table}"))  # noqa: S608 -- likewise
    print(f"{rows} guides, snapshots of {float(stored):.0f} bytes as stored (compressed)")
    print(f"{'bare count(*)':<14} {bare * 1000:8.1f} ms")
    guides = GuideRevision.objects.published()
    questions: dict[str, Callable[[], Any]] = {
        "total": lambda: compression.total(guides),
        **{
            str(one): lambda one=one: compression.grouped(guides, one)  # type: ignore[misc]  # bound at once
            for one in Dimension
        },
    }
    is_within = True
    for name, ask in questions.items():
        sql = grouping_sql(ask)
        query, whole = timed(lambda sql=sql: fetched(sql)), timed(ask)  # type: ignore[misc]  # likewise
        is_within &= whole <= BAR
        print(
            f"{name:<14} {query * 1000:8.1f} ms the query ({query / bare:5.1f} x count),"
            f" {whole * 1000:8.1f} ms with its sums and names ({whole / bare:5.1f} x)"
            f"{'' if whole <= BAR else '  MISSED'}"
        )
        print(f"{'':<14} {fetched(f'EXPLAIN {sql}')[0][0]}")
    print(f"bar: {BAR:.0f} s each: {'held' if is_within else 'missed'}")
    return 0 if is_within else 1


if __name__ == "__main__":
    if connection.vendor != "postgresql":
        print("needs PostgreSQL: set DATABASE_URL")
        sys.exit(2)
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else GUIDES
    kilobytes = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with scratch():
        code = main(wanted, kilobytes * 1024)
    sys.exit(code)
