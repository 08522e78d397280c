import pytest

from matters.imports.workbook.codes import code_notes, code_problems
from tests.matters.imports.workbook.samples import (
    BASIC_CODE,
    CREDIT_CODE,
    IMPLEMENTATION_CODE,
    ITEM_CODE,
)

SOUND = {
    "region_code": "310000",
    "credit_code": CREDIT_CODE,
    "basic_code": BASIC_CODE,
    "implementation_code": IMPLEMENTATION_CODE,
    "item_code": ITEM_CODE,
    "national_code": f"{BASIC_CODE}01",
    "exercise_level": "2",
    "matter_type": "01",
}


@pytest.mark.parametrize("values", [SOUND, {}])
def test_sound_and_missing_codes_are_left_in_peace(values: dict[str, str]) -> None:
    assert [*code_problems(values), *code_notes(values)] == []


@pytest.mark.parametrize(
    ("key", "code", "label", "words"),
    [
        ("region_code", "031000", "区划代码", "首位不为 0"),
        ("region_code", "440113007000", "区划代码", "取前六位 440113"),
        ("credit_code", CREDIT_CODE[:-1], "统一社会信用代码", "应为 18 位，现有 17 位"),
        ("credit_code", f"{CREDIT_CODE[:-1]}O", "统一社会信用代码", "不能有“O”"),
        ("credit_code", f"{CREDIT_CODE[:-1]}X", "统一社会信用代码", "校验码不符"),
        ("basic_code", "3101", "基本编码", "现有 4 位"),
        ("implementation_code", IMPLEMENTATION_CODE[1:], "实施编码", "应为 31 位，现有 30 位"),
        ("implementation_code", f"2{IMPLEMENTATION_CODE[1:]}", "实施编码", "校验码不符"),
        ("implementation_code", f"{CREDIT_CODE}9{BASIC_CODE}", "实施编码", "第 19 位"),
        ("implementation_code", f"{CREDIT_CODE}2ABCD01033000", "实施编码", "后 12 位"),
        ("item_code", ITEM_CODE[1:], "业务办理项编码", "应为 33 位，现有 32 位"),
        ("item_code", f"{IMPLEMENTATION_CODE}0A", "业务办理项编码", "最后两位"),
        ("item_code", f"2{ITEM_CODE[1:]}", "业务办理项编码", "前 31 位"),
        ("national_code", "1234", "国家业务办理项编码", "应为 14 位"),
    ],
)
def test_codes_that_do_not_check_out_are_refused(
    key: str, code: str, label: str, words: str
) -> None:
    ((found, reason),) = code_problems({key: code})

    assert (found, words in reason) == (label, True), reason


@pytest.mark.parametrize(
    ("key", "code", "label"),
    [
        ("basic_code", "310101033001", "基本编码"),
        ("item_code", f"{CREDIT_CODE}3{BASIC_CODE}01", "业务办理项编码"),
    ],
)
def test_codes_that_contradict_each_other_are_refused(key: str, code: str, label: str) -> None:
    assert [found for found, _ in code_problems({**SOUND, key: code})] == [label]


@pytest.mark.parametrize(
    ("key", "value", "label"),
    [
        ("credit_code", "113100000024204128", "实施编码"),
        ("exercise_level", "3", "行使层级"),
        ("matter_type", "20", "事项类型"),
    ],
)
def test_odd_codes_are_noted(key: str, value: str, label: str) -> None:
    values = {**SOUND, key: value}

    assert list(code_problems(values)) == []
    assert [found for found, _ in code_notes(values)] == [label]
