import io
from pathlib import Path

import openpyxl
import pytest

from matters.exports import template
from matters.imports import workbook
from matters.imports.workbook.columns import CHOICE_LISTS, GUIDANCE, RECORDS, SHEETS, VERSION
from matters.imports.workbook.shapes import Kind, SheetDefinition
from tests.matters.imports.workbook.samples import filled, only


def written() -> bytes:
    target = io.BytesIO()
    template.write(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written()))


def test_write_fills_a_path_or_an_open_file(tmp_path: Path) -> None:
    template.write(tmp_path / "template.xlsx")
    template.write(str(tmp_path / "other.xlsx"))

    assert (tmp_path / "template.xlsx").read_bytes() == written()
    assert (tmp_path / "other.xlsx").read_bytes() == written()


def test_sheets_stand_in_order_and_the_lists_are_hidden(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [GUIDANCE, *(sheet.name for sheet in SHEETS), CHOICE_LISTS]
    assert [s.title for s in book if s.sheet_state != "visible"] == [CHOICE_LISTS]


@pytest.mark.parametrize("definition", SHEETS, ids=lambda sheet: sheet.name)
class TestSheet:
    def test_header_is_frozen_marked_and_explained(
        self, book: openpyxl.Workbook, definition: SheetDefinition
    ) -> None:
        sheet = book[definition.name]

        assert sheet.freeze_panes == "B2"
        assert [cell.value for cell in sheet[1]] == [c.heading for c in definition.columns]
        for cell, column in zip(sheet[1], definition.columns, strict=True):
            assert str(cell.value).endswith("*") is column.required
            comment = cell.comment.text if cell.comment else ""
            assert comment.startswith(column.help)
            assert bool(comment) is bool(column.help)

    def test_holds_no_record(self, book: openpyxl.Workbook, definition: SheetDefinition) -> None:
        assert book[definition.name].max_row == 1

    def test_columns_are_text_but_for_numbers(
        self, book: openpyxl.Workbook, definition: SheetDefinition
    ) -> None:
        formats = {
            place: group.number_format
            for group in book[definition.name].column_dimensions.values()
            for place in range(group.min, group.max + 1)
        }

        assert [formats[place] for place, _ in enumerate(definition.columns, start=1)] == [
            "0" if column.kind in {Kind.COUNT, Kind.AMOUNT} else "@"
            for column in definition.columns
        ]

    def test_choices_come_from_a_drop_down(
        self, book: openpyxl.Workbook, definition: SheetDefinition
    ) -> None:
        rules = {
            str(rule.sqref).partition(":")[0]: rule
            for rule in book[definition.name].data_validations.dataValidation
        }
        for cell, column in zip(book[definition.name][1], definition.columns, strict=True):
            rule = rules.pop(f"{cell.column_letter}2", None)
            if column.kind is Kind.CHOICE:
                assert rule is not None
                area = rule.formula1.partition("!")[2].replace("$", "")
                labels = [row[0].value for row in book[CHOICE_LISTS][area]]
                assert labels == [label for _, label in column.choices]
            elif column.kind in {Kind.COUNT, Kind.AMOUNT}:
                assert rule is not None
                assert (rule.type, rule.formula1, rule.formula2) == ("whole", "0", "3650")
            else:
                assert (rule is not None) is (column.kind is Kind.FLAG)
        assert rules == {}


def test_guidance_tells_the_version_and_explains_every_column(book: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book[GUIDANCE].iter_rows()]

    assert rows[1][:2] == ["模板版本", VERSION]
    explained = {(row[1], row[2]) for row in rows}
    for sheet in SHEETS:
        for column in sheet.columns:
            assert any(
                heading == column.heading and str(text or "").startswith(column.help)
                for heading, text in explained
            )


def test_the_example_is_read_without_a_problem() -> None:
    labels = {column.key: column.label for column in RECORDS.columns}

    row = only(filled({"事项": [{labels[k]: v for k, v in template.EXAMPLE.items()}]}))

    assert row.matter.name == template.EXAMPLE["matter_name"]


def test_an_unfilled_template_is_recognised_as_unfilled() -> None:
    reading = workbook.read(written())

    assert reading.rows == ()
    assert [str(problem) for problem in reading.problems] == [
        "事项：没有填写任何事项。请在表头下面逐行填写。"
    ]


def test_the_same_columns_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert written() == first
