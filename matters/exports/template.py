"""The empty .xlsx template that officials fill in; `matters.imports.workbook` reads it."""

from datetime import UTC, datetime
from os import PathLike
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter brings no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # likewise
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # likewise
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

from matters.imports.workbook.columns import (
    CHOICE_LISTS,
    FLAG_LABELS,
    GUIDANCE,
    MOST_RECORDS,
    RECORDS,
    SHEETS,
    VERSION,
    VERSION_LABEL,
)
from matters.imports.workbook.shapes import Kind, SheetColumn, SheetDefinition
from matters.limits import LONGEST

CREATED_AT = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same, so that the same columns give the same bytes."""
LAST_ROW = MOST_RECORDS * 4
"""How far down the drop-down lists reach; sheets of children are longer than that of records."""
LAST_CELL = "XFD1048576"
NUMBERS = (Kind.COUNT, Kind.AMOUNT)
INTRODUCTION = (
    "一、在“事项”表中，每个业务办理项填一行，自编一个编号（如 1、2、3）。",
    "二、材料、环节、收费等填在各自的表中，每行第一列写上所属事项的编号。",
    "三、表头带 * 的必填；其他不清楚的留空，不要猜。“无”“暂无”与留空相同。",
    "四、有下拉列表的从列表中选。一格可填多个的，用“、”分开。",
    "五、只填文字和数字，不用公式，不用宏。代码、电话的单元格已设为文本格式，请勿更改。",
    "六、时限的数字与单位分两列填。当场办结的，单位选“当场办结”，数字留空。",
    f"七、一个文件最多 {MOST_RECORDS} 个业务办理项、10 MB。填好后存为 .xlsx。",
    "八、有一行填错，系统会指出是哪张表、哪一行、哪一列，改正后重新上传即可。",
)
EXAMPLE = {
    "number": "1",
    "region_code": "310000",
    "region_name": "上海市",
    "office_name": "某某局",
    "matter_name": "某某许可证核发",
    "matter_type": "行政许可",
    "exercise_level": "省级",
    "audiences": "企业法人、事业法人",
    "item_name": "首次申请",
    "item_kind": "首次办理",
    "handling_type": "承诺件",
    "statutory_amount": "20",
    "statutory_unit": "工作日",
    "statutory_note": "自受理之日起，不含专家评审",
    "statutory_document": "中华人民共和国行政许可法",
    "statutory_article": "第四十二条",
    "promised_amount": "10",
    "promised_unit": "工作日",
    "onsite_visits": "0",
    "handling_modes": "网上办理、快递申请",
    "cross_region_scope": "全市",
    "conditions": "依法设立的企业\n有与经营相适应的场所",
    "is_charged": "否",
    "consultation": "区号-电话号码",
    "result_name": "某某许可证",
    "result_kind": "证照",
    "result_validity": "5 年",
}
"""How a row of the sheet 事项 looks when filled in. Names are made up on purpose."""


def write(target: str | PathLike[str] | BinaryIO) -> None:
    """The template stands in `target`, a path or a binary file: every sheet with its header and no record."""
    options = {
        "constant_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": "办事指南填报模板", "created": CREATED_AT})
        formats = _formats(book)
        guidance = book.add_worksheet(GUIDANCE)
        sheets = [(book.add_worksheet(definition.name), definition) for definition in SHEETS]
        lists = _write_lists(book.add_worksheet(CHOICE_LISTS))
        _write_guidance(guidance, formats)
        for sheet, definition in sheets:
            _write_sheet(sheet, definition, formats, lists)


def _formats(book: Workbook) -> dict[str, Format]:
    heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "subtitle": book.add_format({"bold": True}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "0", "valign": "top"}),
        "heading": book.add_format({**heading, "bg_color": "#E8EEF7"}),
        "required": book.add_format({**heading, "bg_color": "#FCE4D6"}),
    }


def _write_lists(sheet: Worksheet) -> dict[tuple[str, ...], str]:
    """The drop-down lists, one column each, on a hidden sheet; by their labels, where each stands.

    Lists inside a validation are cut at 255 characters and broken at commas, which labels have.
    """
    lists = list(
        dict.fromkeys(
            labels for definition in SHEETS for c in definition.columns if (labels := _listed(c))
        )
    )
    for row in range(max(map(len, lists))):
        for column, labels in enumerate(lists):
            if row < len(labels):
                sheet.write_string(row, column, labels[row])
    sheet.hide()
    return {
        labels: f"='{CHOICE_LISTS}'!{xl_range_abs(0, column, len(labels) - 1, column)}"
        for column, labels in enumerate(lists)
    }


def _listed(column: SheetColumn) -> tuple[str, ...]:
    """The labels a drop-down offers; none for a column that takes several, which a drop-down cannot."""
    if column.kind is Kind.FLAG:
        return FLAG_LABELS
    return tuple(label for _, label in column.choices) if column.kind is Kind.CHOICE else ()


def _write_guidance(sheet: Worksheet, formats: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 80, formats["wrapped"])
    row = _Rows(sheet)
    row.write(("办事指南填报模板", formats["title"]))
    row.write((VERSION_LABEL, None), (VERSION, None))
    row.write()
    for line in INTRODUCTION:
        row.write((line, None))
    row.write()
    row.write(
        ("表", formats["subtitle"]), ("列", formats["subtitle"]), ("怎样填", formats["subtitle"])
    )
    for definition in SHEETS:
        row.write((definition.name, formats["subtitle"]), ("", None), (definition.help, None))
        for column in definition.columns:
            row.write(("", None), (column.heading, None), (_explained(column), None))
    row.write()
    row.write((f"“{RECORDS.name}”表填写示例", formats["subtitle"]))
    for column in RECORDS.columns:
        if column.key in EXAMPLE:
            row.write(("", None), (column.label, None), (EXAMPLE[column.key], formats["wrapped"]))


class _Rows:
    """Writes one row after the other, as constant memory demands."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 0

    def write(self, *cells: tuple[str, Format | None]) -> None:
        for column, (text, cell_format) in enumerate(cells):
            if text:
                self.sheet.write_string(self.row, column, text, cell_format)
        self.row += 1


def _explained(column: SheetColumn) -> str:
    labels = _listed(column)
    choices = f"可选：{'、'.join(labels)}。" if labels and column.kind is Kind.CHOICE else ""
    return f"{column.help}{choices}"


def _write_sheet(
    sheet: Worksheet,
    definition: SheetDefinition,
    formats: dict[str, Format],
    lists: dict[tuple[str, ...], str],
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{LAST_CELL}"})
    for place, column in enumerate(definition.columns):
        body = formats["number" if column.kind in NUMBERS else "text"]
        sheet.set_column(place, place, column.width, body)
        heading = formats["required" if column.required else "heading"]
        sheet.write_string(0, place, column.heading, heading)
        if explained := _explained(column):
            sheet.write_comment(0, place, explained, {"author": "", "x_scale": 2})
        if rule := _validation(column, lists):
            sheet.data_validation(1, place, LAST_ROW, place, rule)


def _validation(column: SheetColumn, lists: dict[tuple[str, ...], str]) -> dict[str, Any] | None:
    if labels := _listed(column):
        return {
            "validate": "list",
            "source": lists[labels],
            "error_title": column.label,
            "error_message": "请从下拉列表中选择。",
        }
    if column.kind in NUMBERS:
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": 0,
            "maximum": LONGEST,
            "error_title": column.label,
            "error_message": f"请填 0 到 {LONGEST} 的整数，不带单位。",
        }
    return None
