"""A filled template, from its bytes to its rows."""

from typing import Any

import pytest

from matters.imports import workbook
from matters.imports.rows import (
    ChannelRow,
    CitationRow,
    ConditionRow,
    FeeRow,
    IntermediaryRow,
    MaterialRow,
    ProcedureRow,
    QuestionRow,
    RegionRow,
    ResultRow,
    SituationRow,
    StepRow,
    TrackRow,
    WindowRow,
)
from matters.limits import Limit
from matters.problems import Problem
from tests.matters.imports.workbook.samples import (
    BASIC_CODE,
    CREDIT_CODE,
    FULL,
    IMPLEMENTATION_CODE,
    ITEM_CODE,
    RECORD,
    empty,
    filled,
    only,
    refused,
    with_record,
    with_shared_texts,
)


def test_read_returns_everything_a_record_says() -> None:
    row = only(filled(FULL))

    assert row.row == "事项 第2行"
    matter, item, revision = row.matter, row.item, row.revision
    assert revision is not None
    region = RegionRow("310000", "上海市")
    assert (matter.name, matter.region) == ("第二类医疗器械注册", region)
    assert matter.office is not None
    assert (matter.office.name, matter.office.region) == ("上海市药品监督管理局", region)
    assert matter.office.credit_code == CREDIT_CODE
    assert (matter.basic_code, matter.implementation_code) == (BASIC_CODE, IMPLEMENTATION_CODE)
    assert (matter.matter_type, matter.exercise_level) == ("01", "2")
    assert (matter.power_source, matter.body_nature) == ("own_level", "statutory")
    assert matter.audiences == ("enterprise", "institution")
    assert matter.popular_names == ("器械证", "注册证")
    assert (matter.scope_note, matter.division_of_powers) == ("本市第二类医疗器械", "国家、省两级")
    assert matter.responsible_division == "医疗器械注册处"
    assert (item.name, item.kind) == ("首次注册", "first_issue")
    assert (item.code, item.national_code) == (ITEM_CODE, f"{BASIC_CODE}01")
    assert item.source_key == ""

    assert revision.handling_type == "commitment"
    assert revision.statutory_limit == Limit(20, "working_day", "不含专家评审")
    assert revision.statutory_citation == CitationRow("医疗器械监督管理条例", article="第十六条")
    assert revision.promised_limit == Limit(10, "working_day")
    assert (revision.rolls_to_working_day, revision.rolls_basis) == (False, "条例第九条")
    assert (revision.onsite_visits, revision.onsite_reason) == (1, "核验原件")
    assert revision.handling_modes == ("window", "online")
    assert revision.online_depths == ("accept", "handle")
    assert revision.online_url == "https://example.org/apply"
    assert revision.cross_region_scope == "city"
    assert (revision.takes_appointments, revision.in_service_hall) == (True, True)
    assert revision.has_self_service is False
    assert revision.conditions == (ConditionRow("条件一"), ConditionRow("条件二"))
    assert (revision.acceptance_standard, revision.quantity_limit) == ("齐全", "")
    assert revision.application_period == "有效期届满前六个月"
    assert revision.early_service == "可提前咨询"
    assert (revision.is_charged, revision.pays_online) == (True, False)
    assert revision.has_intermediary is True
    assert revision.channels == (
        ChannelRow("consultation", "021-12345678"),
        ChannelRow("consultation", "+86 12345"),
        ChannelRow("complaint", "021-87654321"),
    )
    assert revision.results == (
        ResultRow("医疗器械注册证", "licence", "5 年", ("post", "collect")),
    )
    assert revision.rights_and_duties == "如实填报"
    assert (revision.review_notice, revision.litigation_notice) == ("六十日内", "六个月内")
    assert revision.change_reason == "时限压缩"


