"""Whether the codes of one row check out, and with one another. Pure."""

from collections.abc import Iterator
from typing import Any

from matters import codes

Finding = tuple[str, str]
"""The label of the column and the reason."""

IN_LEGACY = "核对后改正；确是旧代码的，填入“旧代码”一列"


def code_problems(values: dict[str, Any]) -> Iterator[Finding]:
    """What is wrong with the codes of a row of the sheet 事项."""
    region = values.get("region_code", "")
    if region and not codes.is_region_code(region):
        yield "区划代码", f"应为六位数字，首位不为 0，现在是“{region[:30]}”{_first_six(region)}"
    credit = values.get("credit_code", "")
    if credit and not codes.is_credit_code(credit):
        yield "统一社会信用代码", _credit_reason(credit)
    basic = values.get("basic_code", "")
    if basic and not codes.is_basic_code(basic):
        yield (
            "基本编码",
            f"应为 12 位：前四位数字，后八位数字或大写字母；现有 {len(basic)} 位。{IN_LEGACY}",
        )
    implementation = values.get("implementation_code", "")
    if implementation and codes.parse_implementation_code(implementation) is None:
        yield "实施编码", _implementation_reason(implementation)
    item = values.get("item_code", "")
    if item and not codes.is_item_code(item):
        yield "业务办理项编码", _item_reason(item)
    national = values.get("national_code", "")
    if national and not _is_national(national):
        yield (
            "国家业务办理项编码",
            f"应为 14 位：基本编码 12 位加两位序号；现有 {len(national)} 位。请核对",
        )
    yield from _contradictions(basic, implementation, item)


def code_notes(values: dict[str, Any]) -> Iterator[Finding]:
    """What looks odd about sound codes, and may yet be right."""
    parsed = codes.parse_implementation_code(values.get("implementation_code", ""))
    if parsed is None:
        return
    if values.get("credit_code", parsed.credit_code) != parsed.credit_code:
        yield "实施编码", "前 18 位与实施主体的统一社会信用代码不同（受委托实施的可以不同）"
    if values.get("exercise_level", parsed.exercise_level) != parsed.exercise_level:
        yield "行使层级", f"与实施编码第 19 位（{parsed.exercise_level}）不同"
    matter_type = codes.matter_type_of(parsed.basic_code)
    if values.get("matter_type", matter_type) != matter_type:
        yield "事项类型", f"与基本编码第三、四位（{matter_type}）不同"


def _contradictions(basic: str, implementation: str, item: str) -> Iterator[Finding]:
    parsed = codes.parse_implementation_code(implementation)
    if parsed and codes.is_basic_code(basic) and parsed.basic_code != basic:
        yield "基本编码", f"与实施编码的后 12 位（{parsed.basic_code}）不同"
    if parsed and codes.is_item_code(item) and not item.startswith(implementation):
        yield "业务办理项编码", "前 31 位与实施编码不同"


def _credit_reason(code: str) -> str:
    if len(code) != codes.CREDIT_LENGTH:
        return f"应为 {codes.CREDIT_LENGTH} 位，现有 {len(code)} 位。请核对"
    strange = "".join(sorted({letter for letter in code if letter not in codes.CREDIT_ALPHABET}))
    if strange:
        return f"不能有“{strange}”（只用数字和除 I、O、S、V、Z 外的大写字母）。请核对"
    return "校验码不符，某一位有误。请对照证书核对"


def _implementation_reason(code: str) -> str:
    if len(code) != codes.IMPLEMENTATION_LENGTH:
        return f"应为 {codes.IMPLEMENTATION_LENGTH} 位，现有 {len(code)} 位。{IN_LEGACY}"
    credit = code[: codes.CREDIT_LENGTH]
    if not codes.is_credit_code(credit):
        return f"前 18 位作为统一社会信用代码不对：{_credit_reason(credit)}"
    if code[codes.CREDIT_LENGTH] not in codes.EXERCISE_LEVELS:
        return "第 19 位是行使层级，应为 1 至 6。请核对"
    return "后 12 位作为基本编码不对：前四位数字，后八位数字或大写字母。请核对"


def _item_reason(code: str) -> str:
    if len(code) != codes.ITEM_LENGTH:
        return f"应为 {codes.ITEM_LENGTH} 位，现有 {len(code)} 位。请核对"
    implementation = code[: codes.IMPLEMENTATION_LENGTH]
    if codes.parse_implementation_code(implementation) is None:
        return f"前 31 位作为实施编码不对：{_implementation_reason(implementation)}"
    return "最后两位应为数字序号。请核对"


def _is_national(code: str) -> bool:
    return (
        len(code) == codes.NATIONAL_ITEM_LENGTH
        and codes.is_basic_code(code[: codes.BASIC_LENGTH])
        and all(character in codes.DIGITS for character in code[codes.BASIC_LENGTH :])
    )


def _first_six(region: str) -> str:
    if region.isascii() and region.isdigit() and len(region) in {9, 12}:
        return f"。请取前六位 {region[:6]}"
    return "。请核对"
