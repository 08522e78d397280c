import openpyxl
import pytest

from matters.imports import workbook
from matters.imports.workbook.columns import MOST_RECORDS
from matters.imports.workbook.sheets import MOST_PROBLEMS
from tests.matters.imports.workbook.samples import (
    RECORD,
    changed,
    empty,
    filled,
    only,
    place,
    refused,
    repacked,
    saved,
)


def test_headings_stand_in_any_order_and_below_a_title() -> None:
    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["事项"]
        rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
        book.remove(sheet)
        new = book.create_sheet("事项", 1)
        new.append(["某局填报"])
        for row in rows:
            new.append(row)

    row = only(changed(turn))

    assert (row.row, row.matter.name) == ("事项 第3行", "第二类医疗器械注册")


def test_merged_cells_hidden_sheets_and_empty_rows_are_fine() -> None:
    def rearrange(book: openpyxl.Workbook) -> None:
        book["材料"].sheet_state = "hidden"
        sheet = book["事项"]
        sheet.merge_cells(start_row=1, start_column=60, end_row=1, end_column=62)
        sheet.cell(9, 1).value = "   "

    content = filled(
        {"事项": [{}, {}, RECORD], "材料": [{}, {"编号": "1", "材料名称": "申请表"}]}, rearrange
    )

    revision = only(content).revision
    assert revision is not None
    assert [material.name for material in revision.materials] == ["申请表"]


@pytest.mark.parametrize("sheet", ["事项", "材料"])
def test_a_missing_required_heading_is_refused(sheet: str) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        label = {"事项": "事项名称", "材料": "材料名称"}[sheet]
        book[sheet].cell(1, place(book[sheet], label)).value = "名字"

    reading = workbook.read(changed(rename))

    assert reading.rows == ()
    assert (reading.problems[0].row, "缺少" in reading.problems[0].reason) == (sheet, True)
    assert [note.field for note in reading.notes] == ["名字"]


def test_a_sheet_without_its_header_is_refused() -> None:
    reading = workbook.read(changed(lambda book: book["材料"].delete_rows(1)))

    assert reading.rows == ()
    assert "没有找到表头“编号”" in reading.problems[0].reason


def test_a_heading_that_stands_twice_is_refused() -> None:
    def repeat(book: openpyxl.Workbook) -> None:
        book["事项"].cell(1, 70).value = "事项名称"

    problem = refused(changed(repeat))

    assert (problem.field, "重复" in problem.reason) == ("事项名称", True)


def test_unknown_columns_and_sheets_are_noted() -> None:
    def add(book: openpyxl.Workbook) -> None:
        book["事项"].cell(1, 70).value = "内部备注"
        book["事项"].cell(2, 71).value = "没有表头"
        book.create_sheet("草稿")["A1"] = "随手记"

    reading = workbook.read(changed(add))

    assert len(reading.rows) == 1
    assert {str(note).partition("：")[0] for note in reading.notes} == {
        "事项 内部备注",
        "事项 BS 列",
        "草稿",
    }


def test_a_template_of_another_version_is_refused() -> None:
    def age(book: openpyxl.Workbook) -> None:
        book["说明"]["B2"] = "0"

    assert "模板版本是 0，现行版本是 1" in refused(changed(age)).reason


def test_a_template_without_its_guidance_is_read_with_a_note() -> None:
    reading = workbook.read(changed(lambda book: book.remove(book["说明"])))

    assert (len(reading.rows), len(reading.notes)) == (1, 1)


def test_a_workbook_without_records_sheet_is_refused() -> None:
    assert "没有“事项”表" in refused(saved(openpyxl.Workbook())).reason


def test_two_sheets_of_one_name_are_refused() -> None:
    def repeat(book: openpyxl.Workbook) -> None:
        book.create_sheet("事项 ")

    assert "两张同名的表" in refused(changed(repeat)).reason


def test_too_many_records_are_refused() -> None:
    def multiply(book: openpyxl.Workbook) -> None:
        for number in range(MOST_RECORDS):
            book["事项"].append([f"甲{number}"])

    assert f"最多 {MOST_RECORDS} 行" in refused(changed(multiply)).reason


def test_problems_beyond_what_a_person_reads_are_cut_off() -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        for number in range(600):
            book["事项"].append([f"甲{number}", "1", None, None])

    reading = workbook.read(changed(spoil))

    assert len(reading.problems) == MOST_PROBLEMS + 1
    assert reading.problems[-1].row == "其余各行"


def test_a_package_without_its_relations_is_refused() -> None:
    relations = {"xl/_rels/workbook.xml.rels": b"<Relationships/>"}

    assert "内部结构有误" in refused(repacked(empty(), relations)).reason


class PanicException(BaseException):
    """Named as the one the parser raises."""


def test_a_parser_that_panics_refuses_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(content: object) -> None:
        raise PanicException

    monkeypatch.setattr("matters.imports.workbook.sheets.CalamineWorkbook.from_filelike", fail)

    assert "内部结构有误" in refused(empty()).reason


def test_a_person_who_interrupts_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(content: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matters.imports.workbook.sheets.CalamineWorkbook.from_filelike", interrupt)

    with pytest.raises(KeyboardInterrupt):
        workbook.read(empty())
