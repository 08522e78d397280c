"""Matters over the API."""

import pytest

from matters.models import CatalogueItem, MatterType, Succession
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

LIST_QUERIES = 3
"""The count, the rows, their handling items."""


@pytest.fixture
def licence() -> MatterType:
    return MatterType.objects.get_or_create(
        code="01", defaults={"slug": "licence", "name": "行政许可"}
    )[0]


def test_matter_row_says_what_the_catalogue_knows(ask, licence):
    office = OfficeFactory(name="上海市药品监督管理局", slug="drugs")
    matter = MatterFactory(
        office=office,
        name="药品经营许可",
        slug="pharmacy",
        matter_type=licence,
        audiences=("enterprise", "person"),
        catalogue_item=CatalogueItem.objects.create(basic_code="000172012000", name="药品经营许可"),
    )
    guided = HandlingItemFactory(matter=matter, name="换证", slug="renew", order=2)
    HandlingItemFactory(matter=matter, name="新办", slug="new", order=1)
    published_guide(handling_item=guided)
    _, page = ask("matters/")
    assert page["results"] == [
        {
            "slug": "pharmacy",
            "name": "药品经营许可",
            "url": "http://testserver/api/v1/matters/pharmacy/",
            "office": {"slug": "drugs", "name": "上海市药品监督管理局"},
            "region": {"code": "310000", "name": "上海市"},
            "matter_type": "行政许可",
            "matter_type_slug": "licence",
            "implementation_code": "",
            "basic_code": "000172012000",
            "state": "in_force",
            "audiences": ["person", "enterprise"],
            "items": [
                {"slug": "new", "name": "新办", "code": "", "has_guide": False},
                {"slug": "renew", "name": "换证", "code": "", "has_guide": True},
            ],
        }
    ]


def test_matter_without_office_and_type_says_so(ask):
    MatterFactory(office=None, region=RegionFactory())
    (row,) = ask("matters/")[1]["results"]
    assert (row["office"], row["matter_type"], row["basic_code"]) == (None, "", "")


def test_matter_with_only_a_draft_has_no_guide(ask):
    GuideRevisionFactory()
    (row,) = ask("matters/")[1]["results"]
    assert [item["has_guide"] for item in row["items"]] == [False]


def test_matter_detail_names_what_replaced_it(ask):
    ended = MatterFactory(ended=True, slug="old")
    new = MatterFactory(slug="new", name="新事项")
    Succession.objects.create(ended=ended, successor=new, note="并入")
    status, matter = ask("matters/old/")
    assert status == 200
    assert (matter["state"], matter["ended_reason"], matter["ended_on"]) == (
        "ended", "cancelled", None,
    )  # fmt: skip
    assert matter["successors"] == [{"slug": "new", "name": "新事项", "note": "并入"}]


def test_matter_unknown_is_nothing(ask):
    status, answer = ask("matters/none/")
    assert (status, list(answer)) == (404, ["detail"])


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("q", "药品"),
        ("q", "换证"),
        ("office", "drugs"),
        ("region", "310107"),
        ("type", "licence"),
        ("audience", "enterprise"),
        ("state", "suspended"),
    ],
)
def test_matter_filter_finds_what_it_names(ask, licence, parameter, value):
    region = RegionFactory(code="310107", name="普陀区")
    found = MatterFactory(
        office=OfficeFactory(slug="drugs", region=region),
        name="药品经营许可",
        matter_type=licence,
        audiences=("enterprise",),
        state="suspended",
    )
    HandlingItemFactory(matter=found, name="换证")
    HandlingItemFactory(matter=found, name="换证二")
    MatterFactory(audiences=("person",))
    _, page = ask("matters/", **{parameter: value})
    assert [row["slug"] for row in page["results"]] == [found.slug]


def test_matter_filters_narrow_together(ask):
    MatterFactory(name="药品经营", state="suspended")
    both = MatterFactory(name="药品生产")
    _, page = ask("matters/", q="药品", state="in_force", office="")
    assert [row["slug"] for row in page["results"]] == [both.slug]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_matter_list_takes_the_same_queries_for_any_length(ask, rows, django_assert_num_queries):
    for _ in range(rows):
        matter = MatterFactory()
        published_guide(handling_item__matter=matter)
        HandlingItemFactory(matter=matter)
    with django_assert_num_queries(LIST_QUERIES):
        _, page = ask("matters/", page_size="100")
    assert len(page["results"]) == rows
