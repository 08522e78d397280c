"""Filled templates for tests, written with openpyxl: another hand than the one that reads them."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import xlsxwriter

from matters.exports import template
from matters.imports import workbook
from matters.imports.rows import GuideRow
from matters.problems import Problem

CREDIT_CODE = "11310000002422098T"
BASIC_CODE = "310101033000"
IMPLEMENTATION_CODE = f"{CREDIT_CODE}2{BASIC_CODE}"
ITEM_CODE = f"{IMPLEMENTATION_CODE}01"
SHEET_PART = "xl/worksheets/sheet2.xml"
"""The sheet 事项: the first after 说明."""

RECORD: dict[str, Any] = {
    "编号": "1",
    "区划代码": "310000",
    "实施主体": "上海市药品监督管理局",
    "事项名称": "第二类医疗器械注册",
    "业务办理项名称": "首次注册",
}
"""The least a record must say."""

Rows = dict[str, list[dict[str, Any]]]


@cache
def empty() -> bytes:
    target = io.BytesIO()
    template.write(target)
    return target.getvalue()


def opened(content: bytes | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content or empty()))


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def place(sheet: Any, label: str) -> int:
    """The column under a heading, from 1."""
    for cell in sheet[1]:
        if str(cell.value).removesuffix("*") == label:
            return int(cell.column)
    raise LookupError(label)


def filled(rows: Rows, change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """The template with `rows` by sheet and heading, from the second row on."""
    book = opened()
    for name, entries in rows.items():
        sheet = book[name]
        for row, entry in enumerate(entries, start=2):
            for label, value in entry.items():
                sheet.cell(row, place(sheet, label)).value = value
    if change:
        change(book)
    return saved(book)


def with_record(**values: Any) -> bytes:
    """A template with the smallest record, changed by `values`; None takes a value away."""
    return filled({"事项": [{**RECORD, **values}]})


def with_child(sheet: str, **values: Any) -> bytes:
    return filled({"事项": [RECORD], sheet: [{"编号": "1", **values}]})


def repacked(
    content: bytes,
    replace: dict[str, bytes | Callable[[bytes], bytes]] | None = None,
    add: dict[str, bytes] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The package with parts replaced or changed, and further ones added."""
    target = io.BytesIO()
    replace = replace or {}
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", compression) as copy,
    ):
        for name in source.namelist():
            change = replace.get(name, source.read(name))
            copy.writestr(name, change(source.read(name)) if callable(change) else change)
        for name, part in (add or {}).items():
            copy.writestr(name, part)
    return target.getvalue()


