"""The matter list."""

import pytest

from matters.browsing import keeping
from matters.models import Topic
from tests.factories import (
    MatterFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

HOSTILE = (
    "\x00",
    "x" * 10_000,
    "<script>alert(1)</script>",
    "-1",
    "9" * 400,
    "%00",
    "%",
    "'",
    "²",
    "\udc80".encode("utf-8", "surrogateescape"),
)


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
    assert "已终止：取消" in html


def test_list_empty_says_so(client):
    assert "目录中还没有事项" in html_of(client.get("/matters/"))


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
    assert '<input type="hidden" name="audience" value="person">' in html_of(response)


def test_list_tells_what_it_did_not_understand_and_filters_by_the_rest(client):
    MatterFactory(name="药品许可")
    MatterFactory(name="食品许可")
    response = client.get("/matters/", {"q": "药品", "office": "nobody", "limit_max": "-3"})
    assert [row.name for row in response.context["rows"]] == ["药品许可"]
    messages = [message.label for message in response.context["form"].messages]
    assert messages == ["机构", "承诺时限不超过（工作日）"]


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
        "way",
        "fully_online",
        "visits",
        "fee",
        "unheard_of",
    ],
)
def test_list_survives_any_value(client, name):
    MatterFactory()
    for value in HOSTILE:
        html = html_of(client.get("/matters/", {name: value}))
        assert "<script>" not in html


@pytest.mark.parametrize("page", ["-1", "0", "abc", "1000000000", "9" * 5000, "2", "１", "\x00"])
def test_list_page_that_is_not_there_is_told_calmly(client, page):
    MatterFactory()
    assert "列表没有这一页" in html_of(client.get("/matters/", {"page": page}), 404)


@pytest.mark.parametrize("name", ["after", "before"])
def test_list_beyond_no_matter_is_told_calmly(client, name):
    MatterFactory()
    for value in ("nowhere", *HOSTILE):
        html = html_of(client.get("/matters/", {name: value}), 404)
        assert "列表没有这一页" in html
        assert "alert(1)" not in html


def forty_one():
    return [MatterFactory(name=f"药品{number:02d}", slug=f"m{number:02d}") for number in range(41)]


def test_list_pages_keep_the_filters(client):
    forty_one()
    response = client.get("/matters/", {"q": "药品", "page": "2"})
    paging = response.context["paging"]
    assert (paging.count, paging.first, paging.last) == (41, 21, 40)
    assert [link.label for link in paging.links] == ["1", "2", "3"]
    assert paging.links[2].query == "?q=%E8%8D%AF%E5%93%81&page=3"
    assert paging.following == "?q=%E8%8D%AF%E5%93%81&after=m39"
    assert paging.previous == "?q=%E8%8D%AF%E5%93%81"
    assert listed(client, q="药品", page="3") == ["药品40"]


def test_list_is_walked_to_its_end_and_back_without_a_gap(client):
    forty_one()
    seen, query = [], ""
    for _page in range(3):
        response = client.get(f"/matters/{query}")
        seen += [row.name for row in response.context["rows"]]
        query = response.context["paging"].following
    assert query == ""
    assert seen == [f"药品{number:02d}" for number in range(41)]
    back = client.get(f"/matters/{response.context['paging'].previous}")
    assert [row.name for row in back.context["rows"]] == seen[20:40]
    assert back.context["paging"].previous == "?"


def test_list_page_stays_when_a_matter_comes_before_it(client):
    forty_one()
    before = listed(client, after="m19")
    MatterFactory(name="药品005")
    assert listed(client, after="m19") == before
    paging = client.get("/matters/", {"after": "m19"}).context["paging"]
    assert not any(link.is_current for link in paging.links)


def test_list_begins_beyond_a_matter_that_the_filters_leave_out(client):
    forty_one()
    MatterFactory(name="药品195", slug="left-out", audiences=["person"])
    assert listed(client, q="药品3", after="left-out")[0] == "药品30"
    assert listed(client, audience="person", before="m40") == ["药品195"]


def test_list_last_page_links_back_to_the_first_without_filters(client):
    for _ in range(21):
        MatterFactory()
    paging = client.get("/matters/", {"page": "2"}).context["paging"]
    assert paging.previous == "?"
    assert listed(client, page="1")


def test_list_that_is_empty_says_which_filter_to_drop(client):
    MatterFactory(name="药品许可", audiences=["person"])
    MatterFactory(name="药品备案", audiences=["person"])
    MatterFactory(name="食品许可", audiences=["enterprise"])
    response = client.get("/matters/", {"q": "药品", "audience": "enterprise"})
    assert [(way.words, way.count, way.query) for way in response.context["ways_out"]] == [
        ("服务对象：企业法人", 2, "?q=%E8%8D%AF%E5%93%81"),
        ("名称：药品", 1, "?audience=enterprise"),
    ]
    assert "去掉“服务对象：企业法人”" in html_of(response)


def test_list_facets_are_links_with_what_they_would_leave(client):
    MatterFactory(name="一", audiences=["person"])
    matter = MatterFactory(name="二", audiences=["enterprise"])
    matter.topics.add(Topic.objects.get(audience="legal_person", code="010"))
    response = client.get("/matters/", {"audience": "person"})
    facets = {facet.anchor: facet for facet in response.context["facets"].first}
    told = [(one.label, one.count, one.query, one.is_chosen) for one in facets["audience"].values]
    assert told == [
        ("自然人", 1, "?", True),
        ("法人和其他组织（全部）", 1, "?audience=legal_person", False),
        ("企业法人", 1, "?audience=enterprise", False),
    ]
    assert "topic-legal_person" not in facets


def test_list_unfolds_offices_beyond_the_first(client):
    for _ in range(12):
        MatterFactory()
    response = client.get("/matters/")
    (offices,) = [one for one in response.context["facets"].first if one.name == "office"]
    assert (len(offices.values), len(offices.more), offices.left) == (8, 4, 0)
    assert "其余 4 个" in html_of(response)


def test_list_shows_regions_below_the_chosen_one(client):
    for code, name in (("310000", "上海市"), ("310107", "普陀区"), ("500000", "重庆市")):
        RegionFactory(code=code, name=name)
        MatterFactory(office__region__code=code)

    def shown(**query):
        facets = client.get("/matters/", query).context["facets"].first
        (regions,) = [one for one in facets if one.name == "region"]
        return [(one.label, one.count, one.level) for one in regions.values]

    assert shown() == [("上海市", 2, 0), ("重庆市", 1, 0)]
    assert shown(region="310000") == [("上海市", 2, 0), ("普陀区", 1, 1), ("重庆市", 1, 0)]
    assert shown(region="500000") == [("重庆市", 1, 0), ("上海市", 2, 0)]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_list_asks_as_many_queries_for_any_length(
    client, django_assert_num_queries, kept_columns, rows
):
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
    client.get("/matters/")
    with django_assert_num_queries(4):
        response = client.get("/matters/", query)
    assert len(response.context["rows"]) == min(rows, 20)
    MatterFactory(name="0", slug="first")
    keeping.forget()
    client.get("/matters/")
    with django_assert_num_queries(5):
        client.get("/matters/", {"after": "first"})


def test_what_a_guide_does_not_state_is_not_set_in_bold(client):
    published_guide(handling_item__name="没有写明的")
    published_guide(limited=True, onsite_visits=0)
    html = client.get("/matters/").content.decode()
    assert "承诺时限 来源未写明" in html
    assert "承诺时限 <b>10 个工作日</b>" in html
    assert "<b>来源未写明" not in html
