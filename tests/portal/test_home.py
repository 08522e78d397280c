"""The home page: ways in and true counts."""

import pytest

from matters.models import LifeEvent, Topic
from tests.factories import (
    GuideRevisionFactory,
    MatterFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def test_home_counts_are_true(client):
    published_guide(handling_item__matter__audiences=["person", "enterprise"])
    GuideRevisionFactory(handling_item__matter__audiences=["enterprise"])
    MatterFactory(ended=True)
    home = client.get("/").context["home"]
    assert (home.matter_count, home.in_force_count, home.guide_count) == (3, 2, 1)


def test_home_leads_to_topics_that_have_matters(client):
    matter = MatterFactory()
    matter.topics.add(Topic.objects.get(audience="legal_person", code="010"))
    html = client.get("/").content.decode()
    assert 'href="/matters/?topic=legal_person-010"' in html
    assert html.count("/matters/?topic=") == 1


def test_home_leads_to_life_events_and_the_four_ways(client):
    guide = published_guide(
        handling_item__matter__audiences=["person"], handling_type="immediate", onsite_visits=0
    )
    guide.handling_item.matter.life_events.add(LifeEvent.objects.get(slug="birth"))
    response = client.get("/")
    person, firm = response.context["home"].ways.entries
    assert [(way.name, way.count, way.query) for way in person.ways] == [
        ("马上办", 1, "?audience=person&way=at_once"),
        ("一次办", 1, "?audience=person&way=once"),
    ]
    assert [(way.name, way.query) for way in person.events] == [("出生", "?event=birth")]
    assert (firm.ways, firm.events) == ((), ())
    assert 'href="/matters/?audience=person&amp;way=once"' in response.content.decode()


def test_browse_shows_every_way_in(client):
    region = RegionFactory(code="310107", name="普陀区")
    matter = MatterFactory(office__region=region, office__name="区市场监管局")
    matter.topics.add(Topic.objects.get(audience="person", code="010"))
    html = client.get("/browse/").content.decode()
    for query in ("topic=person-010", "region=310107", f"office={matter.office.slug}"):
        assert f'href="/matters/?{query}"' in html
    assert "区市场监管局" in html


def test_browse_of_an_empty_portal_says_none(client):
    assert "暂无" in client.get("/browse/").content.decode()


def test_home_shows_the_last_five_guides(client):
    for number in range(6):
        published_guide(handling_item__name=f"第{number}项", handling_item__slug=f"g{number}")
    recent = client.get("/").context["home"].recent
    assert [guide.slug for guide in recent] == ["g5", "g4", "g3", "g2", "g1"]
    assert recent[0].item == "第5项"


def test_home_of_an_empty_portal_says_none(client):
    html = client.get("/").content.decode()
    assert "暂无" in html
    assert 'action="/search/"' in html


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_home_asks_as_many_queries_for_any_length(
    client, django_assert_num_queries, kept_columns, rows
):
    for _ in range(rows):
        published_guide()
    client.get("/")
    with django_assert_num_queries(4):
        client.get("/")