def test_read_returns_the_rows_of_every_other_sheet() -> None:
    revision = only(filled(FULL)).revision

    assert revision is not None
    assert revision.situations == (SituationRow("新设、变更", "合并办理"), SituationRow("延续"))
    assert revision.materials == (
        MaterialRow(
            name="申请表",
            is_proof=True,
            material_type="original",
            originals=1,
            copies=2,
            medium="paper_or_electronic",
            source="applicant",
            source_note="自行填写",
            necessity="conditional",
            necessity_note="变更时",
            exempt_reason="e_licence",
            exempt_note="营业执照",
            paper_format="A4",
            filling_notes="逐项填写",
            acceptance_standard="签字齐全",
            basis="条例第十四条",
            situations=("延续", "新设、变更"),
            remark="备注一",
        ),
        MaterialRow(name="研究资料"),
    )
    assert revision.steps == (
        StepRow(
            name="受理",
            kind="accept",
            limit=Limit(5, "working_day"),
            promised_amount=3,
            counts_in_limit=False,
            handler="受理处",
            standard="齐全",
            result="受理通知书",
            note="当场出具",
            situations=("延续",),
        ),
        StepRow(name="办结", limit=Limit(unit="on_the_spot")),
    )
    assert revision.procedures == (
        ProcedureRow(
            name="技术审评",
            kind="expert_review",
            limit=Limit(60, "working_day"),
            counts_in_limit=False,
            effect="pauses",
            basis="条例",
            is_charged=False,
            charge_basis="公告",
            provider="审评中心",
            phone="021-1",
            note="另计",
            situations=("延续",),
        ),
    )
    assert revision.tracks == (
        TrackRow("告知承诺程序", "notify_and_commit", Limit(unit="on_the_spot"), "即办", ("延续",)),
    )
    assert revision.fees == (
        FeeRow(
            "注册费",
            "每件一万元",
            "公告",
            can_be_reduced=True,
            reductions="小微企业",
            remark="首次",
            situations=("新设、变更",),
        ),
    )
    assert revision.windows == (
        WindowRow(
            name="一号窗口",
            hall="政务大厅",
            address="某路 1 号",
            hours="9:00-17:00",
            phones="021-3",
            directions="地铁",
            map_url="https://example.org/map",
        ),
    )
    assert revision.citations == (
        CitationRow(
            "医疗器械监督管理条例", "国令第 739 号", "第十四条", "原文", "国务院", "implementation"
        ),
    )
    assert revision.intermediaries == (IntermediaryRow("检测", "条例", "第三方"),)
    assert revision.questions == (QuestionRow("要多久?", "十天。"),)


def test_read_knows_texts_that_are_stored_once_for_all_cells() -> None:
    rows = {
        "事项": [{**RECORD, "修订原因": "乙"}],
        "材料": [{"编号": "1", "材料名称": RECORD["事项名称"]}],
    }

    row = only(with_shared_texts(rows))

    assert row.matter.name == "第二类医疗器械注册"
    assert row.revision is not None
    assert row.revision.change_reason == "甲乙"
    assert [material.name for material in row.revision.materials] == ["第二类医疗器械注册"]


def test_read_tells_where_a_record_comes_from() -> None:
    by_office = only(with_record())
    by_name = workbook.read(with_record(), "药监局填报").rows[0]

    assert by_office.revision is not None
    assert by_name.revision is not None
    assert by_office.matter.source_name == by_office.revision.source_name == "上海市药品监督管理局"
    assert by_name.matter.source_name == by_name.revision.source_name == "药监局填报"
    assert by_office.matter.source_kind == by_office.revision.source_kind == "office"
    assert (by_office.revision.number, by_office.revision.starts_at) == (None, None)
    assert (by_office.revision.is_published, by_office.revision.confidence) == (True, "")


def test_an_unfilled_template_has_no_records() -> None:
    assert "没有填写任何事项" in refused(empty()).reason


@pytest.mark.parametrize(
    ("label", "value", "problem"),
    [
        ("实施主体", None, Problem("事项 第2行", "实施主体", "必填，不能为空")),
        (
            "区划代码",
            "031000",
            Problem("事项 第2行", "区划代码", "应为六位数字，首位不为 0，现在是“031000”。请核对"),
        ),
        ("法定时限", 20, Problem("事项 第2行", "法定时限", "填了数字 20，没有选单位")),
        ("承诺时限单位", "工作日", Problem("事项 第2行", "承诺时限", "选了单位，没有填数字")),
        ("法定时限", -3, Problem("事项 第2行", "法定时限", "不能是负数，现在是 -3")),
        (
            "法定时限依据条款",
            "第一条",
            Problem("事项 第2行", "法定时限依据文件", "填了条款，没有填文件名称"),
        ),
        (
            "审批结果类型",
            "证照",
            Problem("事项 第2行", "审批结果名称", "填了结果类型或有效期，没有填结果名称"),
        ),
        ("送达方式", "邮寄", Problem("事项 第2行", "审批结果名称", "填了送达方式，没有填结果名称")),
    ],
)
def test_a_wrong_record_is_refused_with_row_field_and_reason(
    label: str, value: Any, problem: Problem
) -> None:
    assert refused(with_record(**{label: value})) == problem


def test_a_number_beside_on_the_spot_is_refused() -> None:
    problem = refused(with_record(承诺时限=1, 承诺时限单位="当场办结"))

    assert (problem.field, "数字要留空" in problem.reason) == ("承诺时限", True)


def test_all_problems_of_a_file_are_told_and_sound_records_remain() -> None:
    reading = workbook.read(
        filled(
            {
                "事项": [
                    {**RECORD, "法定时限": -3, "到现场次数": 2.5, "统一社会信用代码": "1"},
                    {**RECORD, "编号": "2", "业务办理项名称": "变更"},
                ]
            }
        )
    )

    assert [row.item.name for row in reading.rows] == ["变更"]
    assert {problem.field for problem in reading.problems} == {
        "法定时限",
        "到现场次数",
        "统一社会信用代码",
    }
