import pytest

from matters.imports import workbook
from tests.matters.imports.workbook.samples import (
    CREDIT_CODE,
    IMPLEMENTATION_CODE,
    ITEM_CODE,
    RECORD,
    filled,
)


def test_a_number_used_twice_is_refused_on_both_rows() -> None:
    reading = workbook.read(
        filled({"事项": [RECORD, {**RECORD, "业务办理项名称": "变更"}], "材料": []})
    )

    assert reading.rows == ()
    assert [(p.row, p.field) for p in reading.problems] == [
        ("事项 第2行", "编号"),
        ("事项 第3行", "编号"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ({}, {}, "业务办理项名称"),
        ({"业务办理项编码": ITEM_CODE}, {}, "业务办理项名称"),
        (
            {"业务办理项编码": ITEM_CODE},
            {"业务办理项编码": ITEM_CODE, "业务办理项名称": "变更"},
            "业务办理项编码",
        ),
    ],
)
def test_a_handling_item_told_twice_is_refused_on_both_rows(
    first: dict[str, str], second: dict[str, str], field: str
) -> None:
    reading = workbook.read(filled({"事项": [RECORD | first, RECORD | {"编号": "2"} | second]}))

    assert reading.rows == ()
    assert [(p.row, p.field) for p in reading.problems] == [
        ("事项 第2行", field),
        ("事项 第3行", field),
    ]


def test_the_same_names_at_another_office_or_with_other_codes_are_other_items() -> None:
    rows = [
        RECORD | {"业务办理项编码": ITEM_CODE},
        RECORD | {"编号": "2", "业务办理项编码": f"{IMPLEMENTATION_CODE}02"},
        RECORD | {"编号": "3", "实施主体": "另一局"},
    ]

    assert len(workbook.read(filled({"事项": rows})).rows) == 3


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ({"事项类型": "行政许可"}, {"事项类型": "行政确认"}, "事项类型"),
        ({"区划名称": "上海市"}, {"区划名称": "上海"}, "区划名称"),
        (
            {"统一社会信用代码": CREDIT_CODE},
            {"统一社会信用代码": CREDIT_CODE, "实施主体": "另一局"},
            "实施主体",
        ),
        (
            {"实施编码": IMPLEMENTATION_CODE},
            {"实施编码": IMPLEMENTATION_CODE, "事项名称": "另一事项"},
            "事项名称",
        ),
        ({"实施编码": IMPLEMENTATION_CODE}, {}, "实施编码"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(
    first: dict[str, str], second: dict[str, str], field: str
) -> None:
    later = RECORD | {"编号": "2", "业务办理项名称": "变更"} | second

    reading = workbook.read(filled({"事项": [RECORD | first, later]}))

    assert [row.row for row in reading.rows] == ["事项 第2行"]
    assert {(p.row, p.field) for p in reading.problems} == {("事项 第3行", field)}


def test_a_silent_row_shares_what_the_others_say_of_matter_and_office() -> None:
    says = {
        "事项类型": "行政许可",
        "区划名称": "上海市",
        "统一社会信用代码": CREDIT_CODE,
        "俗称": "甲",
    }
    silent = RECORD | {"编号": "2", "业务办理项名称": "变更"}

    one, other = workbook.read(filled({"事项": [RECORD | says, silent]})).rows

    assert one.matter == other.matter
