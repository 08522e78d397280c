"""How long the guides of the matters a plan touches take: by law, before the plan, and now."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import F
from django.db.models.fields.json import KT

from matters.limits import Limit, compression, limit_of
from matters.models import GuideRevision
from reforms.models import ReformPlan
from reforms.verification import begins_at


@dataclass(frozen=True)
class GuideLength:
    """The guide of a handling item in force at the time asked.

    `before` is what the guide in force the day before the plan promised; None where none was.
    """

    matter: int
    slug: str
    item: str
    statutory: Limit
    promised: Limit
    visits: int | None
    before: Limit | None

    @property
    def compression(self) -> Fraction | None:
        """How much the promise shortens the law's limit; None where the two cannot be compared."""
        return compression(self.statutory, self.promised)


def guide_lengths(
    plan: ReformPlan, matters: Collection[int], at: datetime | None = None
) -> tuple[GuideLength, ...]:
    """The guides of `matters` (keys) in force at `at` (now), in the order of the matters. Two queries."""
    eve = begins_at(plan.issued_on) - timedelta(microseconds=1)
    before = {row["slug"]: limit_of(row["promised"]) for row in _rows(matters, eve)}
    return tuple(
        GuideLength(
            row["matter"],
            row["slug"],
            row["item"] or "",
            limit_of(row["statutory"]),
            limit_of(row["promised"]),
            row["visits"],
            before.get(row["slug"]),
        )
        for row in _rows(matters, at)
    )


def _rows(matters: Collection[int], at: datetime | None) -> Iterator[dict[str, Any]]:
    rows: Iterator[dict[str, Any]] = (
        GuideRevision.objects.published(at=at)
        .filter(handling_item__matter__in=matters)
        .order_by("handling_item__matter", "handling_item__order", "handling_item")
        .values(
            matter=F("handling_item__matter"),
            slug=F("handling_item__slug"),
            item=KT("snapshot__item"),
            statutory=F("snapshot__statutory_limit"),
            promised=F("snapshot__promised_limit"),
            visits=F("snapshot__onsite_visits"),
        )
        .iterator()
    )
    return rows
