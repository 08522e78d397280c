"""A reform told day by day: the clock is set, people act, and what was answered of a past day stays so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unittest import mock

from django.utils import timezone

from matters.actions import drafting, publishing, review
from matters.days import SHANGHAI, end_of
from matters.models import GuideRevision
from reforms.findings import finding_as_json
from reforms.models import Effect
from reforms.verification import verify
from tests.factories import person

DAY = timedelta(days=1)
Answer = dict[str, Any]


@contextmanager
def clock_on(day: date) -> Iterator[None]:
    """It is ten o'clock in Shanghai on `day`."""
    moment = datetime.combine(day, time(10), tzinfo=SHANGHAI).astimezone(UTC)
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


def answers(day: date) -> list[Answer]:
    """The finding on every claim as of the end of `day`."""
    effects = Effect.objects.for_verification()
    return [finding_as_json(one.finding) for one in verify(effects, end_of(day))]


def answer(day: date) -> Answer:
    (only,) = answers(day)
    return only


def published(draft: GuideRevision, **changes: Any) -> GuideRevision:
    """The draft, edited by hand, goes the ordinary way: one hands it in, another approves, a third publishes."""
    if changes:
        GuideRevision.objects.filter(pk=draft.pk).update(**changes)
    drafting.submit(revision=draft, by=person("editor"))
    review.approve(revision=draft, by=person("reviewer"))
    return publishing.publish(revision=draft, by=person("publisher"))


class Story:
    """Remembers what was answered of each past day, and holds every later answer against it."""

    def __init__(self, since: date) -> None:
        self.since = since
        self.told: dict[date, list[Answer]] = {}

    def on(self, day: date, act: Callable[[], Any]) -> Any:
        """`act` on `day`; afterwards every day before it is answered as it was before."""
        self._remember(day)
        with clock_on(day):
            done = act()
            for past, said in self.told.items():
                assert answers(past) == said, past
        return done

    def _remember(self, until: date) -> None:
        with clock_on(until):
            day = self.since
            while day < until:
                if day not in self.told:
                    self.told[day] = answers(day)
                day += DAY
