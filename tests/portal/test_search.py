"""The page of results, and suggestions while one types."""

import random

import pytest
from django.urls import reverse

from matters import search_jobs
from matters.actions import indexing, publishing, vocabulary
from matters.models import ContactChannel, MissedQuery
from portal.views import search as view
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    published_guide,
)
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db


def page(client, **query):
    response = client.get("/search/", query)
    assert response.status_code == 200
    return response


def shown(response):
    return [row.matter.name for row in response.context["rows"]]


@pytest.fixture
def indexed():
    """Matters by name, in the index."""

    def made(*names, **kwargs):
        rows = [MatterFactory(name=name, **kwargs) for name in names]
        indexing.rebuild()
        return rows

    return made


def test_page_without_a_question_says_how(client):
    response = page(client)
    assert "拼音或首字母" in text_of(response)
    assert "noindex" not in response.text + str(response.headers)


def test_what_somebody_asked_for_is_not_for_search_engines(client):
    response = page(client, q="药品")
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text


def test_results_are_grouped_by_matter_with_words_marked(client):
    item = HandlingItemFactory(name="药品换证", matter__name="零售药品许可")
    published_guide(handling_item=item, limited=True, onsite_visits=0)
    published_guide(handling_item=HandlingItemFactory(name="药品变更", matter=item.matter))
    indexing.rebuild()
    response = page(client, q="药品")
    html = response.content.decode()
    assert shown(response) == ["零售药品许可"]
    assert "零售<mark>药品</mark>许可" in html
    assert "<mark>药品</mark>换证" in html
    assert "<mark>药品</mark>变更" in html
    assert "10 个工作日" in html
    assert "共 1 项" in html


def test_what_changed_since_the_index_was_made_is_shown_as_it_is(client, indexed):
    matter, *_others = indexed("药品许可", "药品备案")
    matter.office.name = "新名局"
    matter.office.save()
    assert "新名局" in text_of(page(client, q="药品许可"))


def test_ended_matter_is_shown_with_where_it_went(client, indexed):
    new = MatterFactory(name="药品生产许可", slug="new")
    old = MatterFactory(name="药品认证", ended=True)
    old.successions.create(successor=new)
    MatterFactory(name="药品登记", ended=True)
    indexing.rebuild()
    response = page(client, q="药品")
    assert shown(response) == ["药品生产许可", "药品认证", "药品登记"]
    text = text_of(response)
    assert "已由下列事项承接：药品生产许可" in text
    assert "没有承接的事项" in text


def test_hit_in_the_text_alone_says_so(client):
    revision = GuideRevisionFactory(handling_item__matter__name="许可")
    revision.question_rows.create(question="能邮寄吗", answer="可以")
    publishing.publish(revision=revision, by=OPERATOR)
    indexing.rebuild()
    assert "名称里没有这些字" in text_of(page(client, q="邮寄"))


def test_facets_count_and_lead_on(client, indexed):
    indexed("药品一", "药品二", audiences=["person"])
    indexed("药品三", audiences=["enterprise"], office=OfficeFactory(name="丁局", slug="ding"))
    response = page(client, q="药品")
    (audience,) = [one for one in response.context["facets"] if one.name == "audience"]
    assert [(one.label, one.count) for one in audience.values] == [("自然人", 2), ("企业法人", 1)]
    narrowed = client.get(f"/search/{audience.values[1].query}")
    assert shown(narrowed) == ["药品三"]
    (chip,) = narrowed.context["chips"]
    assert (chip.label, chip.value) == ("服务对象", "企业法人")
    assert shown(client.get(f"/search/{chip.query}")) == shown(response)
    (chip,) = page(client, q="药品", office="ding").context["chips"]
    assert chip.value == "丁局"
    assert 'name="office" value="ding"' in page(client, q="药品", office="ding").content.decode()


def test_no_hit_under_the_facets_leaves_a_way_back(client, indexed):
    indexed("药品一")
    response = page(client, q="药品", state="ended")
    assert "没有符合这些条件的事项" in text_of(response)
    assert [chip.value for chip in response.context["chips"]] == ["已终止"]


def test_count_over_a_thousand_says_so(client, indexed, monkeypatch):
    monkeypatch.setattr("matters.index.finding.MOST_COUNTED", 2)
    indexed("药品一", "药品二", "药品三")
    text = text_of(page(client, q="药品"))
    assert "2 项以上" in text
    assert "数字按前 2 项统计" in text


def test_pages(client, indexed):
    indexed(*(f"药品{number:02}" for number in range(21)))
    response = page(client, q="药品", page="2")
    assert shown(response) == ["药品20"]
    assert response.context["paging"].previous == "?q=%E8%8D%AF%E5%93%81"


@pytest.mark.parametrize("number", ["-1", "0", "3", "1000000000", "x", "１"])
def test_page_that_is_none_is_not_found(client, indexed, number):
    indexed("药品")
    assert client.get("/search/", {"q": "药品", "page": number}).status_code == 404


def test_office_is_found(client):
    OfficeFactory(name="药品监督局", slug="yao")
    indexing.rebuild()
    assert 'href="/offices/yao/"' in page(client, q="药品监督").content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("要品许可", "读音相同或相近"),
        ("药品许克证", "读音相同或相近"),
        ("怎么办药品许可证", "按其中的关键词查找"),
        ("药品霉可证", "只差一个字"),
        ("药品证", "分别含有其中的词"),
        ("药品合同", "名称最接近"),
    ],
)
def test_second_try_says_what_it_took_the_question_for(client, indexed, typed, says):
    indexed("药品许可证")
    if typed == "药品证":
        indexed("特别许可")
    response = page(client, q=typed)
    assert "药品许可证" in shown(response)
    if typed != "药品证":
        assert says in text_of(response)


