"""What the two real plans say once they stand beside the catalogue. Loaded once for all of these tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from matters.actions import demo
from matters.management.commands import load_demo
from matters.models import Matter
from reforms.models import Claim, ClaimVerdict, Effect, EffectPartner, Measure, ReformPlan
from reforms.totals import counted_totals, named_matters
from tests.factories import OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The data stand in a transaction around these tests and are gone after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(folder=load_demo.FOLDER, by=OPERATOR)
        yield
        transaction.set_rollback(True)


def plan(slug: str) -> ReformPlan:
    return ReformPlan.objects.get(slug=slug)


def test_both_plans_stand_with_all_their_measures():
    counts = {one.slug: one.measures.count() for one in ReformPlan.objects.all()}
    assert counts == {"shanghai-2018": 21, "putuo-2019": 35 + 93}
    assert plan("shanghai-2018").issuer.name == "上海市食品药品监督管理局"
    assert plan("putuo-2019").issuer is None


def test_every_matter_of_the_catalogue_that_the_plan_named_is_touched_by_it():
    """44 matters; two names of the text stand for none of them."""
    linked, unlinked = named_matters(plan("shanghai-2018"))
    of_the_plan = Matter.objects.filter(region__code="310000", source_kind="plan")
    assert linked == set(of_the_plan.values_list("pk", flat=True))
    assert (len(linked), unlinked) == (44, {"医疗器械经营许可", "药品委托生产"})


def test_each_measure_touches_the_matters_the_catalogue_says_it_names():
    """The catalogue's own note of each matter lists the measures that name it."""
    touched: dict[int, set[str]] = {}
    for model, number in ((Effect, "measure"), (EffectPartner, "effect__measure")):
        rows = model.objects.filter(**{f"{number}__plan__slug": "shanghai-2018"})
        for matter, measure in rows.values_list("matter_id", f"{number}__number"):
            if matter:
                touched.setdefault(matter, set()).add(measure)
    for matter in Matter.objects.filter(region__code="310000", source_kind="plan"):
        listed = matter.source_note.partition("；")[0].removeprefix("见举措").split("、")
        assert touched[matter.pk] == set(listed), matter.name


def test_stated_totals_and_what_is_counted():
    found = {
        one.total.label: (one.total.stated, one.counted)
        for one in counted_totals(plan("shanghai-2018"))
    }
    assert found == {
        "行政审批事项": (53, 46),
        "取消、合并、下放或改为服务的事项": (9, 10),
        "改革审批方式的事项": (12, 13),
        "优化流程的事项": (19, 22),
        "优化服务的事项": (26, 13),
        "取消的审批": (5, 5),
        "当场办结的事项": (8, 8),
        "串联改并联的事项": (2, 2),
        "内部授权审批的事项": (7, 7),
        "再推广的“证照分离”事项": (10, 10),
    }
    (separation,) = counted_totals(plan("putuo-2019"))
    assert (separation.total.stated, separation.counted) == (146, 0)


def test_explanations_state_the_counted_figures():
    for one in counted_totals(plan("shanghai-2018")):
        if one.difference:
            assert one.total.explanation, one.total.label
    without_shops = Effect.objects.filter(
        measure__plan__slug="shanghai-2018", measure__category="process"
    ).exclude(measure__number="11")
    assert without_shops.values("matter").distinct().count() == 17


def test_claims_on_ended_matters_and_the_one_that_lives_on():
    verdicts = {
        claim.effect.named: claim.verdict_row.verdict
        for claim in Claim.objects.filter(effect__measure__number="2", kind="ended")
    }
    assert len(verdicts) == 5
    assert verdicts.pop("医疗器械广告审查") == "not_yet"
    assert set(verdicts.values()) == {"verified"}
    assert ClaimVerdict.objects.count() == Claim.objects.count()


def test_claims_on_parts_are_not_held_against_the_whole_matter():
    parts = Effect.objects.filter(measure__number="4", group="部分")
    assert parts.count() == 3
    for claim in Claim.objects.filter(effect__in=parts):
        assert claim.verdict_row.verdict == "not_checkable"


def test_tasks_have_their_units_in_order():
    task = Measure.objects.get(number="annex-39")
    assert [one.office.name for one in task.office_rows.all()] == [
        "区府办",
        "区科委",
        "区行政服务中心",
        "区档案局",
        "区各审批服务单位",
    ]
    unit = task.office_rows.last().office
    assert (unit.kind, unit.region.code) == ("group", "310107")
