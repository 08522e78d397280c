"""The page of one matter."""

from datetime import date

import pytest
from django.urls import reverse

from matters.models import StatutoryLimit, Succession
from tests.factories import (
    HandlingItemFactory,
    LegalCitationFactory,
    MatterFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def html_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_matter_shows_items_and_leads_to_their_guides(client):
    guide = published_guide(limited=True, handling_item__slug="first", handling_item__name="首次")
    matter = guide.handling_item.matter
    HandlingItemFactory(matter=matter, name="变更")
    html = html_of(client.get(f"/matters/{matter.slug}/"))
    assert reverse("guide", args=["first"]) in html
    assert "查看办事指南" in html
    assert "变更" in html
    assert "暂无办事指南" in html


def test_matter_shows_the_limits_law_sets_it(client):
    matter = MatterFactory()
    limit = StatutoryLimit.objects.create(
        subject="注册审批",
        citation=LegalCitationFactory(document__title="许可法", article="第四十二条"),
        limit_amount=20,
        limit_unit="working_day",
        starts_from="自受理之日",
    )
    limit.matters.add(matter)
    html = html_of(client.get(f"/matters/{matter.slug}/"))
    for words in ("注册审批", "20 个工作日", "自受理之日", "《许可法》第四十二条"):
        assert words in html


def test_matter_that_ended_says_how_and_where_it_went(client):
    matter = MatterFactory(ended=True, ended_on=date(2018, 6, 1), ended_basis="国务院令第1号")
    successor = MatterFactory(name="备案")
    Succession.objects.create(ended=matter, successor=successor, note="改为备案")
    published_guide(handling_item__matter=matter)
    html = html_of(client.get(f"/matters/{matter.slug}/"))
    for words in ("本事项已终止", "取消", "2018-06-01", "国务院令第1号", "改为备案"):
        assert words in html
    assert reverse("matter", args=[successor.slug]) in html
    assert 'class="button"' not in html


def test_matter_that_ended_without_a_date_says_so(client):
    matter = MatterFactory(ended=True)
    assert "文件未写明日期" in html_of(client.get(f"/matters/{matter.slug}/"))


def test_matter_suspended_says_so(client):
    matter = MatterFactory(state="suspended")
    assert "本事项暂停办理" in html_of(client.get(f"/matters/{matter.slug}/"))


def test_matter_shows_where_it_comes_from(client):
    matter = MatterFactory(
        popular_names=["药证"],
        source_name="市药监局网站",
        confidence="high",
        office=None,
        region=MatterFactory().region,
    )
    html = html_of(client.get(f"/matters/{matter.slug}/"))
    for words in ("药证", "市药监局网站", "实施主体：来源未写明"):
        assert words in html


@pytest.mark.parametrize("rows", [1, 3])
def test_matter_asks_as_many_queries_for_any_length(client, django_assert_num_queries, rows):
    matter = MatterFactory()
    for _ in range(rows):
        published_guide(handling_item__matter=matter)
        limit = StatutoryLimit.objects.create(subject="审批", citation=LegalCitationFactory())
        limit.matters.add(matter)
        Succession.objects.create(ended=matter, successor=MatterFactory())
    with django_assert_num_queries(7):  # the seventh: the reforms that touch it
        client.get(f"/matters/{matter.slug}/")


@pytest.mark.parametrize("slug", ["nowhere", "x" * 3000])
def test_matter_that_is_none_is_not_found(client, slug):
    assert "没有找到" in html_of(client.get(f"/matters/{slug}/"), 404)