@pytest.mark.usefixtures("tasks_at_once")
def test_nothing_found_offers_a_way_to_ask_and_is_counted(client):
    revision = GuideRevisionFactory(
        handling_item__matter__name="药品许可",
        handling_item__matter__office=OfficeFactory(name="甲局"),
    )
    ContactChannel.objects.create(revision=revision, kind="consultation", value="021-23111111")
    publishing.publish(revision=revision, by=OPERATOR)
    indexing.rebuild()
    text = text_of(page(client, q="量子纠缠"))
    assert "没有找到“量子纠缠”" in text
    assert "12345" in text
    assert "021-23111111" not in text  # an office that has nothing to do with it
    near = page(client, q="药品合同")
    assert "甲局 咨询：021-23111111" in text_of(near)
    assert 'href="tel:021' in near.content.decode()
    page(client, q=" 量子 纠缠 ")
    assert MissedQuery.objects.get(text="量子纠缠").count == 2


@pytest.mark.usefixtures("tasks_at_once")
def test_what_was_found_or_narrowed_is_not_counted(client, indexed):
    indexed("药品许可证")
    for query in ({"q": "药品"}, {"q": "药品", "state": "ended"}, {"q": "13812345678"}, {}):
        page(client, **query)
    assert not MissedQuery.objects.exists()


def test_queue_that_takes_nothing_is_no_reason_for_no_answer(client, monkeypatch):
    def down(*_arguments):
        raise OSError("no room")

    monkeypatch.setattr(search_jobs.note_missed, "delay", down)
    assert "没有找到" in text_of(page(client, q="量子纠缠"))
    assert view.logger.name == "portal.views.search"


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize(("typed", "most"), [("药品", 4), ("要品", 5), ("开店", 4), ("品三药", 6)])
def test_page_asks_as_many_queries_for_any_length(
    client, django_assert_max_num_queries, rows, typed, most
):
    vocabulary.put(word="开店", means="药品", by=OPERATOR)
    for number in range(rows):
        published_guide(handling_item__matter__name=f"药品{number}三药")
        MatterFactory(name=f"药品旧{number}", ended=True)
    indexing.rebuild()
    with django_assert_max_num_queries(most):
        page(client, q=typed, audience="" if typed == "开店" else "person")


NASTY = (
    "",
    "药" * 10_000,
    '"',
    "'",
    "AND",
    "NEAR（药 品，2）",
    "药*",
    "name:药",
    "药 & | ! <-> 品",
    "-药",
    "^药",
    "\\",
    "\x00",
    "药\x00品",
    "\U0001f600",
    "%",
    "_",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "{% csrf_token %}",
    "1' OR '1'='1",
    "a" * 101,
    "ａ" * 100,
    "药 " * 50,
    "xianxianxianxianxianxianxianxian",
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
    "\u202e药品",
    "-1",
    str(10**9),
)


@pytest.mark.parametrize(
    "name", ["q", "page", "audience", "office", "region", "handling", "online", "state", "zzz"]
)
def test_bad_input_gets_a_calm_page(client, indexed, name):
    """Every nasty value in every parameter: 200 or 404, and nothing of it comes back as markup."""
    indexed("药品许可")
    for value in NASTY:
        for address in ("/search/", "/search/suggest/"):
            response = client.get(address, {"q": "药品", name: value})
            assert response.status_code in {200, 404}, (address, value)
            html = response.content.decode()
            assert "<script>alert" not in html
            assert "<img src=x" not in html
            assert "onerror=alert(1)>" not in html


def test_bytes_that_are_no_text_get_a_calm_page(client):
    for address in ("/search/?q=%ff%ed%a0%bd", "/search/?q=%", "/search/?q[]=a&q=b&q=c"):
        assert client.get(address).status_code == 200


def test_drawn_input_gets_a_calm_page(client, indexed):
    indexed("药品许可", "医疗器械（二类）备案")
    draw = random.Random(7)  # noqa: S311 -- the same questions each run
    letters = "药品许可医疗器械二类备案abyxk12 \"'*:&|!()^-+~<>{}[]\\/%_、,。“”\t\u3000é藥"
    for _ in range(200):
        typed = "".join(draw.choice(letters) for _ in range(draw.randrange(1, 24)))
        assert client.get("/search/", {"q": typed}).status_code == 200, typed


def test_suggestions_lead_to_matters_and_offices(client, indexed):
    indexed("药品许可")
    OfficeFactory(name="药品局", slug="yao")
    indexing.rebuild()
    html = client.get("/search/suggest/", {"q": "yaop"}).content.decode()
    assert "药品许可" in html
    assert 'href="/offices/yao/"' in html
    assert "<html" not in html
    assert "<li>" not in client.get("/search/suggest/", {"q": "药"}).content.decode()


def test_search_stands_on_every_page(client):
    MatterFactory(slug="m")
    for address in ("/matters/", "/matters/m/", "/offices/"):
        assert client.get(address).content.decode().count(f'action="{reverse("search")}"') == 1
    for address in ("/", "/search/"):
        html = client.get(address).content.decode()
        assert html.count(f'action="{reverse("search")}"') == 1
        assert 'hx-get="/search/suggest/"' in html
