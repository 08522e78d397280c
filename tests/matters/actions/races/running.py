"""Two runners who start at one moment, and what must hold however the race ends."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db import connection

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import drafting, review
from matters.models import GuideRevision, HandlingItem, PublicationPeriod
from matters.problems import Refused
from tests.factories import complete_guide

RACES = 17
"""Of each of fourteen kinds."""
DAY = timedelta(days=1)


class Track:
    """Two runners, each with a connection of its own, that start at one moment."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool

    def race(self, *runs: Callable[[], Any]) -> list[Any]:
        """What each run came to: its result, or the Refused it met. Any other exception is raised."""
        start = threading.Barrier(len(runs))

        def go(run: Callable[[], Any]) -> Any:
            start.wait(timeout=10)
            try:
                return run()
            except Refused as refusal:
                return refusal

        return [future.result(timeout=20) for future in [self.pool.submit(go, run) for run in runs]]

    def leave(self) -> None:
        """Every runner gives its connection back."""
        start = threading.Barrier(2)

        def close() -> None:
            start.wait(timeout=10)
            connection.close()

        for future in [self.pool.submit(close) for _ in range(2)]:
            future.result(timeout=20)


class Numbers:
    """Free version numbers of one item."""

    def __init__(self, item: HandlingItem, staff: list[Any]) -> None:
        self.item = item
        self.editor, _other, self.reviewer, *_rest = staff
        self.last = 0

    def draft(self) -> GuideRevision:
        self.last += 1
        return complete_guide(handling_item=self.item, number=self.last)

    def submitted(self) -> GuideRevision:
        return drafting.submit(revision=self.draft(), by=self.editor)

    def approved(self) -> GuideRevision:
        return review.approve(revision=self.submitted(), by=self.reviewer)


def refused(outcomes: list[Any]) -> list[bool]:
    return [isinstance(outcome, Refused) for outcome in outcomes]


def status_of(revision: GuideRevision) -> str:
    return str(GuideRevision.objects.values_list("status", flat=True).get(pk=revision.pk))


def assert_sound(done: dict[str, int]) -> None:
    """One time line for each item, every publication with one event, and as many events as things done."""
    lines: dict[int, list[PublicationPeriod]] = {}
    for period in PublicationPeriod.objects.believed().order_by("handling_item", "starts_at"):
        lines.setdefault(period.handling_item_id, []).append(period)
    for line in lines.values():
        for one, other in pairwise(line):
            assert one.ends_at is not None
            assert one.ends_at <= other.starts_at
    for action, count in done.items():
        assert AuditEvent.objects.filter(action=action).count() == count, action
    assert verify_chain().fault == ""
