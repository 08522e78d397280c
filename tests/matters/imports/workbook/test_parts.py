from typing import Any

import pytest

from matters.imports import workbook
from matters.imports.workbook.parts import known_situations
from matters.problems import Problem
from tests.matters.imports.workbook.samples import RECORD, filled, refused, with_child


@pytest.mark.parametrize(
    ("sheet", "values", "field", "words"),
    [
        ("材料", {}, "材料名称", "必填"),
        ("材料", {"材料名称": "表", "原件份数": -1}, "原件份数", "不能是负数"),
        ("材料", {"材料名称": "表", "必要性": "都要"}, "必要性", "不在可选值中"),
        ("材料", {"材料名称": "表", "适用情形": "延续"}, "适用情形", "“延续”"),
        ("办理环节", {"环节名称": "受理", "时限": 5}, "时限", "没有选单位"),
        ("办理环节", {"环节名称": "受理", "环节承诺时限": 5}, "环节承诺时限", "先填时限"),
        ("特别程序", {"程序名称": "听证", "时限单位": "工作日"}, "时限", "没有填数字"),
        (
            "特别程序",
            {"程序名称": "听证", "计入办结时限": "是", "对计时的影响": "暂停计时"},
            "对计时的影响",
            "才影响计时",
        ),
        ("分程序时限", {"程序名称": "听证", "时限": 1.5}, "时限", "不带小数"),
        ("收费", {"收费项目": "工本费", "适用情形": "延续"}, "适用情形", "“延续”"),
        ("窗口", {"办理时间": "9:00"}, "窗口名称", "至少填一项"),
        ("依据", {"文件名称": "《》"}, "文件名称", "没有文件名称"),
        ("常见问题", {"问题": "多久？"}, "解答", "必填"),
        ("收费", {"收费项目": "长" * 301}, "收费项目", "最多 300 字"),
    ],
)
def test_wrong_child_rows_are_refused_with_their_record(
    sheet: str, values: dict[str, Any], field: str, words: str
) -> None:
    problem = refused(with_child(sheet, **values))

    assert (problem.row, problem.field) == (f"{sheet} 第2行", field)
    assert words in problem.reason


def test_a_child_of_no_record_leaves_every_record_open() -> None:
    reading = workbook.read(with_child("材料", 编号="7", 材料名称="申请表"))

    assert reading.rows == ()
    assert reading.problems[0].row == "材料 第2行"
    assert "没有编号 7" in reading.problems[0].reason
    assert reading.problems[1].row == ""


def test_children_repeated_word_for_word_are_refused() -> None:
    child = {"编号": "1", "收费项目": "注册费"}

    problem = refused(filled({"事项": [RECORD], "收费": [child, child]}))

    assert problem == Problem("收费 第3行", "收费项目", "与 收费 第2行 重复。请只留一行")


def test_situations_of_one_name_are_refused() -> None:
    rows = [{"编号": "1", "情形名称": "延续"}, {"编号": "1", "情形名称": "延续", "情形说明": "二"}]

    assert refused(filled({"事项": [RECORD], "情形": rows})).row == "情形 第3行"


@pytest.mark.parametrize(
    ("pieces", "found", "unknown"),
    [
        (("延续",), ("延续",), ()),
        (("新设", "变更"), ("新设、变更",), ()),
        (("延续", "新设", "变更", "延续"), ("延续", "新设、变更"), ()),
        (("变更", "新设"), (), ("变更", "新设")),
        ((), (), ()),
    ],
)
def test_known_situations_joins_names_that_hold_a_separator(
    pieces: tuple[str, ...], found: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    assert known_situations(pieces, frozenset({"延续", "新设、变更"})) == (found, unknown)


def test_more_children_than_a_guide_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matters.imports.workbook.records.MOST_CHILDREN", 1)
    children = [{"编号": "1", "收费项目": "甲"}, {"编号": "1", "收费项目": "乙"}]

    problem = refused(filled({"事项": [RECORD], "收费": children}))

    assert problem == Problem("事项 第2行", "编号", "“收费”表中有 2 行属于它，最多 1 行")
