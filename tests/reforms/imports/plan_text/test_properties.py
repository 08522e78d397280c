"""Whatever the bytes, a reading or one problem; and time that grows with the length and not with its square."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reforms.imports import plan as loader
from reforms.imports.plan_text import brackets, plan_file, reading, report
from reforms.imports.plan_text.draft import DraftPlan

PIECES = [
    *"一二十1279.、,。;:()（）《》“”#|-\n\n\n \t：％%，",
    "一、", "（一）", "1.", "(1)", "第一，", "一是", "二是", "附件", "附件:1.", "序号任务责任单位\n", "1甲1.",
    "将", "对", "取消", "推广", "下放", "合并", "分别与", "由许可改为备案", "等3项", "等事项", "的", "中的", "和", "以及",
    "甲类许可", "乙类备案", "丙审批", "审批", "事项", "改革", "政务服务", "企业", "变更", "补证", "在东湖新区试点",
    "甲局", "乙处", "负责", "配合", "责任单位：", "街道、镇", "2031年底前", "到2031年", "2月30日前", "40%以上", "5个工作日内",
    "三分之二", "原则上", "争取", "\x00", "\ufffd", "\U0001f600", "é", "١", "½",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
CATALOGUE = [("a", "甲类许可"), ("b", "乙类备案(零售)"), ("c", "")]
REGIONS = [("990101", "东湖新区")]


def check(content: bytes) -> None:
    found = reading.read(content, CATALOGUE, REGIONS)
    if found.plan is None:
        (problem,) = found.problems
        assert problem.reason
        return
    plan = found.plan
    assert plan.measures
    numbers = [one.number for one in plan.measures]
    assert len(set(numbers)) == len(numbers)
    last = content.count(b"\n") + content.count(b"\r") + content.count(b"\f") + 1
    for one in plan.measures:
        assert 1 <= one.first_line <= one.last_line <= last
        assert not set(one.leads) & set(one.supporters)
    assert list(report.unplaced(plan)) or not plan.unplaced
    list(report.table(plan))
    report.as_json(plan)
    check_loader(plan)


def check_loader(plan: DraftPlan) -> None:
    """The loader asks for what is missing; it never finds a fault in what was found."""
    document = plan_file.document(plan, "slug", REGIONS)
    told = {(one.measure, one.field) for one in plan.unplaced}
    content = json.dumps(document, ensure_ascii=False).encode()
    for problem in loader.read(content).problems:
        if problem.row.startswith("举措 "):
            field = "mode" if problem.field.endswith("mode") else problem.field
            assert (problem.row.removeprefix("举措 "), field) in told, problem
        else:
            assert problem.field == "kind" or ("", problem.field) in told, problem


@settings(max_examples=150)
@given(TEXTS)
def test_any_text_is_read_or_refused(text):
    check(f"审批事项改革\n1.取消审批事项。\n{text}".encode())


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    check(content)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_damaged_plan_is_read_or_refused(noise):
    check("审批事项改革\n1.取消审批。将甲类许可取消。(甲局负责)\n".encode() * 3 + noise)


@given(st.text("(）)“”《》甲、", max_size=40))
def test_masking_keeps_the_length_and_splitting_loses_only_separators(text):
    assert len(brackets.masked(text)) == len(text)
    assert "".join(brackets.split(text, "、")).replace("、", "") == text.replace("、", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["将", "对、", "(", "“", "的", "与", "等3项", "一是。", "取消", "甲乙许可、", "审批的", " ", "1", "\n(一)审批(甲局负责)",
     "\n1.审批事项", "每年", "(甲局负责)", "“甲乙”", "《", "实施", "\n附件\n序号责任单位\n1.审"],
)  # fmt: skip
def test_time_grows_with_the_length(piece):
    """2 MB of what a careless expression would choke on; a second is usual, a square would take hours."""
    text = f"一、审批事项改革\n1.取消审批事项。{'审批事项' * 20_000}{piece * (900_000 // len(piece.encode()))}"
    content = text.encode()[: 2 * 1024 * 1024 - 4].decode("utf-8", "ignore").encode()
    started = time.monotonic()
    reading.read(content)
    assert time.monotonic() - started < 30
