"""Whole documents: what is found, what is not placed, and files that are no plan."""

from datetime import date

import pytest

from matters.problems import Problem
from reforms.imports.plan_text import reading
from tests.reforms.imports.plan_text.samples import content, measures, read, unplaced


def test_numbered_document_is_read_whole():
    plan = read(content("items.md"), [("yi", "乙类货物(散装)经营许可")])
    assert (plan.title, plan.issuer_name) == (
        "云泽市市场监督管理局关于简化审批的实施方案",
        "云泽市市场监督管理局",
    )
    assert (plan.document_number, plan.issued_on) == ("云市监〔2031〕12号", date(2031, 3, 5))
    found = measures(plan)
    assert list(found) == ["1", "2", "3", "4", "二(三)"]
    assert [one.mode for one in plan.measures] == [
        "cancel",
        "delegate",
        "on_the_spot",
        "notify_and_commit",
        "supervision",
    ]
    assert [one.category for one in plan.measures] == [
        "fewer_approvals",
        "fewer_approvals",
        "approval_method",
        "approval_method",
        "supervision",
    ]
    first = found["1"]
    assert (first.leads, first.supporters) == (("审批处",), ("法规处", "信息中心"))
    assert (first.clause, first.section) == ("二(一)1", "二(一) 简政放权")
    assert [one.match and one.match.slug for one in first.matters] == [None, "yi"]
    assert found["3"].due_on == date(2031, 6, 30)
    assert (found["3"].first_line, found["3"].last_line) == (27, 28)
    assert [point.number for point in found["4"].points] == [1, 2]
    assert [one.clause for one in plan.sections] == ["一(一)", "一(二)"]


def test_encoding_does_not_change_what_is_read():
    text = content("items.md").decode()
    assert read(text.encode("gb18030")) == read(text)


def test_lists_of_first_and_second():
    first, second = read(content("ordinals.txt")).measures
    assert [point.text for point in first.points] == [
        "统一受理政务服务事项",
        "统一出件,企业和群众只跑1次",
    ]
    assert [one.name for one in second.matters] == ["采砂许可", "河道内建设审批"]
    assert (first.number, second.number, second.force) == ("一", "二", "strive")


def test_each_field_that_is_not_there_is_told_with_its_line():
    plan = read("便民事项改革方案\n\n1.做好企业服务。企业和群众办事方便。")
    assert [(one.line, one.measure, one.field) for one in plan.unplaced] == [
        (0, "", "document_number"),
        (0, "", "issued_on"),
        (0, "", "issuer_name"),
        (0, "", "region_code"),
        (3, "1", "due_on"),
        (3, "1", "lead"),
        (3, "1", "mode"),
    ]


def test_numbers_that_begin_anew_become_clauses():
    text = "审批事项改革\n一、甲\n1.取消审批事项\n2.下放审批事项\n二、乙\n1.合并审批事项\n二、乙\n1.精简审批事项"
    assert list(measures(read(text))) == ["一1", "一2", "二1", "二1-2"]


def test_offices_of_the_heading_above_are_told_and_not_taken_over():
    text = "审批事项\n一、甲\n(一)乙\n办好事项。(综合处负责)\n1.推进审批改革。做好。\n2.落实审批改革。做好。"
    plan = read(text)
    assert measures(plan)["1"].leads == ()
    reason = "没有写明责任单位；上一级一(一)（第 3 行起）写有责任单位"
    assert ("1", 5, reason) in unplaced(plan, "lead")


def test_matters_outside_all_measures_are_told():
    text = "审批改革\n一、甲\n(一)乙\n对“甲类许可”“乙类登记”两个办理事项帮办。\n1.落实审批改革。"
    reason = "一(一)不是举措，点到的事项没有归到哪一项：甲类许可、乙类登记"
    assert unplaced(read(text), "matters") == [("", 4, reason)]


def test_due_day_before_the_plan_and_several_due_days_are_told():
    text = "审批改革\n2031年3月5日\n1.取消审批。2030年底前办结。\n2.下放审批。2031年6月底前试点,2031年底前办结。"
    plan = read(text)
    assert ("1", 3, "时间节点 2030-12-31 早于方案的成文日期") in unplaced(plan, "due_on")
    assert ("2", 4, "写有 2 个时间节点，请选定一个") in unplaced(plan, "due_on")
    assert measures(plan)["2"].due_on is None


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "文件是空的，请选方案的全文"),
        (
            bytes(range(256)) * 4,
            "文件不是文本（既不是 UTF-8，也不是 GB18030），请另存为 UTF-8 纯文本",
        ),
        (content("novel.txt"), reading.NO_PLAN),
        (content("novel.txt").decode().encode("gb18030"), reading.NO_PLAN),
        ("深化审批制度改革,企业和群众办事更方便。".encode(), reading.NO_MEASURES),
        (b'{"slug": "a", "title": "b", "measures": []}', reading.NO_PLAN),
        ("审批".encode() * 400_000, "文件有 2.3 MB，方案的文本最多 2 MB"),
        (
            "\n".join(f"{number % 900 + 1}.取消审批" for number in range(20_001)).encode(),
            "有 20001 项编号的举措，一个方案最多 20000 项，请核对文件",
        ),
    ],
)
def test_file_that_is_no_plan_gives_one_problem_and_nothing_else(file, reason):
    found = reading.read(file)
    assert found == reading.TextReading(None, (Problem("", "", reason),))
