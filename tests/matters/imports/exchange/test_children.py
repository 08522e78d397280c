"""Child tables: order, null words, phones, addresses, and what has no name."""

import pytest

from matters.imports.exchange.children import without_brackets, without_title_marks
from matters.imports.rows import ChannelRow, MaterialRow, QuestionRow, WindowRow
from matters.limits import Limit
from tests.matters.imports.exchange.samples import (
    child_record,
    noted,
    only,
    record,
    refused,
    sample,
)


def revision_of(changed):
    return only(changed).revision


def test_materials_in_their_own_order():
    first, second = revision_of(record()).materials
    assert (first.name, second.name) == ("申请表", "安全方案")
    assert first == MaterialRow(
        name="申请表",
        material_type="original",
        originals=1,
        copies=0,
        medium="paper",
        source="applicant",
        source_note="申请人自备",
        necessity="required",
        paper_format="A4",
        filling_notes="如实填写",
        acceptance_standard="内容真实",
        blank_form="00000000-0000-4000-8000-0000000000f1",
        basis="《示例条例<试行>》第四条",
    )
    assert (second.material_type, second.necessity) == ("original_and_copy", "conditional")
    assert second.remark == "按活动规模编写"


def test_rows_of_equal_or_missing_order():
    changed = record()
    changed["AUDIT_MATERIAL"] = [
        {"material_name": "丁"},
        {"material_name": "丙", "ordernum": "x"},
        {"material_name": "乙", "ordernum": "10", "materialcode": "002"},
        {"material_name": "甲", "ordernum": 10, "materialcode": "001"},
        {"material_name": "先", "ordernum": "9"},
    ]
    assert [each.name for each in revision_of(changed).materials] == ["先", "甲", "乙", "丁", "丙"]
    assert "AUDIT_MATERIAL[2].ordernum" in noted(changed)


def test_table_as_one_object():
    changed = record()
    changed["AUDIT_MATERIAL"] = changed["AUDIT_MATERIAL"][0]
    assert [each.name for each in revision_of(changed).materials] == ["安全方案"]


@pytest.mark.parametrize("nothing", [None, "", []])
def test_table_that_is_empty(nothing):
    changed = record()
    changed["AUDIT_QA"] = nothing
    assert revision_of(changed).questions == ()


@pytest.mark.parametrize("wrong", [5, "text", [None], [[{}]]])
def test_table_that_holds_no_rows_is_refused(wrong):
    changed = record()
    changed["AUDIT_QA"] = wrong
    assert "应为一行记录" in refused(changed)["AUDIT_QA[1]"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("material_name", "无"),
        ("material_name", "长" * 301),
        ("material_type", "5"),
        ("material_form", "9"),
        ("source_type", "40"),
        ("is_need", "0"),
        ("original_amount", -1),
        ("copy_amount", "若干"),
        ("page_format", "长" * 101),
        ("by_law", {"a": 1}),
    ],
)
def test_material_that_is_wrong_names_row_and_field(key, value):
    assert set(refused(child_record("AUDIT_MATERIAL", **{key: value}))) == {
        f"AUDIT_MATERIAL[1].{key}"
    }


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"material_form": "2"}, ("medium", "electronic")),
        ({"material_form": "3"}, ("medium", "paper_and_electronic")),
        ({"material_form": 4}, ("medium", "paper_or_electronic")),
        ({"material_type": "4"}, ("material_type", "original_or_copy")),
        ({"source_type": "30"}, ("source", "intermediary")),
        ({"is_need": "3"}, ("necessity", "deferrable")),
        ({"is_need": ""}, ("necessity", "")),
    ],
)
def test_material_words(values, words):
    changed = child_record("AUDIT_MATERIAL", **values)
    material = next(each for each in revision_of(changed).materials if each.name == "安全方案")
    assert getattr(material, words[0]) == words[1]


