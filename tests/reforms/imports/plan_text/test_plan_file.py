"""The draft in the form of the loader: what was found is sound, what is missing is what the loader asks for."""

import json
from datetime import date
from decimal import Decimal

from reforms.imports import plan as loader
from reforms.imports.plan_text import plan_file
from reforms.imports.rows import MeasureRow, Named
from tests.reforms.imports.plan_text.samples import REGIONS, content, read


def loaded(text: str | bytes, slug: str = "yunze-2031", catalogue=()) -> loader.PlanReading:
    document = plan_file.document(read(text, catalogue), slug, REGIONS)
    return loader.read(json.dumps(document, ensure_ascii=False).encode())


def rows() -> dict[str, MeasureRow]:
    found = loaded(content("items.md"), catalogue=[("yi", "乙类货物(散装)经营许可")])
    assert found.problems == ()
    assert found.plan is not None
    return {one.number: one for one in found.plan.measures}


def test_whole_draft_is_read_by_the_loader():
    plan = loaded(content("items.md")).plan
    assert plan is not None
    assert (plan.slug, plan.region_code, plan.issued_on) == (
        "yunze-2031",
        "990000",
        date(2031, 3, 5),
    )
    assert [(one.name, one.kind) for one in plan.offices] == [
        ("审批处", "division"),
        ("法规处", "division"),
        ("信息中心", "affiliated_unit"),
        ("各区市场监管局", "group"),
        ("登记处", "division"),
        ("档案处", "division"),
        ("监管处", "division"),
    ]
    assert [(one.stated, one.modes, one.clause) for one in plan.totals] == [
        (2, ("cancel",), "二(一)1"),
        (3, ("on_the_spot",), "二(二)3"),
    ]
    assert [
        (one.amount, one.unit, one.comparison, one.force, one.due_on) for one in plan.targets
    ] == [
        (Decimal("0.95"), "share", "at_least", "must", date(2031, 12, 31)),
        (Decimal("0.3333"), "share", "at_least", "strive", None),
        (Decimal(5), "working_day", "at_most", "must", None),
    ]


def test_effects_have_slug_scope_and_region():
    found = rows()
    assert [one.subject for one in found["1"].effects] == [
        Named("甲类货物经营备案"),
        Named("乙类货物(散装)经营许可", slug="yi"),
    ]
    third, fourth = found["3"].effects[1], found["4"].effects[0]
    assert (third.scope, third.mode) == ("地址变更、人员变更等", "on_the_spot")
    assert (fourth.region_code, fourth.scope) == ("990101", "低风险品种")
    assert (found["1"].leads, found["1"].supporters) == (("审批处",), ("法规处", "信息中心"))
    assert found["3"].due_on == date(2031, 6, 30)


def test_loader_asks_for_just_what_is_told_as_not_placed():
    text = "便民事项改革方案\n1.做好企业服务。企业和群众办事方便。(张三负责)"
    told = {(one.measure, one.field) for one in read(text).unplaced}
    asked = {(one.row, one.field) for one in loaded(text, "bianmin").problems}
    assert asked == {
        ("", "issued_on"),
        ("", "issuer_name"),
        ("", "region_code"),
        ("单位 1", "kind"),
        ("举措 1", "mode"),
    }
    assert {("", "issued_on"), ("", "issuer_name"), ("", "region_code"), ("1", "mode")} < told
    assert ("1", "offices") in told


def test_name_of_a_file_that_is_no_address_is_asked_for():
    assert [one.field for one in loaded(content("items.md"), "方案 1").problems] == ["slug"]


def test_due_day_before_the_plan_is_left_out():
    text = "云泽市商务局关于审批的意见\n2031年3月5日\n1.取消审批。2030年底前,60%办结。(甲处负责)"
    plan = loaded(text).plan
    assert plan is not None
    assert (plan.measures[0].due_on, plan.targets[0].due_on) == (None, None)
