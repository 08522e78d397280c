"""What reforms left on the pages of a matter and of a guide."""

from datetime import UTC, datetime

import pytest

from matters.actions import publishing
from reforms.actions import verifying
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialRequirementFactory,
    MatterFactory,
    published_guide,
)
from tests.portal.reading import text_of
from tests.reforms import scenes
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    plan = ReformPlanFactory(slug="p", short_title="上海2018方案")
    return MeasureFactory(plan=plan, number="7", title="缩短时限")


def matter_page(client, matter):
    return client.get(f"/matters/{matter.slug}/")


def guide_page(client, slug="g", **query):
    return client.get(f"/guides/{slug}/", query)


@pytest.mark.parametrize(
    ("scene", "word"),
    [
        (scenes.verified, "✓ 已核实"),
        (scenes.not_yet, "○ 尚未落实"),
        (scenes.contradicted, "✕ 与公布不符"),
        (scenes.not_checkable, "– 无法核对"),
    ],
)
def test_matter_tells_the_reforms_that_touch_it(client, measure, scene, word):
    claim = scene(measure=measure)
    response = matter_page(client, claim.effect.matter)
    html, text = response.content.decode(), text_of(response)
    assert '<a href="/reforms/p/#m7">缩短时限</a>' in html
    assert word in text
    assert "上海2018方案 · 第 7 项" in text
    assert "reforms.css" in html


def test_matter_without_reforms_does_not_speak_of_them(client):
    response = matter_page(client, MatterFactory())
    assert "涉及本事项的改革" not in text_of(response)
    assert "reforms.css" not in response.content.decode()


def test_matter_that_is_a_partner_says_of_what(client, measure):
    effect = EffectFactory(measure=measure, named="体系核查", scope="首次注册")
    partner = EffectPartnerFactory(effect=effect)
    text = text_of(matter_page(client, partner.matter))
    assert "改革的是“体系核查”，本事项与它相关" in text
    assert "所涉部分：首次注册" in text


def test_matter_tells_a_measure_once_that_joins_it_with_another(client, measure):
    matter = MatterFactory()
    EffectFactory(measure=measure, matter=matter, named="别名")
    EffectPartnerFactory(effect=EffectFactory(measure=measure), matter=matter)
    (row,) = matter_page(client, matter).context["reforms"]
    assert (row.is_partner, row.named) == (False, "别名")


def test_matter_tells_the_worst_verdict_of_an_effect(client, measure):
    claim = scenes.verified(measure=measure)
    ClaimFactory(effect=claim.effect, amount=5)
    verifying.recompute(by=OPERATOR)
    (row,) = matter_page(client, claim.effect.matter).context["reforms"]
    assert row.mark.kind == "not_yet"


@pytest.mark.parametrize("reforms", [1, 3])
def test_matter_asks_one_query_for_its_reforms(client, django_assert_num_queries, reforms):
    matter = MatterFactory()
    for _ in range(reforms):
        ClaimFactory(effect=EffectFactory(matter=matter))
    verifying.recompute(by=OPERATOR)
    with django_assert_num_queries(7):
        matter_page(client, matter)


def test_guide_says_what_a_reform_shortened_and_since_when(client, measure):
    scenes.verified(measure=measure, slug="g")
    response = guide_page(client)
    assert "承诺时限由 20 个工作日缩短为 10 个工作日（2018-10-01 起）" in text_of(response)
    assert '<a href="/reforms/p/#m7">上海2018方案第 7 项</a>' in response.content.decode()


def test_guide_tells_the_day_the_promise_began_and_not_that_of_the_last_revision(client, measure):
    scenes.shortened(20, 10, 10, measure=measure, slug="g")
    assert "（2018-10-01 起）" in text_of(guide_page(client))


def test_guide_tells_the_day_a_broken_promise_began_again(client, measure):
    claim = scenes.contradicted(measure=measure, slug="g")
    item = claim.effect.matter.items.get()
    scenes.promised(item, 10, datetime(2020, 1, 1, tzinfo=UTC), 4)
    verifying.recompute(by=OPERATOR)
    assert "（2020-01-01 起）" in text_of(guide_page(client))


