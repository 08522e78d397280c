"""Files of columns and rows: the same rows give the same bytes, and no cell becomes a formula."""

import io
import json

import openpyxl
import pytest

from audit.tables import WRITERS, Column, Fact, Sheet, Table, escaped, write_xlsx

TABLE = Table(
    "表",
    (
        Column("code", "编码", lambda row: row[0], "第一格"),
        Column("unit", "单位", lambda row: row[1], "第二格", {"day": "日"}),
        Column("count", "数", lambda row: row[2], "第三格"),
    ),
    (Fact("on", "截至", "2024-05-01"), Fact("office", "机构", "")),
)
ROWS = [("0012345678901234567", "day", 3), ("=1+1", "", None), ('-5,\n"x"', "day", 0.5)]


def written(name, rows=ROWS):
    target = io.BytesIO()
    count = WRITERS[name](target, TABLE, rows)
    assert count == len(rows)
    return target.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_same_rows_give_the_same_bytes(name):
    assert written(name) == written(name)
    assert written(name) != written(name, ROWS[:1])


def test_csv_keeps_codes_as_text_and_says_it_is_complete():
    content = written("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == '"编码","单位","数"'
    assert lines[1] == '"0012345678901234567","日",3'
    assert lines[2] == '"\'=1+1","",""'
    assert lines[-2:] == ['"完整，共 3 行；截至 2024-05-01"', ""]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\t1", "\r1", "＝1"])
def test_text_that_would_be_a_formula_is_escaped(text):
    assert escaped(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["1=1", "a-b", "", None, -1, 0.5])
def test_other_cells_stay(cell):
    assert escaped(cell) == cell


def test_json_is_an_array_whose_last_object_says_it_is_complete():
    assert json.loads(written("json")) == [
        {"code": "0012345678901234567", "unit": "day", "count": 3},
        {"code": "=1+1", "unit": "", "count": None},
        {"code": '-5,\n"x"', "unit": "day", "count": 0.5},
        {"is_complete": True, "row_count": 3, "on": "2024-05-01", "office": ""},
    ]


def test_xlsx_holds_texts_and_numbers_and_no_formula():
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx")))
    sheet = book["表"]
    assert [cell.value for cell in sheet[1]] == ["编码", "单位", "数"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [
        ("0012345678901234567", "s"),
        ("日", "s"),
        (3, "n"),
    ]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert sheet.freeze_panes == "A2"
    about = [cell.value for cell in book["说明"]["A"]]
    assert about[-1] == "完整，共 3 行；截至 2024-05-01"


@pytest.mark.parametrize("name", WRITERS)
def test_no_rows_are_a_complete_file_too(name):
    assert written(name, [])


SHARE = Table(
    "又一表",
    (Column("share", "比例", lambda row: row, "小数", {"none": "没有"}, number_format="0.00%"),),
    notes=("怎样算的。",),
)
TABLE_WITHOUT_ROWS = Table("空表", SHARE.columns)


def book_of(*further, rows=ROWS):
    target = io.BytesIO()
    assert write_xlsx(target, TABLE, rows, further) == len(rows)
    return target.getvalue()


def test_workbook_holds_several_tables_and_says_of_each_whether_it_is_complete():
    content = book_of(Sheet(SHARE, [0.5, None, "none", "=1"]), Sheet(TABLE_WITHOUT_ROWS, []))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["表", "又一表", "空表", "说明"]
    sheet = book["又一表"]
    assert [cell.value for cell in sheet["A"]] == ["比例", 0.5, None, "没有", "=1"]
    assert (sheet["A2"].number_format, sheet["A5"].data_type) == ("0.00%", "s")
    labels, texts = ([cell.value or "" for cell in book["说明"][column]] for column in "AB")
    closing = [label for label in labels if label.startswith("完整")]
    assert closing == ["完整，共 3 行；截至 2024-05-01", "完整，共 4 行", "完整，共 0 行"]
    assert "怎样算的。" in texts


def test_workbook_of_several_tables_is_the_same_bytes():
    assert book_of(Sheet(SHARE, [0.5])) == book_of(Sheet(SHARE, [0.5]))
    assert book_of(Sheet(SHARE, [0.5])) != book_of(Sheet(SHARE, [0.25]))


def test_workbook_of_one_table_is_what_it_was():
    assert book_of() == written("xlsx")
