"""Guides with every pair of limits, and one the database would refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

from django.db import connection

from matters.limits import COUNTED_UNITS, Limit
from matters.models import GuideRevision
from tests.factories import GuideRevisionFactory, HandlingItemFactory, published_guide
from tests.unguarded import unguarded

AMOUNTS = (0, 1, 5, 20, 3650)
LIMITS = (
    Limit(),
    Limit(None, "on_the_spot"),
    Limit(None, "none"),
    *(Limit(amount, unit) for amount in AMOUNTS for unit in COUNTED_UNITS),
)
PAIRS = tuple(product(LIMITS, LIMITS))

WITHIN = "guiderevision_promised_within_statutory"


def columns(statutory: Limit, promised: Limit) -> dict[str, Any]:
    return {
        "statutory_limit_amount": statutory.amount,
        "statutory_limit_unit": statutory.unit,
        "promised_limit_amount": promised.amount,
        "promised_limit_unit": promised.unit,
    }


def drafts_of_every_pair() -> list[GuideRevision]:
    """One draft for each of `PAIRS`; a draft may promise more than the law allows."""
    item = HandlingItemFactory()
    return GuideRevision.objects.bulk_create(
        GuideRevisionFactory.build(handling_item=item, number=number, **columns(*pair))
        for number, pair in enumerate(PAIRS, start=1)
    )


@contextmanager
def promises_unchecked() -> Iterator[None]:
    """Inside, a promise longer than the law may be published; the table is put right by the end of the test."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE matters_guiderevision DROP CONSTRAINT {WITHIN}")
            yield
            return
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def published_with_error(**kwargs: Any) -> GuideRevision:
    """A guide in force that promises 30 days where the law allows 20, as no action would let it be."""
    guide = published_guide(limited=True, **kwargs)
    snapshot = guide.snapshot or {}
    promised = {**snapshot["promised_limit"], "amount": 30}
    with unguarded("matters_guiderevision"), promises_unchecked():
        GuideRevision.objects.filter(pk=guide.pk).update(
            promised_limit_amount=30, snapshot={**snapshot, "promised_limit": promised}
        )
    guide.refresh_from_db()
    return guide
