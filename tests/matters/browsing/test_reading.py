"""The catalogue read into columns."""

import pytest
from django.utils import timezone

from matters.browsing import reading
from matters.models import LifeEvent, Topic
from tests.factories import MatterFactory, published_guide

pytestmark = pytest.mark.django_db


def sample():
    guide = published_guide(
        handling_item__name="首次注册",
        handling_item__matter__audiences=["person", "enterprise"],
        handling_type="immediate",
        handling_modes=["window", "online"],
        onsite_visits=0,
        is_charged=False,
    )
    matter = guide.handling_item.matter
    matter.topics.add(Topic.objects.get(audience="person", code="005"))
    matter.life_events.add(LifeEvent.objects.get(slug="birth"))
    return matter


def test_matter_stands_under_all_it_has():
    matter = sample()
    assert reading.whole(timezone.now()).counts({}) == {
        "audience": {"person": 1, "legal_person": 1, "enterprise": 1},
        "topic": {"person-005": 1},
        "event": {"birth": 1},
        "region": {"31": 1},
        "office": {matter.office.slug: 1},
        "type": {},
        "way": {"at_once": 1, "online": 1, "once": 1},
        "handling": {"immediate": 1},
        "online": {"1": 1},
        "fully_online": {},
        "visits": {"0": 1},
        "fee": {"free": 1},
        "limit_max": {},
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_asks_as_many_queries_for_any_length(django_assert_num_queries, rows):
    for _ in range(rows):
        sample()
    now = timezone.now()
    with django_assert_num_queries(5):
        columns = reading.whole(now)
    with django_assert_num_queries(5):
        reading.with_anew(columns, [1, 2], now)
    with django_assert_num_queries(1):
        reading.next_change(now)


def test_reading_some_anew_says_what_reading_all_says():
    first, second = sample(), MatterFactory(name="事项")
    before = reading.whole(timezone.now())
    first.topics.clear()
    published_guide(handling_item__matter=second, handling_type="commitment")
    now = timezone.now()
    anew, whole = reading.with_anew(before, [first.pk, second.pk], now), reading.whole(now)
    assert anew.counts({}) == whole.counts({})
    assert anew.listed(anew.every) == whole.listed(whole.every)
