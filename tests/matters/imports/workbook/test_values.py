from datetime import date, time
from typing import Any

import pytest

from matters.imports.workbook.columns import RECORDS
from matters.imports.workbook.shapes import LONGEST_TEXT
from matters.imports.workbook.values import MOST_ENTRIES, Wrong, is_blank, split, value_of

COLUMNS = {column.label: column for column in RECORDS.columns}


@pytest.mark.parametrize(
    ("label", "raw", "expected"),
    [
        ("法定时限说明", "  说明　", "说明"),
        ("法定时限说明", "一\r\n二", "一\n二"),
        ("法定时限单位", "法律未设期限", "none"),
        ("承诺时限单位", "on_the_spot", "on_the_spot"),
        ("承诺时限单位", " 工作日", "working_day"),
        ("行使层级", 2.0, "2"),
        ("事项类型", "01", "01"),
        ("通办范围", "全镇（乡、街道）", "town"),
        ("法定时限", 20.0, 20),
        ("法定时限", "20", 20),
        ("到现场次数", 0, 0),
        ("到现场次数", "０", 0),
        ("到现场次数", "暂无", None),
        ("到现场次数", "-", None),
        ("数量限制", "-", None),
        ("数量限制", "/", None),
        ("数量限制", 20.0, "20"),
        ("数量限制", 2.5, "2.5"),
        ("是否收费", "是", True),
        ("是否收费", "否", False),
        ("是否收费", False, False),
        ("是否收费", "无", None),
        ("咨询电话", 63210000.0, ("63210000",)),
        ("咨询电话", "+8621 1\n\n-2", ("+8621 1", "-2")),
        ("提前服务", "@电子邮件", "@电子邮件"),
        ("办理形式", "网上办理；网上办理，快递申请；", ("online", "express")),
        ("俗称", "甲、乙，丙\n丁；无", ("甲", "乙", "丙", "丁")),
        ("区划代码", 310000.0, "310000"),
        ("统一社会信用代码", "１１３１０ ０００", "11310000"),
        ("旧代码", "a-1 ", "a-1"),
        ("事项名称", "第二类\n 医疗\u200b器械注册", "第二类医疗器械注册"),
        ("网上办理地址", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("申请期间", "", None),
    ],
)
def test_values_are_read_as_they_are_meant(label: str, raw: Any, expected: Any) -> None:
    value = value_of(COLUMNS[label], raw)

    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("label", "raw", "words"),
    [
        ("编号", "", "必填"),
        ("实施主体", "  ", "必填"),
        ("事项名称", "暂无", "必填"),
        ("统一社会信用代码", 1.1310000002422098e17, "“文本”格式"),
        ("统一社会信用代码", "1.13E+17", "“文本”格式"),
        ("事项类型", "行政审批", "“行政审批”不在可选值中，可填：行政许可、行政处罚"),
        ("服务对象", "企业法人、外星人", "“外星人”不在可选值中"),
        ("是否收费", "不知道", "只能填“是”或“否”"),
        ("到现场次数", -1, "不能是负数"),
        ("到现场次数", 20.5, "不带小数"),
        ("到现场次数", "一次", "不带单位"),
        ("到现场次数", True, "要填"),
        ("到现场次数", float("nan"), "要填"),
        ("到现场次数", 10_000, "不能大于 9999"),
        ("到现场次数", date(2024, 1, 2), "要填"),
        ("法定时限", -3, "不能是负数，现在是 -3"),
        ("法定时限", 3651, "不能大于 3650"),
        ("法定时限", "20个工作日", "不带单位的数字，现在是“20个工作日”"),
        ("网上办理地址", "www.example.org", "https://"),
        ("网上办理地址", "javascript:alert(1)", "https://"),
        ("网上办理地址", "https://[", "网址不对"),
        ("网上办理地址", "https://" + "a" * 1000, "最多 1000 字"),
        ("事项名称", "长" * 301, "有 301 字，最多 300 字"),
        ("修订原因", "长" * 501, "最多 500 字"),
        ("咨询电话", "1" * 501, "最多 500 字"),
        ("旧代码", "1" * 65, "最多 64 位"),
        ("审查标准", "长" * (LONGEST_TEXT + 1), f"最多 {LONGEST_TEXT} 字"),
        ("俗称", "、".join("甲" * (MOST_ENTRIES + 1)), f"最多 {MOST_ENTRIES} 项"),
        ("申请期间", date(2024, 1, 2), "日期"),
        ("申请期间", time(9), "日期或时间"),
        ("申请期间", True, "TRUE"),
        ("申请期间", float("inf"), "“文本”格式"),
        ("提前服务", "甲\x01乙", "控制字符"),
        ("提前服务", "甲\x00乙", "控制字符"),
        ("提前服务", "甲\u202e乙", "控制字符"),
        ("提前服务", " =cmd|' /C calc'!A1", "以 = 开头"),
        ("编号", "=1", "以 = 开头"),
    ],
)
def test_wrong_values_are_refused_with_a_reason(label: str, raw: Any, words: str) -> None:
    with pytest.raises(Wrong) as refused:
        value_of(COLUMNS[label], raw)

    assert words in refused.value.reason


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("", True), (" 　\u200b", True), ("无", True), ("甲", False), (0, False), (False, False)],
)
def test_is_blank_tells_cells_that_say_nothing(raw: Any, *, expected: bool) -> None:
    assert is_blank(raw) is expected


def test_split_leaves_out_entries_that_say_nothing() -> None:
    assert split("甲、,乙;无\n 丙 ") == ["甲", "乙", "丙"]
