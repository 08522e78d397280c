"""The matter list and the page of one matter."""

from datetime import date

import pytest
from django.urls import reverse

from matters.models import StatutoryLimit, Succession, Topic
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


def listed(client, **query):
    response = client.get("/matters/", query)
    assert response.status_code == 200
    return [row.name for row in response.context["rows"]]


def test_list_shows_promise_visits_and_state(client):
    published_guide(
        limited=True,
        onsite_visits=0,
        handling_item__matter__name="注册",
        handling_type="commitment",
    )
    row = client.get("/matters/").context["rows"][0]
    assert (row.guides[0].promised, row.guides[0].visits) == ("10 个工作日", "0 次")
    assert row.guides[0].handling_type == "承诺件"
    assert row.state == ""


def test_list_says_what_has_no_guide_and_what_ended(client):
    MatterFactory(ended=True)
    html = html_of(client.get("/matters/"))
    assert "暂无办事指南" in html
    assert "已终止:取消" in html


def test_list_empty_says_so(client):
    assert "没有符合条件的事项" in html_of(client.get("/matters/"))


def test_list_filters_keep_their_chips(client):
    MatterFactory(name="药品许可", audiences=["person"])
    MatterFactory(name="食品许可", audiences=["person"])
    response = client.get("/matters/", {"q": "药品", "audience": "person"})
    form = response.context["form"]
    assert [(chip.label, chip.value, chip.query) for chip in form.chips] == [
        ("名称", "药品", "?audience=person"),
        ("服务对象", "自然人", "?q=%E8%8D%AF%E5%93%81"),
    ]
    assert [row.name for row in response.context["rows"]] == ["药品许可"]
    assert '<option value="person" selected>自然人</option>' in html_of(response)


def test_list_tells_what_it_did_not_understand_and_filters_by_the_rest(client):
    MatterFactory(name="药品许可")
    MatterFactory(name="食品许可")
    response = client.get("/matters/", {"q": "药品", "office": "nobody", "limit_max": "-3"})
    assert [row.name for row in response.context["rows"]] == ["药品许可"]
    messages = [message.label for message in response.context["form"].messages]
    assert messages == ["机构", "承诺时限不超过(工作日)"]


@pytest.mark.parametrize(
    "name",
    [
        "q",
        "audience",
        "topic",
        "office",
        "region",
        "type",
        "handling",
        "online",
        "limit_max",
        "event",
    ],
)
@pytest.mark.parametrize(
    "value",
    ["\x00", "x" * 10_000, "<script>alert(1)</script>", "-1", "9" * 400, "%00", "%", "'", "²"],
)
def test_list_survives_any_value(client, name, value):
    MatterFactory()
    html = html_of(client.get("/matters/", {name: value}))
    assert "<script>" not in html


@pytest.mark.parametrize("page", ["-1", "0", "abc", "1000000000", "9" * 5000, "2", "１", "\x00"])
def test_list_page_that_is_not_there_is_told_calmly(client, page):
    MatterFactory()
    assert "列表没有这一页" in html_of(client.get("/matters/", {"page": page}), 404)


def test_list_pages_keep_the_filters(client):
    for number in range(41):
        MatterFactory(name=f"药品{number:02d}")
    response = client.get("/matters/", {"q": "药品", "page": "2"})
    paging = response.context["paging"]
    assert (paging.count, len(response.context["rows"])) == (41, 20)
    assert [link.label for link in paging.links] == ["1", "2", "3"]
    assert paging.following == "?q=%E8%8D%AF%E5%93%81&page=3"
    assert paging.previous == "?q=%E8%8D%AF%E5%93%81"
    assert listed(client, q="药品", page="3") == ["药品40"]


def test_list_last_page_links_back_to_the_first_without_filters(client):
    for _ in range(21):
        MatterFactory()
    paging = client.get("/matters/", {"page": "2"}).context["paging"]
    assert paging.previous == "?"
    assert listed(client, page="1")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_list_asks_as_many_queries_for_any_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        matter = MatterFactory(audiences=["person"])
        matter.topics.add(Topic.objects.get(audience="person", code="005"))
        published_guide(
            limited=True, handling_type="commitment", handling_item__matter=matter, onsite_visits=0
        )
    query = {
        "q": "事项",
        "audience": "person",
        "topic": "person-005",
        "region": "310000",
        "handling": "commitment",
        "limit_max": "10",
    }
    with django_assert_num_queries(4):
        response = client.get("/matters/", query)
    assert len(response.context["rows"]) == min(rows, 20)


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
    for words in ("药证", "市药监局网站", "实施主体:来源未写明"):
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
