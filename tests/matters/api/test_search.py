"""GET /api/v1/search/: hits best first, in pages."""

import pytest

from matters.actions import indexing
from tests.factories import MatterFactory, OfficeFactory, published_guide

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    """A matter of two guides."""
    matter = MatterFactory(name="药品零售许可", slug="m", office=OfficeFactory(name="甲局"))
    for name, slug in (("首次", "first"), ("许可证换证", "renewal")):
        published_guide(
            handling_item__name=name, handling_item__slug=slug, handling_item__matter=matter
        )
    indexing.rebuild()
    return matter


def test_search_tells_matter_item_and_tier(ask, shop):
    status, answer = ask("search/", q="药品零售许可")
    assert (status, answer["count"], answer["next"], answer["previous"]) == (200, 1, None, None)
    assert answer["results"] == [
        {
            "matter": "药品零售许可",
            "item": "首次",
            "slug": "first",
            "office": "甲局",
            "tier": "exact_name",
            "matter_slug": "m",
            "state": "in_force",
        }
    ]


@pytest.mark.parametrize(
    ("typed", "slug", "tier"),
    [
        ("换证", "renewal", "name"),
        ("许可证换证", "renewal", "exact_name"),
        ("药品", "first", "name_begins"),
        ("要品零售", "first", "similar"),
    ],
)
def test_search_chooses_the_item_that_fits(ask, shop, typed, slug, tier):
    (row,) = ask("search/", q=typed)[1]["results"]
    assert (row["slug"], row["tier"]) == (slug, tier)


def test_search_leads_to_the_matter_where_there_is_no_guide(ask):
    MatterFactory(name="药品许可", slug="bare")
    indexing.rebuild()
    (row,) = ask("search/", q="药品")[1]["results"]
    assert (row["slug"], row["item"]) == ("bare", "")


def test_search_has_pages_and_facets(ask):
    for number in range(3):
        MatterFactory(name=f"药品许可{number}", audiences=["person"] if number else [])
    indexing.rebuild()
    answer = ask("search/", q="药品", page_size="2")[1]
    assert (answer["count"], len(answer["results"])) == (3, 2)
    assert "page=2" in answer["next"]
    assert ask("search/", q="药品", audience="person")[1]["count"] == 2
    assert ask("search/", q="药品", state="ended")[1]["results"] == []


def test_search_for_nothing_finds_nothing(ask):
    for typed in ("", "、", "量子"):
        assert ask("search/", q=typed) == (
            200,
            {"count": 0, "next": None, "previous": None, "results": []},
        )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "药" * 201),
        ("q", "药" * 101),
        ("q", "\x00"),
        ("audience", "x"),
        ("region", "31"),
        ("office", "a b"),
        ("state", "x"),
        ("page", "-1"),
        ("page_size", "x"),
    ],
)
def test_search_refuses_what_cannot_be_meant(ask, name, value):
    status, answer = ask("search/", **{"q": "药品", name: value})
    assert status == 400
    assert list(answer) == [name]


def test_search_has_no_page_after_the_last(ask):
    assert ask("search/", q="药品", page="1000000000")[0] == 404


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_search_asks_as_many_queries_for_any_length(ask, django_assert_num_queries, rows):
    for number in range(rows):
        published_guide(handling_item__matter__name=f"药品{number}")
    indexing.rebuild()
    with django_assert_num_queries(3):
        ask("search/", q="药品")