def test_unknown_material_property_refuses_nothing():
    assert revision_of(child_record("AUDIT_MATERIAL", material_prop="77", is_jzbm="?"))


def test_citations_keep_inner_marks_and_lose_the_outer():
    first, second = revision_of(record()).citations
    assert first.document == "示例省关于修改<示例条例>的决定"
    assert (first.number, first.article) == ("示例发[2010]5号", "第三条")
    assert second.document == "《示例条例》和《示例办法》"


def test_citations_of_the_other_envelope_in_order_with_their_issuer():
    first, second = only(sample("custom")).revision.citations
    assert first.document == "示例省关于修改<示例条例>的决定"
    assert (second.document, second.number, second.issuer) == (
        "示例治安办法",
        "示例令第3号",
        "示例部",
    )


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("《条例》", "条例"),
        ("条例", "条例"),
        ("《A》和《B》", "《A》和《B》"),
        ("《关于修改《条例》的决定》", "关于修改《条例》的决定"),
        ("《条例》（）", "条例"),
        ("《条例》（2017年修订）", "《条例》（2017年修订）"),
        ("《条例", "《条例"),
        ("《》", ""),
    ],
)
def test_without_title_marks(name, bare):
    assert without_title_marks(name) == bare


@pytest.mark.parametrize(
    ("number", "bare"),
    [
        ("（国务院令第1号）", "国务院令第1号"),
        ("（发[2006]28号）", "发[2006]28号"),
        ("〔2006〕28号", "〔2006〕28号"),
        ("（一）（二）", "（一）（二）"),
        ("", ""),
    ],
)
def test_without_brackets(number, bare):
    assert without_brackets(number) == bare


def test_citation_twice_stands_once_and_one_without_name_is_noted():
    changed = record()
    changed["AUDIT_ITEM_BYLAW"] = [
        {"law_name": "《甲》"},
        {"law_name": "甲", "law_dept": "示例部"},
        {"clause_content": "内容"},
        {"law_id": "x"},
    ]
    assert [each.document for each in revision_of(changed).citations] == ["甲"]
    assert list(noted(changed)) == ["AUDIT_ITEM_BYLAW[3].law_name"]


def test_windows():
    assert revision_of(record()).windows == (
        WindowRow(
            name="综合窗口",
            address="示例县中心路1号",
            hours="工作日上午9:00-12:00、下午２:00-５:00",
            phones="0990-1234567",
            directions="1路公交",
            map_url="https://map.example.cn/1",
        ),
    )


def test_window_that_cannot_be_found_and_map_that_is_no_link_are_noted():
    changed = record()
    changed["AUDIT_ITEM_WINDOW"] = [
        {"transact_time": "上午"},
        {"window_name": "甲", "map_url": "https://" + "a" * 500},
        {"window_name": "甲"},
    ]
    assert revision_of(changed).windows == (WindowRow(name="甲"),)
    assert set(noted(changed)) == {
        "AUDIT_ITEM_WINDOW[1].window_name",
        "AUDIT_ITEM_WINDOW[2].map_url",
    }


def test_questions_in_order_with_their_junk():
    first, second = revision_of(record()).questions
    assert first.question == "在哪里办？"
    assert second == QuestionRow("几天办结？", "见<承诺时限>。年javascript:void(0)满也可以")


def test_question_without_answer_is_noted():
    changed = record()
    changed["AUDIT_QA"] = [{"question": "几天？", "answer": "无"}, {"missex": "无"}]
    assert revision_of(changed).questions == ()
    assert list(noted(changed)) == ["AUDIT_QA[1].answer"]


def test_special_procedure_of_code_nine():
    (procedure,) = revision_of(record()).procedures
    assert (procedure.name, procedure.kind) == ("机构评审", "other")
    assert procedure.limit == Limit(15, "working_day")
    assert procedure.counts_in_limit is None
    assert (procedure.provider, procedure.phone) == ("示例县行政审批局", "0990-1234567")