FULL: Rows = {
    "事项": [
        RECORD
        | {
            "区划名称": "上海市",
            "统一社会信用代码": CREDIT_CODE,
            "事项类型": "行政许可",
            "基本编码": BASIC_CODE,
            "实施编码": IMPLEMENTATION_CODE,
            "行使层级": "省级",
            "权力来源": "法定本级行使",
            "实施主体性质": "法定机关",
            "服务对象": "企业法人、事业法人",
            "俗称": "器械证;注册证",
            "行使内容": "本市第二类医疗器械",
            "权限划分": "国家、省两级",
            "责任处室": "医疗器械注册处",
            "业务办理项编码": ITEM_CODE,
            "国家业务办理项编码": f"{BASIC_CODE}01",
            "类别": "首次办理",
            "办件类型": "承诺件",
            "法定时限": 20,
            "法定时限单位": "工作日",
            "法定时限说明": "不含专家评审",
            "法定时限依据文件": "《医疗器械监督管理条例》",
            "法定时限依据条款": "第十六条",
            "承诺时限": 10.0,
            "承诺时限单位": "工作日",
            "届满日遇休息日顺延": "否",
            "顺延的依据": "条例第九条",
            "到现场次数": 1,
            "必须现场办理原因": "核验原件",
            "办理形式": "窗口办理,网上办理",
            "网上办理深度": "互联网受理\n互联网办理",
            "网上办理地址": "https://example.org/apply",
            "通办范围": "全市",
            "可预约": "是",
            "进驻大厅": True,
            "可自助终端办理": "否",
            "受理条件": "条件一\n\n条件二",
            "审查标准": "齐全",
            "数量限制": "无",
            "申请期间": "有效期届满前六个月",
            "提前服务": "可提前咨询",
            "是否收费": "是",
            "可网上支付": "否",
            "涉及中介服务": "是",
            "咨询电话": "021—12345678\n+86 12345",
            "监督投诉电话": "021-87654321",
            "审批结果名称": "医疗器械注册证",
            "审批结果类型": "证照",
            "审批结果有效期": "5 年",
            "送达方式": "邮寄、窗口领取",
            "申请人权利义务": "如实填报",
            "行政复议告知": "六十日内",
            "行政诉讼告知": "六个月内",
            "修订原因": "时限压缩",
        }
    ],
    "情形": [
        {"编号": 1, "情形名称": "新设、变更", "情形说明": "合并办理"},
        {"编号": "1", "情形名称": "延续"},
    ],
    "材料": [
        {
            "编号": "1",
            "材料名称": "申请表",
            "材料类型": "原件",
            "原件份数": 1,
            "复印件份数": "２",
            "材料形式": "纸质或电子",
            "来源渠道": "申请人自备",
            "来源渠道说明": "自行填写",
            "必要性": "非必要",
            "需要提交的情形": "变更时",
            "免于提交": "可调用电子证照，免于提交",
            "免于提交说明": "营业执照",
            "属于证明": "是",
            "规格": "A4",
            "填报须知": "逐项填写",
            "受理标准": "签字齐全",
            "要求依据": "条例第十四条",
            "适用情形": "延续、新设、变更",
            "备注": "备注一",
        },
        {"编号": "1", "材料名称": "研究资料"},
    ],
    "办理环节": [
        {
            "编号": "1",
            "环节": "受理",
            "环节名称": "受理",
            "办理人员或机构": "受理处",
            "时限": 5,
            "时限单位": "工作日",
            "环节承诺时限": 3,
            "计入办结时限": "否",
            "审查标准": "齐全",
            "办理结果": "受理通知书",
            "说明": "当场出具",
            "适用情形": "延续",
        },
        {"编号": "1", "环节名称": "办结", "时限单位": "当场办结"},
    ],
    "特别程序": [
        {
            "编号": "1",
            "程序类别": "专家评审",
            "程序名称": "技术审评",
            "时限": 60,
            "时限单位": "工作日",
            "计入办结时限": "否",
            "对计时的影响": "暂停计时",
            "法定依据": "条例",
            "是否收费": "否",
            "收费依据": "公告",
            "实施机构": "审评中心",
            "电话": "021-1",
            "说明": "另计",
            "适用情形": "延续",
        }
    ],
    "分程序时限": [
        {
            "编号": "1",
            "程序": "告知承诺",
            "程序名称": "告知承诺程序",
            "时限单位": "当场办结",
            "说明": "即办",
            "适用情形": "延续",
        }
    ],
    "收费": [
        {
            "编号": "1",
            "收费项目": "注册费",
            "收费标准": "每件一万元",
            "收费依据": "公告",
            "允许减免": "是",
            "减免情形和依据": "小微企业",
            "备注": "首次",
            "适用情形": "新设、变更",
        }
    ],
    "窗口": [
        {
            "编号": "1",
            "窗口名称": "一号窗口",
            "大厅": "政务大厅",
            "地址": "某路 1 号",
            "办理时间": "9:00-17:00",
            "电话": "021－3",
            "交通指引": "地铁",
            "地图地址": "https://example.org/map",
        }
    ],
    "依据": [
        {
            "编号": "1",
            "依据类别": "实施依据",
            "文件名称": "《医疗器械监督管理条例》",
            "文号": "国令第 739 号",
            "条款": "第十四条",
            "条款内容": "原文",
            "颁布机关": "国务院",
        }
    ],
    "中介服务": [{"编号": "1", "中介服务名称": "检测", "设定依据": "条例", "说明": "第三方"}],
    "常见问题": [{"编号": "1", "问题": "要多久?", "解答": "十天。"}],
}
"""A record that says everything."""


def only(content: bytes) -> GuideRow:
    """The one record of a file without problems."""
    reading = workbook.read(content)
    assert reading.problems == ()
    (row,) = reading.rows
    return row


def refused(content: bytes) -> Problem:
    """The one problem of a file of which nothing is read."""
    reading = workbook.read(content)
    assert reading.rows == ()
    (problem,) = reading.problems
    return problem


def changed(change: Callable[[openpyxl.Workbook], None], **values: Any) -> bytes:
    return filled({"事项": [{**RECORD, **values}]}, change)


def with_shared_texts(entries: Rows) -> bytes:
    """A workbook as Excel stores it, every text once in a table of its own, with a rich text among them."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        bold = book.add_format({"bold": True})
        for name, rows in entries.items():
            sheet = book.add_worksheet(name)
            labels = list(dict.fromkeys(label for row in rows for label in row))
            sheet.write_row(0, 0, labels)
            for number, row in enumerate(rows, start=1):
                for label, value in row.items():
                    if label == "修订原因":
                        sheet.write_rich_string(number, labels.index(label), "甲", bold, value)
                    else:
                        sheet.write(number, labels.index(label), value)
    return target.getvalue()
