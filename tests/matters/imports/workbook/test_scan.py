import zipfile

import openpyxl
import pytest

from matters.imports import workbook
from matters.imports.workbook.bounds import MOST_FORMULAS
from tests.matters.imports.workbook.samples import (
    RECORD,
    SHEET_PART,
    changed,
    place,
    refused,
    repacked,
    with_record,
    with_shared_texts,
)


def sheet_of(cells: str) -> bytes:
    return f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()


class TestFormulas:
    @pytest.mark.parametrize("formula", ["=1+1", "=cmd|' /C calc'!A1", "=HYPERLINK(A1)"])
    def test_a_formula_is_refused_with_sheet_row_and_column(self, formula: str) -> None:
        problem = refused(with_record(修订原因=formula))

        assert (problem.row, problem.field) == ("事项 第2行", "修订原因")
        assert "公式" in problem.reason

    def test_a_formula_with_a_stored_value_is_refused(self) -> None:
        content = repacked(
            with_record(修订原因="=1+1"),
            {SHEET_PART: lambda part: part.replace(b"<f>1+1</f><v", b"<f>1+1</f><v>2</v><v")},
        )

        assert "公式" in refused(content).reason

    def test_a_formula_in_a_row_of_its_own_is_refused(self) -> None:
        reading = workbook.read(changed(lambda book: book["材料"].append(["=1", "=2"])))

        assert reading.rows == ()
        assert [(p.row, p.field) for p in reading.problems[:2]] == [
            ("材料 第2行", "编号"),
            ("材料 第2行", "材料名称"),
        ]

    def test_a_formula_on_a_sheet_that_is_not_read_is_told(self) -> None:
        def calculate(book: openpyxl.Workbook) -> None:
            book.create_sheet("草稿")["AB3"] = "=1+1"

        (problem,) = workbook.read(changed(calculate)).problems

        assert (problem.row, problem.field) == ("草稿 第3行", "AB 列")

    def test_text_that_begins_like_a_formula_is_refused(self) -> None:
        def as_text(book: openpyxl.Workbook) -> None:
            cell = book["事项"].cell(2, place(book["事项"], "修订原因"))
            cell.value = "=cmd|' /C calc'!A1"
            cell.data_type = "s"

        problem = refused(changed(as_text))

        assert (problem.field, "以 = 开头" in problem.reason) == ("修订原因", True)

    def test_an_error_value_is_refused(self) -> None:
        def fail(book: openpyxl.Workbook) -> None:
            cell = book["事项"].cell(2, place(book["事项"], "修订原因"))
            cell.value = "#N/A"
            cell.data_type = "e"

        problem = refused(changed(fail))

        assert (problem.field, "错误值" in problem.reason) == ("修订原因", True)

    def test_a_sheet_full_of_errors_is_refused_as_a_whole(self) -> None:
        cells = '<row><c t="e"><v>#N/A</v></c></row>' * (MOST_FORMULAS + 1)
        content = repacked(with_record(), {SHEET_PART: sheet_of(cells)})

        assert f"超过 {MOST_FORMULAS} 个" in refused(content).reason

    def test_a_sheet_full_of_formulas_is_refused_as_a_whole(self) -> None:
        def calculate(book: openpyxl.Workbook) -> None:
            for _ in range(MOST_FORMULAS + 1):
                book["材料"].append(["=1"])

        assert f"公式超过 {MOST_FORMULAS} 个" in refused(changed(calculate)).reason


class TestHostileXml:
    @pytest.mark.parametrize(
        ("part", "words"),
        [
            (b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>', "DTD"),
            ('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'.encode("utf-16"), "内部结构有误"),
            (b'<?xml version="1.0" encoding="gb2312"?><worksheet/>', "内部结构有误"),
            (b"<worksheet><sheetData>", "内部结构有误"),
            (b"<worksheet>" + b"<a>" * 100 + b"</a>" * 100 + b"</worksheet>", "内部结构有误"),
            (b'<worksheet a="' + bytes(range(97, 123)) * 100_000 + b'"/>', "内部结构有误"),
            (sheet_of('<row><c r="ZZZ1"><v>1</v></c></row>'), "内部结构有误"),
            (sheet_of('<row><c r="a1"><v>1</v></c></row>'), "内部结构有误"),
            (sheet_of('<row r="x"><c><v>1</v></c></row>'), "内部结构有误"),
            (sheet_of('<row><c r="A1" t="s"><v>99</v></c></row>'), "内部结构有误"),
            (
                sheet_of('<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
                "范围过大",
            ),
            (sheet_of("<row>" + "<c><v/></c>" * 20_000 + "</row>"), "内部结构有误"),
            (sheet_of("") + b"<worksheet/>", "内部结构有误"),
            (b"<worksheet>" + b"<mergeCell/>" * 100_001 + b"</worksheet>", "合并的单元格过多"),
            (b"<styleSheet>" + b"<xf/>" * 300_001 + b"</styleSheet>", "内部结构过大"),
            (b"<sst><si><t>a</t></si></sst>", "内部结构有误"),
        ],
    )
    def test_a_part_that_could_do_harm_is_refused(self, part: bytes, words: str) -> None:
        content = repacked(with_record(), {SHEET_PART: part}, compression=zipfile.ZIP_STORED)

        assert words in refused(content).reason

    @pytest.mark.parametrize(
        ("bound", "words"), [("MOST_CELLS", "单元格超过"), ("MOST_TEXT", "文字超过")]
    )
    def test_more_shared_texts_than_fit_are_refused(
        self, bound: str, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(f"matters.imports.workbook.bounds.{bound}", 8)

        assert words in refused(with_shared_texts({"事项": [RECORD]})).reason

    def test_more_tags_than_can_be_walked_in_time_are_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("matters.imports.workbook.bounds.MOST_TAGS", 100)

        assert "内部结构过大" in refused(with_record()).reason

    def test_text_used_often_counts_as_often(self, monkeypatch: pytest.MonkeyPatch) -> None:
        children = [{"编号": "1", "材料名称": f"材料{n}", "备注": "长" * 100} for n in range(50)]
        content = with_shared_texts({"事项": [RECORD], "材料": children})
        assert len(workbook.read(content).rows) == 1
        monkeypatch.setattr("matters.imports.workbook.bounds.MOST_TEXT", 4_000)

        assert "文字超过" in refused(content).reason

    def test_shared_texts_under_another_name_are_refused(self) -> None:
        content = repacked(with_record(), add={"xl/other.xml": b"<sst/>"})

        assert "内部结构有误" in refused(content).reason

    def test_cells_without_a_reference_stand_one_after_the_other(self) -> None:
        reading = workbook.read(
            repacked(with_record(), {SHEET_PART: sheet_of("<row><c><v>1</v></c></row>")})
        )

        assert "没有找到表头" in reading.problems[0].reason

    def test_a_dimension_that_lies_changes_nothing(self) -> None:
        content = repacked(
            with_record(),
            {
                SHEET_PART: lambda part: part.replace(
                    b'<dimension ref="A1', b'<dimension ref="XFD1048576'
                )
            },
        )

        assert len(workbook.read(content).rows) == 1

    def test_more_cells_than_fit_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("matters.imports.workbook.bounds.MOST_CELLS", 50)

        assert "单元格超过" in refused(with_record()).reason

    def test_more_sheets_than_a_workbook_has_are_refused(self) -> None:
        sheets = b"<sheet/>" * 101
        content = repacked(
            with_record(), {"xl/workbook.xml": b"<workbook>" + sheets + b"</workbook>"}
        )

        assert "工作表多于 100 张" in refused(content).reason
