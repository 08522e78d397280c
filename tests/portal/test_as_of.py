"""The page and the API of a past day answer the same bytes before and after whatever happens later."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.utils import timezone

from matters.actions import drafting, ending, publishing, responsibility, retiring, review
from matters.models import GuideRevision
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, person, published_guide

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
QUERIES = ("?on=2020-05-20", "?on=2020-05-20&known=2020-05-25", "?on=2020-05-20&situation=1")
ADDRESSES = tuple(
    f"{address}{query}" for address in ("/guides/g/", "/api/v1/guides/g/") for query in QUERIES
)


@contextmanager
def clock_at(moment):
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


@pytest.fixture
def guide():
    """Published on 1 May 2020, and recorded then."""
    with clock_at(MAY):
        return published_guide(
            is_complete=True,
            number=1,
            handling_item__slug="g",
            online_url="https://example.org/apply",
        )


def answers(client):
    found = {address: client.get(address) for address in ADDRESSES}
    assert {response.status_code for response in found.values()} == {200}
    return {address: (one.content, dict(one.items())) for address, one in found.items()}


def draft_of(guide, **changes):
    draft = drafting.copy(revision=guide, by=person("editor"))
    GuideRevision.objects.filter(pk=draft.pk).update(**changes)
    return approved(draft)


def approved(draft):
    drafting.submit(revision=draft, by=person("editor"))
    return review.approve(revision=draft, by=person("reviewer"))


def publish_later(guide):
    publishing.publish(revision=draft_of(guide, promised_limit_amount=5), by=person("publisher"))


def schedule_and_move(guide):
    at = timezone.now() + YEAR
    revision = publishing.publish(revision=draft_of(guide), by=person("publisher"), at=at)
    publishing.reschedule(revision=revision, by=person("publisher"), at=at + YEAR)


def correct(guide):
    draft = drafting.correct(revision=guide, by=person("editor"), reason="写错")
    publishing.publish(revision=approved(draft), by=person("publisher"))


def withdraw(guide):
    retiring.withdraw(revision=guide, by=person("publisher"), notice="有误")


def end_the_matter(guide):
    ending.end(
        reason="merged",
        matter=guide.handling_item.matter,
        by=OPERATOR,
        on=date(2020, 5, 10),
        basis="文件",
        successors=[MatterFactory()],
    )


def hand_the_matter_over(guide):
    responsibility.assign(
        matter=guide.handling_item.matter,
        office=OfficeFactory(),
        by=OPERATOR,
        on=date(2020, 5, 10),
        basis="文件",
    )


@pytest.mark.parametrize(
    "later",
    [
        publish_later,
        schedule_and_move,
        correct,
        withdraw,
        end_the_matter,
        hand_the_matter_over,
    ],
)
def test_past_day_answers_the_same_bytes_whatever_happens_later(client, guide, later):
    before = answers(client)
    later(guide)
    assert answers(client) == before


def test_past_day_answers_the_same_bytes_after_all_of_it_in_a_row(client, guide):
    before = answers(client)
    publish_later(guide)
    current = GuideRevision.objects.published().get()
    correct(current)
    current = GuideRevision.objects.published().get()
    schedule_and_move(current)
    withdraw(current)
    end_the_matter(guide)
    assert answers(client) == before
    assert "已撤下" in client.get("/guides/g/").content.decode()


def test_past_day_without_a_guide_answers_the_same_bytes(client, guide):
    addresses = [f"{address}?on=2019-01-01" for address in ("/guides/g/", "/api/v1/guides/g/")]
    before = [client.get(address).content for address in addresses]
    withdraw(guide)
    assert [client.get(address).content for address in addresses] == before


def test_history_imported_for_that_day_changes_only_what_is_known_now(client, guide):
    before = answers(client)
    published_guide(
        handling_item=guide.handling_item, number=7, at=MAY + timedelta(days=10), is_charged=True
    )
    after = answers(client)
    for address in ADDRESSES:
        assert (after[address] == before[address]) == ("known=" in address)


def test_past_day_tells_no_end(client, guide):
    publish_later(guide)
    asked = {"on": "2020-05-20"}
    assert "失效" not in client.get("/guides/g/", asked).content.decode()
    assert client.get("/api/v1/guides/g/", asked).json()["revision"]["ends_at"] is None


def test_past_day_as_known_then_tells_the_end_known_then(client, guide):
    with clock_at(MAY + timedelta(days=5)):
        published_guide(handling_item=guide.handling_item, number=2, at=MAY + timedelta(days=40))
    asked = {"on": "2020-05-20", "known": "2020-05-07"}
    assert "2020-06-10 08:00" in client.get("/guides/g/", asked).content.decode()
    revision = client.get("/api/v1/guides/g/", asked).json()["revision"]
    assert revision["ends_at"] == "2020-06-10T08:00:00+08:00"
    earlier = {"on": "2020-05-20", "known": "2020-05-03"}
    assert "当时未定" in client.get("/guides/g/", earlier).content.decode()


def test_today_tells_the_end(client, guide):
    schedule_and_move(guide)
    assert client.get("/api/v1/guides/g/").json()["revision"]["ends_at"] is not None