@pytest.mark.parametrize(
    ("values", "name", "kind"),
    [
        ({"special_desc": "另有说明"}, "特别程序", "other"),
        ({"special_name": "听证"}, "听证", "hearing"),
        ({"special_name": "公示"}, "公示", "other"),
        ({"special_name": ""}, "特别程序", "other"),
    ],
)
def test_special_procedure_names(values, name, kind):
    changed = child_record("AUDIT_ITEM_SPECIAL", **values)
    assert noted(changed) == {}
    (procedure,) = revision_of(changed).procedures
    assert (procedure.name, procedure.kind) == (name, kind)


def test_special_procedure_of_unknown_code_is_noted():
    changed = child_record("AUDIT_ITEM_SPECIAL", special_name="3")
    assert revision_of(changed).procedures[0].name == "特别程序"
    assert "代码“3”" in noted(changed)["AUDIT_ITEM_SPECIAL[1].special_name"]


@pytest.mark.parametrize(
    ("values", "key"),
    [({"special_date": -1}, "special_date"), ({"special_date_type": "5"}, "special_date_type")],
)
def test_special_procedure_with_a_wrong_limit_is_refused(values, key):
    changed = child_record("AUDIT_ITEM_SPECIAL", **values)
    assert set(refused(changed)) == {f"AUDIT_ITEM_SPECIAL[1].{key}"}


def test_fees():
    (fee,) = revision_of(record()).fees
    assert (fee.name, fee.standard, fee.can_be_reduced) == ("场地费", "每场100元", True)
    assert fee.reductions == "公益活动\n凭证明减半"


def test_fee_without_name_is_noted():
    changed = child_record("AUDIT_CHARGE", fee_name="")
    assert revision_of(changed).fees == ()
    assert "AUDIT_CHARGE[1].fee_name" in noted(changed)


def test_result_only_with_a_name():
    (result,) = revision_of(record()).results
    assert (result.name, result.kind) == ("示例县户外活动许可决定书", "document")
    assert result.samples.count(",") == 1
    assert revision_of(child_record("AUDIT_ITEM_EXTEND", result_name="无")).results == ()


def test_channels_once_with_plain_hyphens():
    assert revision_of(record()).channels == (
        ChannelRow("consultation", "0990-1234567"),
        ChannelRow("complaint", "0990-7654321"),
        ChannelRow("progress", "https://zwfw.example.gov.cn/progress"),
        ChannelRow("progress", "0990-1234567", "查询电话"),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("无", []),
        ("0990—1234567", [("0990-1234567", "")]),
        ("6428820", [("6428820", "")]),
        (
            "网址：http://a.cn/?x=1，电话：0990-1",
            [("http://a.cn/?x=1", "网址"), ("0990-1", "电话")],
        ),
        ("到窗口查询", [("到窗口查询", "")]),
        ("http://a.cn\n\n0990-1", [("http://a.cn", ""), ("0990-1", "")]),
    ],
)
def test_progress_channels(query, found):
    channels = revision_of(record(query_url=query)).channels
    assert [(each.value, each.note) for each in channels if each.kind == "progress"] == found


@pytest.mark.parametrize("query", ["javascript:alert(1)", "http://a.cn/" + "a" * 500])
def test_progress_address_that_is_no_link_is_noted(query):
    changed = record(query_url=query)
    assert all(each.kind != "progress" for each in revision_of(changed).channels)
    assert "未导入" in noted(changed)["AUDIT_ITEM.query_url"]


def test_channel_that_is_too_long_is_refused():
    assert "超过上限 500" in refused(record(query_url="查" * 501))["AUDIT_ITEM.query_url"]
    assert "超过上限 500" in refused(record(link_way="1" * 501))["AUDIT_ITEM.link_way"]


def test_rows_of_another_version_are_noted():
    changed = child_record("AUDIT_QA", task_guid="another")
    assert "task_guid" in noted(changed)["AUDIT_QA"]
