"""What the rows of a checklist say, and on which revisions it rests."""

from datetime import UTC, date, datetime, timedelta

import pytest

from matters.models import Matter, Responsibility, Succession
from reforms.exports.columns import COLUMNS
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    published_guide,
)
from tests.reforms.exports.samples import AWAY, BEFORE, MET, STARTS, UNMET, reform, rows
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    ProgressEntryFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db


def test_columns_are_named_once_and_say_where_they_come_from():
    names = [column.name for column in COLUMNS]
    labels = [column.label for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert all(column.source for column in COLUMNS)


def test_columns_begin_with_those_of_the_practice():
    assert [column.label for column in COLUMNS[:12]] == [
        "序号",
        "改革事项",
        "许可证件名称",
        "设定依据",
        "审批层级和部门",
        "改革方式",
        "具体改革举措",
        "加强事中事后监管措施",
        "责任处室",
        "预期成效",
        "时间节点",
        "落实情况",
    ]


def test_row_says_all_that_is_known():
    made = reform()
    first, _met, third = made.revisions
    assert rows() == [
        {
            "number": "7",
            "matter": "药品经营许可",
            "results": "药品经营许可证",
            "basis": "《药品管理法》（主席令第31号）第一条",
            "level_and_office": "市级 审批局",
            "mode": "缩短时限",
            "summary": "许可时限减半。",
            "supervision": "加强抽查",
            "division": "行政许可处",
            "expected_effect": "少等一半时间",
            "due_on": "2018-12-31",
            "progress": "2018-10-08 推进中：已修订办事指南",
            "separation": "优化审批服务",
            "title": "压缩时限",
            "lead_offices": "市局",
            "supporting_offices": made.measure.offices.get(slug="support").name,
            "clause": "二（一）",
            "category": "优化流程",
            "force": "必须",
            "group": None,
            "scope": None,
            "condition": None,
            "region": None,
            "starts_on": None,
            "ends_on": None,
            "partners": None,
            "item": "核发",
            "guide": "item",
            "claim": "承诺时限 10 工作日",
            "stated_before": "20 工作日",
            "before": "20 工作日",
            "now": "15 工作日",
            "verdict": "与公布不符",
            "sentence": "公布的指南曾经达到举措所说，现为15 工作日（第 3 版）。",
            "claim_verdict": "与公布不符",
            "before_revision": 1,
            "before_sha256": first.sha256,
            "now_revision": 3,
            "now_since": "2020-01-01T08:00:00+08:00",
            "now_sha256": third.sha256,
            "mode_code": "shorten_limit",
            "category_code": "process",
            "verdict_code": "contradicted",
        }
    ]


@pytest.mark.parametrize(
    ("day", "verdict", "now", "number"),
    [
        (BEFORE, "not_yet", "20 工作日", 1),
        (UNMET, "not_yet", "20 工作日", 1),
        (MET, "verified", "10 工作日", 2),
        (AWAY, "contradicted", "15 工作日", 3),
    ],
)
def test_row_as_of_a_day(day, verdict, now, number):
    made = reform()
    (row,) = rows(on=day)
    assert (row["verdict_code"], row["now"], row["now_revision"]) == (verdict, now, number)
    assert row["now_sha256"] == made.revisions[number - 1].sha256
    assert (row["before"], row["before_revision"]) == ("20 工作日", 1)


def test_row_as_the_portal_knew_on_a_day():
    reform()
    long_ago = date(2017, 1, 1)
    (row,) = rows(known=long_ago)
    assert (row["now"], row["now_revision"], row["verdict_code"]) == (None, None, "not_checkable")
    assert row["progress"] is None


def test_progress_is_the_latest_report_by_the_day():
    made = reform()
    ProgressEntryFactory(
        measure=made.measure,
        reported_on=date(2019, 3, 1),
        state="reported_done",
        text="已完成",
        evidence="沪药监〔2019〕1号",
    )
    assert rows(on=date(2018, 10, 7))[0]["progress"] is None
    assert rows(on=date(2019, 2, 28))[0]["progress"] == "2018-10-08 推进中：已修订办事指南"
    done = "2019-03-01 报告已完成：已完成（佐证：沪药监〔2019〕1号）"
    assert rows()[0]["progress"] == done


def test_claim_on_a_matter_has_a_row_for_each_item_and_the_worst_verdict_for_all():
    made = reform()
    other = HandlingItemFactory(matter=made.item.matter, slug="other", order=2)
    revision = published_guide(
        handling_item=other,
        promised_limit_amount=10,
        promised_limit_unit="working_day",
        at=datetime(2019, 1, 1, tzinfo=UTC),
    )
    first, second = rows()
    assert [row["guide"] for row in (first, second)] == ["item", "other"]
    assert [row["verdict_code"] for row in (first, second)] == ["contradicted", "verified"]
    assert {row["claim_verdict"] for row in (first, second)} == {"与公布不符"}
    assert second["now_sha256"] == revision.sha256
    assert (second["before"], second["before_revision"], second["before_sha256"]) == (None,) * 3


def test_effect_without_claims_has_its_guide_and_no_verdict():
    made = reform()
    made.claim.delete()
    (row,) = rows()
    assert (row["claim"], row["verdict"], row["before"], row["now"]) == (None,) * 4
    assert row["results"] == "药品经营许可证"
    assert (row["now_revision"], row["now_sha256"]) == (3, made.revisions[2].sha256)


def test_measure_without_effects_has_one_row_with_its_own_mode():
    MeasureFactory(mode="credit", title="信用分级", summary="")
    (row,) = rows()
    assert (row["matter"], row["mode"], row["separation"]) == (None, "信用信息运用", None)
    assert (row["summary"], row["title"]) == ("信用分级", "信用分级")


def test_matter_the_catalogue_does_not_have():
    claim = ClaimFactory(effect__unlinked=True)
    (row,) = rows()
    assert (row["matter"], row["guide"]) == (claim.effect.named, None)
    assert (row["verdict_code"], row["level_and_office"]) == ("not_checkable", None)


def test_matter_without_a_guide_has_the_office_of_the_day():
    matter = MatterFactory(exercise_level="4", office__name="新局")
    ClaimFactory(effect__matter=matter)
    assert rows()[0]["level_and_office"] == "县级 新局"
    Responsibility.objects.create(
        matter=matter,
        office=OfficeFactory(name="老局"),
        starts_on=date(2010, 1, 1),
        ends_on=AWAY + timedelta(days=1),
    )
    assert rows()[0]["level_and_office"] == "县级 老局"
    assert rows(on=AWAY + timedelta(days=1))[0]["level_and_office"] == "县级 新局"


def test_offices_and_successors_stand_by_their_names():
    after = MatterFactory(name="承接的许可")
    ended = MatterFactory(ended=True)
    Succession.objects.create(ended=ended, successor=after)
    item = HandlingItemFactory(matter=ended)
    published_guide(handling_item=item, at=datetime(2015, 1, 1, tzinfo=UTC))
    effect = EffectFactory(matter=ended)
    ClaimFactory(effect=effect, kind="successor", amount=None, unit="", successor=after)
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=ended.office)
    first, second = rows()
    assert (first["claim"], first["now"]) == ("由其他事项承接：承接的许可", "承接的许可")
    assert "承接的许可" in first["sentence"]
    assert (second["claim"], second["now"]) == (
        f"实施主体：{ended.office.name}",
        ended.office.name,
    )


