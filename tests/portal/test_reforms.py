"""Reform plans on pages: all of them, and one with what was promised and what came of it."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from reforms.actions import demo
from reforms.models import ClaimVerdict
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, RegionFactory, published_guide
from tests.portal.reading import text_of
from tests.portal.reform_pages import counts, of, page
from tests.reforms import scenes
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    PlanTotalFactory,
    ProgressEntryFactory,
    ReformPlanFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db

LARGEST = 150_000


@pytest.fixture
def plan():
    return ReformPlanFactory(slug="p", title="放管服方案", issuer_name="市局")


def test_plans_stand_with_counts_the_latest_first(client, plan):
    scenes.verified(measure=MeasureFactory(plan=plan))
    scenes.contradicted(measure=MeasureFactory(plan=plan))
    ReformPlanFactory(title="后来的方案", issued_on=date(2019, 1, 30))
    response = client.get("/reforms/")
    rows = response.context["plans"]
    assert [(row.title, row.measure_count) for row in rows] == [
        ("后来的方案", 0),
        ("放管服方案", 2),
    ]
    assert counts(rows[1].tallies) == {
        "contradicted": 1,
        "not_yet": 0,
        "verified": 1,
        "not_checkable": 0,
    }
    assert "✕ 与公布不符 1" in text_of(response)


def test_plans_none_says_so(client):
    assert "暂无改革方案" in text_of(client.get("/reforms/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_plans_ask_two_queries(client, django_assert_num_queries, rows):
    for _ in range(rows):
        scenes.verified(measure=MeasureFactory(plan=ReformPlanFactory()))
    with django_assert_num_queries(2):
        client.get("/reforms/")


def test_plan_tells_the_document_and_its_gaps(client, plan):
    plan.document_number, plan.known_gaps = "沪食药监〔2018〕1号", "附件不在。\n总数对不上。"
    plan.issuer = OfficeFactory(slug="bureau")
    plan.save()
    response = page(client)
    for words in ("放管服方案", "沪食药监〔2018〕1号", "附件不在。", "总数对不上。", "2018-09-04"):
        assert words in text_of(response)
    assert 'href="/offices/bureau/">市局' in response.content.decode()


@pytest.mark.parametrize(
    ("scene", "word", "sentence"),
    [
        (scenes.verified, "✓ 已核实", "公布的指南为10 工作日（第 2 版），与举措一致。"),
        (scenes.not_yet, "○ 尚未落实", "公布的指南仍为20 工作日（第 1 版），改革以来没有变化。"),
        (
            scenes.contradicted,
            "✕ 与公布不符",
            "公布的指南曾经达到举措所说，现为15 工作日（第 3 版）。",
        ),
        (scenes.not_checkable, "– 无法核对", "没有生效的办事指南可以核对。"),
    ],
)
def test_plan_tells_each_verdict_in_words_with_its_reason(client, plan, scene, word, sentence):
    scene(measure=MeasureFactory(plan=plan, number="7"))
    response = page(client)
    assert word in text_of(response)
    assert sentence in text_of(response)
    assert '<article class="measure" id="m7">' in response.content.decode()


def test_plan_tells_what_is_contradicted_first(client, plan):
    scenes.verified(measure=MeasureFactory(plan=plan))
    scenes.contradicted(measure=MeasureFactory(plan=plan, number="annex-24", title="缩短时限"))
    text = text_of(page(client))
    assert "与公布不符的 1 处" in text
    assert "附件第 24 项：缩短时限" in text
    assert text.index("与公布不符的 1 处") < text.index("文件")


def test_plan_without_a_contradiction_does_not_speak_of_one(client, plan):
    scenes.verified(measure=MeasureFactory(plan=plan))
    assert "与公布不符的" not in text_of(page(client))


def test_plan_tells_what_a_measure_does_to_which_matter(client, plan):
    measure = MeasureFactory(plan=plan, mode="merge", force="strive", clause="二(一)1")
    lead = MeasureOfficeFactory(measure=measure, office__name="许可处").office
    MeasureOfficeFactory(measure=measure, supporting=True, office__name="信息中心")
    effect = EffectFactory(
        measure=measure,
        matter=MatterFactory(name="目录叫法", slug="own"),
        named="文件叫法",
        scope="变更",
        region=RegionFactory(code="310115", name="浦东新区"),
        starts_on=date(2018, 10, 1),
        condition="到取消为止",
        group="试点",
    )
    EffectPartnerFactory(effect=effect, matter=MatterFactory(slug="other"), named="并入的许可")
    EffectFactory(measure=measure, unlinked=True, mode="cancel")
    ProgressEntryFactory(measure=measure, evidence="文件一")
    response = page(client)
    html, text = response.content.decode(), text_of(response)
    for words in (
        "合并审批",
        "争取",
        "二(一)1",
        "信息中心",
        "目录：目录叫法",
        "所涉部分变更",
        "地域浦东新区",
        "期间自 2018-10-01 起",
        "条件到取消为止",
        "试点",
        "取消审批",
        "目录里没有",
        "已修订办事指南",
        "佐证：文件一",
    ):
        assert words in text
    assert f'href="/offices/{lead.slug}/">许可处' in html
    assert '<a href="/matters/own/">文件叫法</a>' in html
    assert '<dt>并入</dt><dd><a href="/matters/other/">并入的许可</a>' in html


def test_plan_tells_guides_apart_where_a_claim_speaks_of_several(client, plan):
    claim = scenes.verified(measure=MeasureFactory(plan=plan))
    other = published_guide(
        number=1,
        at=scenes.BEFORE,
        limited=True,
        promised_limit_amount=20,
        handling_item__matter=claim.effect.matter,
        handling_item__name="变更",
    )
    ClaimVerdict.objects.all().delete()
    (section,) = of(page(client)).sections
    (row,) = section.measures[0].effects[0].claims
    assert row.mark.kind == "not_yet"
    assert [(one.name == "变更", one.mark.kind) for one in row.items] == [
        (False, "verified"),
        (True, "not_yet"),
    ]
    assert row.guide == other.handling_item.slug


def test_plan_names_offices_and_successors(client, plan):
    office = OfficeFactory(name="区局", slug="district")
    matter = MatterFactory(office=office)
    effect = EffectFactory(measure=MeasureFactory(plan=plan), matter=matter)
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=office)
    ClaimFactory(
        effect=effect,
        kind="successor",
        amount=None,
        unit="",
        successor=MatterFactory(name="承接者"),
    )
    text = text_of(page(client))
    assert "实施主体：区局" in text
    assert "由其他事项承接：承接者" in text
    assert "district" not in text


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        ("2018-09-03", "not_yet"),
        ("2018-09-30", "not_yet"),
        ("2018-10-01", "verified"),
        ("2019-02-28", "verified"),
        ("2019-03-01", "contradicted"),
    ],
)
def test_plan_answers_as_of_a_past_day(client, plan, on, verdict):
    scenes.contradicted(measure=MeasureFactory(plan=plan))
    response = page(client, on=on)
    assert counts(of(response).tallies)[verdict] == 1
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert f"这是 {on} 结束时的核对结果" in text_of(response)


def test_plan_of_a_past_day_leaves_out_what_was_reported_later(client, plan):
    measure = MeasureFactory(plan=plan, due_on=date(2018, 9, 30))
    ProgressEntryFactory(measure=measure, reported_on=date(2018, 10, 8))
    assert "已修订办事指南" not in text_of(page(client, on="2018-10-07"))
    assert "已修订办事指南" in text_of(page(client, on="2018-10-08"))
    assert of(page(client, on="2018-09-30")).overdue == ()


def test_plan_of_today_is_for_search_engines(client, plan):
    response = page(client)
    assert "X-Robots-Tag" not in response
    assert 'rel="canonical" href="http://testserver/reforms/p/"' in response.content.decode()


@pytest.mark.parametrize("on", ["2018-13-01", "昨天", "20180901", "9999-12-31"])
def test_plan_refuses_what_is_no_day_calmly(client, plan, on):
    response = page(client, 400, on=on)
    assert "查看今天的核对结果" in text_of(response)


def test_plan_that_is_none_is_not_found(client):
    assert client.get("/reforms/nowhere/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_plan_is_only_read(client, plan, method):
    assert getattr(client, method)("/reforms/p/").status_code == 405


def whole(plan, number):
    """A measure with something in every part."""
    measure = MeasureFactory(plan=plan, number=str(number), due_on=date(2019, 1, 1))
    MeasureOfficeFactory(measure=measure)
    ProgressEntryFactory(measure=measure)
    claim = scenes.contradicted(measure=measure)
    effect = claim.effect
    effect.region = RegionFactory()
    effect.handling_item = effect.matter.items.get()
    effect.save()
    EffectPartnerFactory(effect=effect)
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=OfficeFactory())
    PlanTotalFactory(plan=plan)
    TargetFactory(plan=plan, region=effect.region)


@pytest.mark.parametrize("measures", [1, 30])
@pytest.mark.parametrize("asked", [({}, 13), ({"on": "2019-02-01"}, 17)])
def test_plan_asks_as_many_queries_for_any_length(
    client, plan, django_assert_num_queries, measures, asked
):
    query, number = asked
    for one in range(measures):
        whole(plan, one)
    scenes.verifying.recompute(by=OPERATOR)
    with django_assert_num_queries(number):
        page(client, **query)


@pytest.mark.parametrize("slug", ["shanghai-2018", "putuo-2019"])
def test_plans_of_the_demonstration_are_light_pages(client, slug):
    RegionFactory(code="310107", name="普陀区")
    RegionFactory(code="310115", name="浦东新区")
    folder = Path(settings.BASE_DIR) / "fixtures"
    OfficeFactory(name="上海市食品药品监督管理局")
    demo.load(folder, OPERATOR)
    response = client.get(f"/reforms/{slug}/")
    assert response.status_code == 200
    assert len(response.content) < LARGEST
