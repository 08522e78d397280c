"""How far a plan has come: progress, what is past its day, totals, targets, before and after."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import OfficeFactory
from tests.portal.reading import text_of
from tests.portal.reform_pages import counts, of, page
from tests.reforms import scenes
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    PlanTotalFactory,
    ReformPlanFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return ReformPlanFactory(slug="p")


def test_plan_counts_progress_by_category_and_by_lead_office(client, plan):
    office = OfficeFactory(name="许可处")
    one = MeasureFactory(plan=plan, category="process")
    two = MeasureFactory(plan=plan, category="process")
    silent = MeasureFactory(plan=plan, category="service")
    for measure in (one, silent):
        MeasureOfficeFactory(measure=measure, office=office)
    scenes.verified(measure=one)
    scenes.not_yet(measure=two)
    found = of(page(client))
    rows = [(row.name, row.measures, row.silent) for row in found.categories.rows]
    assert rows == [("优化流程", 2, 0), ("优化服务", 1, 1)]
    assert counts(found.categories.rows[0].tallies)["not_yet"] == 1
    assert [(row.name, row.measures) for row in found.offices.rows] == [
        ("许可处", 2),
        ("文件未写明", 1),
    ]


def test_plan_without_categories_counts_by_part(client, plan):
    MeasureFactory(plan=plan, section="（一）集中办理")
    found = of(page(client))
    assert found.categories.heading == "部分"
    assert [row.name for row in found.categories.rows] == ["（一）集中办理"]


def test_plan_tells_demands_past_their_day_and_never_calls_an_aim_overdue(client, plan):
    yesterday = timezone.localdate() - timedelta(days=1)
    MeasureFactory(plan=plan, due_on=yesterday, title="必须的")
    MeasureFactory(plan=plan, due_on=yesterday, title="争取的", force="strive")
    MeasureFactory(plan=plan, due_on=timezone.localdate(), title="今天到期的")
    scenes.verified(measure=MeasureFactory(plan=plan, due_on=yesterday, title="做到的"))
    response = page(client)
    found = of(response)
    assert [one.title for one in found.overdue] == ["必须的"]
    assert [one.title for one in found.past_aims] == ["争取的"]
    assert "不算逾期" in text_of(response)
    flags = {row.title: row.is_overdue for part in found.sections for row in part.measures}
    assert flags == {"必须的": True, "争取的": False, "今天到期的": False, "做到的": False}


def test_plan_holds_stated_totals_beside_counted_ones(client, plan):
    measure = MeasureFactory(plan=plan, mode="cancel")
    EffectFactory(measure=measure)
    EffectFactory(measure=measure, unlinked=True)
    PlanTotalFactory(plan=plan, stated=9, modes=["cancel"], explanation="附件缺失")
    PlanTotalFactory(plan=plan, stated=2)
    response = page(client)
    assert [(one.stated, one.counted, one.difference) for one in of(response).totals] == [
        (9, 2, "少 7 项"),
        (2, 2, "一致"),
    ]
    assert "附件缺失" in text_of(response)
    assert "“没有的事项”没有对应的目录事项" in text_of(response)


def test_plan_tells_targets_with_their_force_and_what_guides_show(client, plan):
    scenes.verified(measure=MeasureFactory(plan=plan))
    aim = {"kind": "compression", "amount": "0.4", "unit": "share", "force": "strive"}
    TargetFactory(plan=plan, **aim)
    TargetFactory(plan=plan, kind="visits", comparison="at_most", amount=1)
    TargetFactory(plan=plan, amount=1, unit="share", due_on=date(2019, 12, 31))
    TargetFactory(plan=plan, amount=100, unit="working_day", comparison="at_most")
    response = page(client)
    rows = of(response).targets
    assert [(row.figure, row.force, row.is_aim) for row in rows] == [
        ("40% 以上（含）", "争取", True),
        ("不超过 1 次", "必须", False),
        ("全部（100%）", "必须", False),
        ("不超过 100 工作日", "必须", False),
    ]
    assert rows[0].standing == "点到的事项现有 1 份指南，1 份可以比较，合计缩短 50%"
    assert rows[2].due == "2019-12-31（已过）"
    assert "没有达到不算违反" in text_of(response)


def test_plan_draws_before_and_after_with_a_table_behind(client, plan):
    claim = scenes.verified(measure=MeasureFactory(plan=plan), name="首次<注册>")
    materials = ClaimFactory(effect=claim.effect, materials=True, amount=1)
    response = page(client)
    (limits,) = of(response).comparisons
    (row,) = limits.rows
    assert [cell.value for cell in row.cells] == [
        "20 个工作日",
        "20 个工作日",
        "10 个工作日",
        "10 个工作日",
        "比法定时限缩短 50%",
    ]
    html = response.content.decode()
    assert html.count('<svg class="bars"') == 1
    assert "首次&lt;注册&gt;：法定 20 个工作日" in html
    assert "首次<注册>" not in html
    assert materials.pk


def test_plan_does_not_draw_a_single_figure(client, plan):
    scenes.not_checkable(measure=MeasureFactory(plan=plan))
    assert of(page(client)).comparisons == ()