@pytest.mark.parametrize("scene", [scenes.not_yet, scenes.contradicted])
def test_guide_does_not_tell_what_it_does_not_bear_out(client, measure, scene):
    scene(measure=measure, slug="g")
    assert guide_page(client).context["reforms"] == ()


def test_guide_does_not_call_a_reform_what_it_said_before(client, measure):
    scenes.shortened(10, 10, measure=measure, slug="g")
    assert guide_page(client).context["reforms"] == ()


def test_guide_does_not_rest_on_a_verdict_of_an_earlier_revision(client, measure):
    claim = scenes.verified(measure=measure, slug="g")
    scenes.promised(claim.effect.matter.items.get(), 15, scenes.LATER, 3)
    assert guide_page(client).context["reforms"] == ()


def test_guide_of_a_past_day_does_not_tell_of_reforms(client, measure):
    scenes.verified(measure=measure, slug="g")
    for query in ({"on": "2018-12-01"}, {"known": "2099-01-01"}):
        assert guide_page(client, **query).context["reforms"] == ()


def test_guide_of_another_item_does_not_tell_of_an_effect_on_one(client, measure):
    claim = scenes.verified(measure=measure, slug="g")
    effect = claim.effect
    other = HandlingItemFactory(matter=effect.matter, slug="other")
    effect.handling_item = other
    effect.save()
    verifying.recompute(by=OPERATOR)
    assert guide_page(client).context["reforms"] == ()


def test_guide_without_a_guide_before_says_that_the_promise_is_kept(client, measure):
    item = HandlingItemFactory(slug="g")
    ClaimFactory(effect=EffectFactory(measure=measure, matter=item.matter))
    scenes.promised(item, 10, scenes.AFTER, 1)
    verifying.recompute(by=OPERATOR)
    (kept,) = guide_page(client).context["reforms"]
    assert kept.words == "承诺时限 10 工作日，公布的指南已做到"


def test_guide_says_how_other_figures_changed(client, measure):
    item = HandlingItemFactory(slug="g", matter__slug="m")
    effect = EffectFactory(measure=measure, matter=item.matter)
    none = {"amount": None, "unit": ""}
    ClaimFactory(effect=effect, kind="visits", amount=0, unit="")
    ClaimFactory(effect=effect, kind="on_the_spot", **none)
    ClaimFactory(effect=effect, kind="online_depth", word="handle", **none)
    ClaimFactory(effect=effect, kind="matter_type", word="公共服务", **none)
    published_guide(
        handling_item=item,
        number=1,
        at=scenes.BEFORE,
        onsite_visits=2,
        onsite_reason="核验原件",
        handling_type="commitment",
        online_depths=["consult"],
    )
    published_guide(
        handling_item=item,
        number=2,
        at=scenes.AFTER,
        onsite_visits=0,
        handling_type="immediate",
        online_depths=["handle"],
    )
    verifying.recompute(by=OPERATOR)
    words = [one.words for one in guide_page(client).context["reforms"]]
    assert words == [
        "到现场次数由 2 次减为 0 次",
        "改为当场办结",
        "增加了网上办理深度：互联网办理",
    ]


@pytest.mark.parametrize("materials", [1, 3])
def test_guide_asks_one_query_more_where_a_reform_is_told(
    client, measure, django_assert_num_queries, materials
):
    claim = scenes.not_yet(measure=measure, slug="g")
    for _ in range(materials):
        ClaimFactory(effect=claim.effect)
    revision = GuideRevisionFactory(
        handling_item=claim.effect.matter.items.get(), number=2, limited=True
    )
    MaterialRequirementFactory(revision=revision)
    publishing.publish(revision=revision, by=OPERATOR, at=scenes.AFTER)
    verifying.recompute(by=OPERATOR)
    with django_assert_num_queries(4):
        response = guide_page(client)
    assert len(response.context["reforms"]) == materials + 1
