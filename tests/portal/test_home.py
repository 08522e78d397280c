"""The home page: ways in and true counts."""

import pytest

from matters.models import Topic
from tests.factories import GuideRevisionFactory, MatterFactory, published_guide

pytestmark = pytest.mark.django_db


def test_home_counts_are_true(client):
    published_guide(handling_item__matter__audiences=["person", "enterprise"])
    GuideRevisionFactory(handling_item__matter__audiences=["enterprise"])
    MatterFactory(ended=True)
    home = client.get("/").context["home"]
    assert (home.matter_count, home.in_force_count, home.guide_count) == (3, 2, 1)
    assert [(entry.audience, entry.matter_count) for entry in home.entries] == [
        ("person", 1),
        ("legal_person", 2),
    ]


def test_home_leads_to_topics_that_have_matters(client):
    matter = MatterFactory()
    matter.topics.add(Topic.objects.get(audience="legal_person", code="010"))
    html = client.get("/").content.decode()
    assert 'href="/matters/?topic=legal_person-010"' in html
    assert html.count("/matters/?topic=") == 1


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
def test_home_asks_as_many_queries_for_any_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        published_guide()
    with django_assert_num_queries(5):
        client.get("/")
