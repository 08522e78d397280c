"""The outline: which headings are measures in each manner of numbering."""

import pytest

from reforms.imports.plan_text import decoding, headings


def outline(text: str) -> headings.Outline:
    return headings.outline(decoding.lines(text.encode()))


def clauses(text: str) -> list[str]:
    return [node.clause for node in outline(text).measures()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n(一)乙\n1.丙\n2.丁\n(二)戊\n3.己", ["一(一)1", "一(一)2", "一(二)3"]),
        ("一、甲\n1.丙\n二、乙\n2.丁", ["一1", "二2"]),
        ("一、甲\n(1)丙\n(2)丁", ["一(1)", "一(2)"]),
        ("一、指导思想\n二、甲\n(一)乙\n(二)丙\n三、保障措施\n(一)丁", ["二(一)", "二(二)"]),
        ("一、总体要求\n二、甲\n三、乙", ["二", "三"]),
        ("第一,甲\n第二、乙", ["一", "二"]),
        ("1.甲\n其中:\n(1)乙\n(2)丙\n2.丁", ["1", "2"]),
        ("没有编号的一段文字", []),
    ],
)
def test_measures_are_the_numbered_items(text, expected):
    assert clauses(text) == expected


def test_section_beside_items_is_a_measure_and_one_of_another_part_is_not():
    text = "一、要求\n(一)思想\n二、任务\n(一)甲\n1.乙\n(二)丙\n三、保障\n(一)丁"
    assert clauses(text) == ["二(一)1", "二(二)"]


def test_section_above_items_is_a_measure_only_where_it_says_who_is_responsible():
    items = "\n1.乙\n2.丙"
    assert clauses(f"一、任务\n(一)甲\n做好。(综合处负责){items}") == [
        "一(一)",
        "一(一)1",
        "一(一)2",
    ]
    assert clauses(f"一、任务\n(一)甲\n做好。{items}") == ["一(一)1", "一(一)2"]


@pytest.mark.parametrize(
    "line", ["2019年底前完成", "3.5万件", "12345热线", "一是做好", "第一时间办理"]
)
def test_line_that_begins_with_a_number_is_no_heading(line):
    found = outline(f"1.甲\n{line}")
    assert len(found.nodes) == 1
    assert [one.text for one in found.nodes[0].lines] == [line]


def test_annex_begins_behind_the_first_heading():
    found = outline("附件\n方案\n一、甲\n1.乙\n附件:1.表\n2.图")
    assert [line.text for line in found.head] == ["附件", "方案"]
    assert [line.text for line in found.annex] == ["附件:1.表", "2.图"]
    assert clauses("1.乙\n附表 分工\n序号 任务 责任单位\n3.丙。甲局") == ["1"]


def test_title_is_the_first_sentence_or_the_short_line():
    first, second = outline("1.合并审批。甲与乙合并\n2.推进服务\n做好审批").nodes
    assert (first.title, second.title) == ("合并审批", "推进服务")
    assert first.body.text == "合并审批。甲与乙合并"
    assert second.body.text == "推进服务。\n做好审批"


def test_line_broken_in_mid_sentence_goes_on():
    node = outline("1.取消审批。将很长很长的一项审\n批取消。\n\n另起一段。").nodes[0]
    assert node.body.text == "取消审批。将很长很长的一项审批取消。\n另起一段。"
    assert [one.line for one in node.body.sentences()] == [1, 1, 4]