def test_effect_says_its_part_period_and_partners():
    effect = EffectFactory(
        scope="注册地址变更",
        condition="试点期间",
        group="部分",
        starts_on=date(2018, 10, 1),
        ends_on=date(2019, 1, 1),
    )
    EffectPartnerFactory(effect=effect)
    (row,) = rows()
    assert (row["scope"], row["condition"], row["group"]) == ("注册地址变更", "试点期间", "部分")
    assert (row["starts_on"], row["ends_on"]) == ("2018-10-01", "2019-01-01")
    assert row["partners"] == effect.partners.get().named


def test_effect_whose_period_is_over_is_judged_on_its_last_day():
    made = reform()
    made.effect.ends_on = STARTS[15].date()
    made.effect.save()
    (row,) = rows()
    assert (row["verdict"], row["now"], row["ends_on"]) == ("已核实", "10 工作日", "2020-01-01")
    assert (row["now_revision"], row["now_sha256"]) == (2, made.revisions[1].sha256)


def test_row_never_says_what_stands_in_a_draft_or_changed_since():
    made = reform()
    before = rows()
    GuideRevisionFactory(handling_item=made.item, number=9, limited=True)
    Matter.objects.update(name="后来的名称", exercise_level="6")
    assert rows() == before


def test_line_ends_are_plain_and_blanks_are_nothing():
    MeasureFactory(summary="一\r\n二\n", supervision="  ")
    (row,) = rows()
    assert (row["summary"], row["supervision"]) == ("一\n二", None)


def test_rows_follow_the_document():
    plan = ReformPlanFactory()
    for order, number in ((2, "annex-1"), (1, "10"), (3, "2")):
        MeasureFactory(plan=plan, order=order, number=number)
    MeasureFactory()
    assert [row["number"] for row in rows(plan)] == ["10", "annex-1", "2"]
