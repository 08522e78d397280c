"""The guide page: what it shows, as of which day, and what it says when there is nothing."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from matters.actions import publishing
from matters.models import GuideRevision, MaterialRequirement, PublicationPeriod
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialRequirementFactory,
    published_guide,
)
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, tzinfo=UTC)


def page(client, slug, status=200, **query):
    response = client.get(f"/guides/{slug}/", query)
    assert response.status_code == status
    return response.content.decode()


def test_guide_shows_both_limits_and_how_they_compare(client, full_guide):
    html = page(client, "full")
    for words in ("20 个工作日", "10 个工作日", "比法定时限缩短 50%", "仅指行政审批环节"):
        assert words in html


def test_guide_says_what_counts_in_the_limit(client, full_guide):
    limits = client.get("/guides/full/").context["guide"].limits
    assert [span.name for span in limits.counted] == ["行政审批"]
    assert [span.name for span in limits.not_counted] == ["技术审评", "专家咨询"]
    assert [span.name for span in limits.unstated] == ["现场核查"]
    assert limits.counted[0].words == "20 个工作日（承诺 10 个工作日）"
    assert [(track.name, track.words) for track in limits.tracks] == [("告知承诺", "当场办结")]


def test_guide_says_what_becomes_of_a_last_day_off(client):
    published_guide(
        handling_item__slug="h", rolls_to_working_day=True, rolls_basis="某办法第二条", at=MAY
    )
    html = page(client, "h")
    assert "最后一天是休息日的</dt><dd>顺延到下一个工作日" in html
    assert "依据 某办法第二条" in html


def test_guide_published_before_the_rules_of_counting_is_read_as_ever(client, full_guide):
    older = {key: value for key, value in full_guide.snapshot.items() if "rolls" not in key}
    for row in older["special_procedures"]:
        del row["effect"]
    with unguarded(GuideRevision._meta.db_table):
        GuideRevision.objects.filter(pk=full_guide.pk).update(snapshot=older)
    html = page(client, "full")
    assert "最后一天是休息日的" not in html
    assert "对计时的影响" not in html


@pytest.mark.parametrize(
    "words",
    [
        "0 次",
        "承诺件",
        "依法登记",
        "申请表",
        "原件 2 份",
        "注册费",
        "注册证",
        "1号窗口",
        "12345",
        "检验服务",
        "撤销许可",
        "进口产品适用吗？",
        "如实提交",
        "可以申请复议",
        "市药监局网站",
        "2024-05-01 08:00",
    ],
)
def test_guide_shows_every_part(client, full_guide, words):
    assert words in page(client, "full")


def test_guide_shows_its_digest(client, full_guide):
    assert full_guide.sha256 in page(client, "full")


FULL = [
    "situations",
    "materials",
    "steps",
    "windows",
    "contact",
    "fees",
    "conditions",
    "results",
    "questions",
    "covers",
    "basics",
    "intermediary",
    "rights",
    "citations",
    "record",
]


@pytest.mark.parametrize("view", ["short", "full"])
def test_guide_sections_stand_in_order_with_the_law_last(client, full_guide, view):
    html = page(client, "full", view=view)
    places = [html.index(f'<h2 id="{one}">') for one in FULL]
    assert places == sorted(places)
    links = [html.index(f'<li><a href="#{one}"') for one in FULL]
    assert links == sorted(links)


def test_guide_escapes_what_it_shows(client, full_guide):
    html = page(client, "full")
    assert "《关于&lt;注册资料&gt;的公告》" in html
    assert 'href="javascript:' not in html
    assert 'href="https://example.org/apply?a=1&amp;b=2"' in html


def test_guide_without_facts_says_none_and_draws_no_table(client, bare_guide):
    html = page(client, "bare", view="full")
    assert "<table" not in html
    assert html.count("暂无") >= 12
    assert "来源未写明" in html


def test_guide_names_once_what_no_step_states(client, full_guide):
    html = page(client, "full", view="full")
    assert "办理机构、审查标准、办理结果：来源未写明" in html


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["申请表", "境外授权书"]),
        ({"situation": "境内生产"}, ["申请表"]),
        ({"situation": "1"}, ["申请表"]),
        ({"situation": "2"}, ["申请表", "境外授权书"]),
    ],
)
def test_guide_situation_chooses_materials(client, full_guide, asked, shown):
    materials = client.get("/guides/full/", asked).context["guide"].materials
    assert [row.title for row in materials.table.rows] == shown
    assert materials.message == ""


@pytest.mark.parametrize("asked", ["3", "0", "-1", "没有", "9" * 5000, "\x00", "²"])
def test_guide_unknown_situation_is_told(client, full_guide, asked):
    materials = client.get("/guides/full/", {"situation": asked}).context["guide"].materials
    assert len(materials.table.rows) == 2
    assert "没有您要的办理情形" in materials.message


def test_guide_without_situations_says_so(client, bare_guide):
    assert "不分办理情形" in page(client, "bare", situation="1")


def test_guide_as_of_a_day_shows_what_was_in_force_at_its_end(client):
    item = HandlingItemFactory(slug="two")
    published_guide(handling_item=item, at=MAY, promised_limit_unit="on_the_spot")
    published_guide(handling_item=item, at=JUNE, limited=True)
    assert "10 个工作日" in page(client, "two")
    assert "当场办结" in page(client, "two", on="2020-05-31")
    # 1 June 00:00 UTC is 08:00 that day in Shanghai: the end of the day is after it.
    assert "10 个工作日" in page(client, "two", on="2020-06-01")


def test_guide_as_of_a_day_is_marked_and_not_indexed(client, full_guide):
    response = client.get("/guides/full/", {"on": "2024-06-01"})
    html = response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in html
    assert "<b>2024-06-01</b> 结束时生效" in html
    assert "在线办理" not in html
    today = client.get("/guides/full/")
    assert "X-Robots-Tag" not in today
    assert "noindex" not in today.content.decode()


def test_guide_as_known_before_it_was_recorded_is_not_there(client, full_guide):
    html = page(client, "full", 404, on="2024-06-01", known="2024-06-01")
    assert "按门户在 2024-06-01 结束时所知" in html
    recorded = timezone.localdate(PublicationPeriod.objects.get().recorded_at).isoformat()
    page(client, "full", 200, on="2024-06-01", known=recorded)


@pytest.mark.parametrize(
    "day", ["2024-02-30", "20240501", "2024-W01-1", "昨天", "2024-5-1", "\x00", "9" * 10_000]
)
@pytest.mark.parametrize(("name", "words"), [("on", "查看的日期"), ("known", "当时所知的日期")])
def test_guide_refuses_what_is_no_day(client, full_guide, name, words, day):
    html = page(client, "full", 400, **{name: day})
    assert f"{words}写得不对" in html


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_guide_answers_for_the_first_and_last_day_there_is(client, full_guide, day):
    response = client.get("/guides/full/", {"on": day, "known": day})
    assert response.status_code in (200, 404)


@pytest.mark.parametrize(
    ("matter", "item", "last"),
    [("食品经营许可", "食品经营许可", "办事指南"), ("食品经营许可", "首次申请", "首次申请")],
)
def test_crumbs_do_not_say_one_name_twice(client, matter, item, last):
    published_guide(
        handling_item__slug="food", handling_item__name=item, handling_item__matter__name=matter
    )
    html = page(client, "food")
    assert f'<li aria-current="page">{last}</li>' in html
    for further in ("history/", "deadline/"):
        html = client.get(f"/guides/food/{further}").content.decode()
        assert f'<a href="/guides/food/">{last}</a></li>' in html


def test_guide_before_the_first_leads_to_the_matter(client, full_guide):
    html = page(client, "full", 404, on="2019-01-01")
    assert "2019-01-01 结束时没有生效的办事指南" in html
    assert reverse("matter", args=[full_guide.handling_item.matter.slug]) in html


def test_guide_not_yet_published_leads_to_the_matter(client):
    item = GuideRevisionFactory(handling_item__slug="draft").handling_item
    html = page(client, "draft", 404)
    assert "暂无办事指南" in html
    assert reverse("matter", args=[item.matter.slug]) in html


def test_guide_of_no_item_is_not_found(client):
    assert "没有找到" in page(client, "nowhere", 404)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"state": "ended", "ended_reason": "merged"}, "本事项已终止"),
        ({"state": "suspended"}, "本事项暂停办理"),
    ],
)
def test_guide_of_a_matter_not_in_force_offers_no_way_to_apply(client, full_guide, state, words):
    matter = full_guide.handling_item.matter
    for name, value in state.items():
        setattr(matter, name, value)
    matter.save()
    html = page(client, "full")
    assert words in html
    assert "在线办理" not in html


@pytest.mark.parametrize("materials", [1, 3, 30])
def test_guide_asks_at_most_three_queries(client, django_assert_num_queries, materials):
    revision = GuideRevisionFactory(handling_item__slug="many")
    for _ in range(materials):
        MaterialRequirementFactory(revision=revision)
    publishing.publish(revision=revision, by=OPERATOR)
    client.get("/guides/many/")
    with django_assert_num_queries(3):  # the snapshot, the calendar, and what reforms it bears out
        page(client, "many")
    assert MaterialRequirement.objects.count() == materials


def test_guide_not_there_asks_two_queries(client, django_assert_num_queries):
    GuideRevisionFactory(handling_item__slug="draft")
    with django_assert_num_queries(2):
        page(client, "draft", 404)


def test_guide_reads_the_snapshot_and_not_the_rows(client, full_guide):
    with unguarded("matters_guiderevision"):
        GuideRevision.objects.filter(pk=full_guide.pk).update(handling_type="immediate")
    assert client.get("/guides/full/").context["guide"].handling_type == "承诺件"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_guide_is_only_read(client, full_guide, method):
    assert getattr(client, method)("/guides/full/").status_code == 405
