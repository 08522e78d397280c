"""Offices over the API."""

import pytest

from tests.factories import MatterFactory, OfficeFactory, RegionFactory

pytestmark = pytest.mark.django_db

LIST_QUERIES = 2
"""The count and the rows."""


def test_office_row_says_where_it_stands(ask):
    bureau = OfficeFactory(
        name="上海市药品监督管理局", slug="drugs", credit_code="11310000002422098T"
    )
    OfficeFactory(name="注册处", slug="registration", kind="division", parent=bureau)
    MatterFactory.create_batch(2, office=bureau)
    _, page = ask("offices/")
    assert page["results"][0] == {
        "slug": "drugs",
        "name": "上海市药品监督管理局",
        "url": "http://testserver/api/v1/offices/drugs/",
        "kind": "bureau",
        "region": {"code": "310000", "name": "上海市"},
        "parent": None,
        "credit_code": "11310000002422098T",
        "matter_count": 2,
    }
    division = page["results"][1]
    assert (division["parent"], division["kind"], division["matter_count"]) == (
        "drugs", "division", 0,
    )  # fmt: skip


def test_office_detail_adds_address_and_former_names(ask):
    OfficeFactory(slug="drugs", former_names=["旧名"], address="河南南路 288 号")
    status, office = ask("offices/drugs/")
    assert status == 200
    assert (office["former_names"], office["address"]) == (["旧名"], "河南南路 288 号")


def test_office_unknown_is_nothing(ask):
    status, answer = ask("offices/none/")
    assert (status, list(answer)) == (404, ["detail"])


def test_office_filter_by_region(ask):
    city = OfficeFactory()
    district = OfficeFactory(region=RegionFactory(code="310107", name="普陀区"))
    OfficeFactory(region=RegionFactory(code="330000", name="浙江省"))
    _, page = ask("offices/", region="310107")
    assert [row["slug"] for row in page["results"]] == [district.slug]
    _, page = ask("offices/", region="310000")
    assert [row["slug"] for row in page["results"]] == [city.slug, district.slug]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_office_list_takes_the_same_queries_for_any_length(ask, rows, django_assert_num_queries):
    for _ in range(rows):
        MatterFactory(office=OfficeFactory())
    with django_assert_num_queries(LIST_QUERIES):
        _, page = ask("offices/", page_size="100")
    assert len(page["results"]) == rows
