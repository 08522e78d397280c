"""Plans, measures and effects reach the rules with what else their plan says."""

import pytest

from matters.models import MatterType
from reforms import rule_rows as rows
from reforms.rules.facts import EffectFacts, MeasureFacts, NamedMatter, Sibling, StatedTotal
from tests.factories import HandlingItemFactory, MatterFactory, OfficeFactory
from tests.reforms.factories import (
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    PlanTotalFactory,
    ReformPlanFactory,
)
from tests.rules import WORLD

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau():
    return OfficeFactory(name="某局", slug="bureau")


@pytest.fixture
def plan(bureau):
    return ReformPlanFactory(slug="p", issuer=bureau, issuer_name="某局")


def test_plan_names_matters_with_their_ways_and_those_of_its_issuer(plan, bureau):
    licence = MatterType.objects.get(code="01")
    named = MatterFactory(name="甲", office=bureau, matter_type=licence)
    MatterFactory(name="乙", office=bureau)
    MatterFactory(name="别处的")
    measure = MeasureFactory(plan=plan)
    effect = EffectFactory(measure=measure, matter=named, mode="cancel", order=1)
    EffectFactory(measure=measure, matter=named, mode="merge", order=2)
    EffectFactory(measure=measure, matter=None, named="丙", mode="merge", order=3)
    partner = MatterFactory(name="丁")
    EffectPartnerFactory(effect=effect, matter=partner, named="丁")
    ((ref, facts),) = rows.plans(WORLD)
    assert (ref.key, ref.office, ref.office_name) == ("p", "bureau", "某局")
    assert set(facts.matters) == {
        NamedMatter("甲", ("取消审批", "合并审批"), is_approval=True),
        NamedMatter("乙", is_named=False),
        NamedMatter("丙", ("合并审批",)),
        NamedMatter("丁", ("取消审批",)),
    }


def test_plan_counts_its_totals(plan):
    EffectFactory(measure=MeasureFactory(plan=plan), matter=None, named="丙", mode="cancel")
    PlanTotalFactory(plan=plan, modes=["cancel"], stated=5, explanation="附件缺失。")
    ((_ref, facts),) = rows.plans(WORLD)
    assert facts.totals == (StatedTotal("取消的事项", 5, 1, 1, "附件缺失。"),)


def test_measure_is_led_by_others_than_the_issuer_of_the_plan(plan, bureau):
    measure = MeasureFactory(plan=plan, number="7")
    MeasureOfficeFactory(measure=measure, office=bureau, role="lead")
    MeasureOfficeFactory(measure=measure, office=OfficeFactory(name="配合的"), role="supporting")
    ((ref, facts),) = rows.measures(WORLD)
    assert (ref.key, facts) == ("p/7", MeasureFacts("7"))
    MeasureOfficeFactory(measure=measure, office=OfficeFactory(name="许可处"), role="lead")
    ((_ref, facts),) = rows.measures(WORLD)
    assert facts.leads == ("许可处",)


@pytest.mark.parametrize(
    ("mode", "title", "expected"),
    [
        ("replicate", "“证照分离”试点再推广", True),
        ("replicate", "经验复制推广", False),
        ("supervision", "“证照分离”后的监管", False),
    ],
)
def test_measure_promotes_separation_by_its_mode_and_words(plan, mode, title, expected):
    measure = MeasureFactory(plan=plan, mode=mode, title=title)
    EffectFactory(measure=measure, named="甲", mode="notify_and_commit")
    ((_ref, facts),) = rows.measures(WORLD)
    assert facts.promotes_separation is expected
    assert facts.effects == (("甲", "实行告知承诺", "commitment"),)


def test_effect_knows_what_else_is_done_to_the_whole_matter(plan):
    matter = MatterFactory(name="医疗器械广告审查")
    for number, mode, scope in (
        ("2", "cancel", ""),
        ("9", "internal_authorisation", ""),
        ("4", "on_the_spot", "变更"),
    ):
        measure = MeasureFactory(plan=plan, number=number, order=int(number))
        EffectFactory(measure=measure, matter=matter, mode=mode, scope=scope, order=1)
    found = {facts.measure: facts for _ref, facts in rows.effects(WORLD)}
    assert found["9"].siblings == (Sibling("2", "cancel", "取消审批"),)
    assert found["2"].siblings == (Sibling("9", "internal_authorisation", "内部授权审批"),)
    assert found["4"].is_partial
    assert not found["2"].is_partial
    assert (found["2"].state, found["2"].plan_issued_on) == ("in_force", plan.issued_on)


def test_effect_on_one_handling_item_is_partial(plan):
    item = HandlingItemFactory()
    EffectFactory(measure__plan=plan, matter=item.matter, handling_item=item)
    ((_ref, facts),) = rows.effects(WORLD)
    assert facts.is_partial


def test_effect_on_what_is_in_no_catalogue_has_no_state(plan):
    EffectFactory(measure__plan=plan, matter=None, named="某项目", mode="cancel")
    ((ref, facts),) = rows.effects(WORLD)
    assert facts == EffectFacts(
        measure=facts.measure,
        mode="cancel",
        mode_label="取消审批",
        named="某项目",
        plan_issued_on=plan.issued_on,
        is_in_catalogue=False,
        state="",
    )
    assert ref.key.startswith(f"p/{facts.measure}/")


@pytest.mark.parametrize(("read", "asked"), [(rows.measures, 4), (rows.effects, 2)])
def test_three_rows_ask_as_many_queries_as_one(plan, read, asked, django_assert_num_queries):
    def one():
        measure = MeasureFactory(plan=plan)
        MeasureOfficeFactory(measure=measure)
        EffectFactory(measure=measure, matter=MatterFactory())

    one()
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 1
    one()
    one()
    with django_assert_num_queries(asked):
        assert len(list(read(WORLD))) == 3
