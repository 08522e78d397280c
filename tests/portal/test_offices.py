"""Offices: the list by region, and one office."""

import pytest

from matters.models import ServiceWindow
from tests.factories import MatterFactory, OfficeFactory, RegionFactory, published_guide

pytestmark = pytest.mark.django_db


def test_offices_stand_by_region_with_counts(client):
    putuo = RegionFactory(code="310107", name="普陀区")
    office = OfficeFactory(name="区市场监管局", region=putuo)
    MatterFactory(office=office)
    MatterFactory(office=office)
    MatterFactory(office=OfficeFactory(name="市药监局"))
    OfficeFactory(name="没有事项的局")
    regions = client.get("/offices/").context["regions"]
    assert [
        (region.name, [(o.name, o.matter_count) for o in region.offices]) for region in regions
    ] == [
        ("上海市", [("市药监局", 1)]),
        ("普陀区", [("区市场监管局", 2)]),
    ]


def test_offices_none_says_so(client):
    assert "暂无" in client.get("/offices/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_offices_ask_one_query(client, django_assert_num_queries, rows):
    for _ in range(rows):
        MatterFactory()
    with django_assert_num_queries(1):
        client.get("/offices/")


def test_office_shows_who_and_where(client):
    office = OfficeFactory(
        slug="mpa", credit_code="11310000002422098T", address="宜山路728号", phone="021-1"
    )
    OfficeFactory(name="注册处", parent=office)
    ServiceWindow.objects.create(office=office, name="1号窗口", map_url="javascript:alert(1)")
    published_guide(handling_item__matter__office=office, handling_item__matter__name="注册")
    html = client.get("/offices/mpa/").content.decode()
    for words in ("11310000002422098T", "宜山路728号", "021-1", "注册处", "1号窗口", "注册"):
        assert words in html
    assert "javascript:" not in html


def test_office_without_anything_says_none(client):
    OfficeFactory(slug="bare")
    assert client.get("/offices/bare/").content.decode().count("暂无") == 3


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_office_asks_as_many_queries_for_any_length(client, django_assert_num_queries, rows):
    office = OfficeFactory(slug="mpa")
    for number in range(rows):
        published_guide(handling_item__matter__office=office)
        OfficeFactory(parent=office)
        ServiceWindow.objects.create(office=office, name=f"{number}号窗口")
    with django_assert_num_queries(6):
        response = client.get("/offices/mpa/")
    assert len(response.context["rows"]) == min(rows, 20)


@pytest.mark.parametrize("page", ["2", "abc", "-1"])
def test_office_page_that_is_not_there_is_told_calmly(client, page):
    OfficeFactory(slug="mpa")
    assert client.get("/offices/mpa/", {"page": page}).status_code == 404


def test_office_that_is_none_is_not_found(client):
    assert client.get("/offices/nowhere/").status_code == 404
