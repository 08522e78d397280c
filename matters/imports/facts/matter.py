"""The matter a record of facts belongs to: its region, its office, its codes. Pure."""

import re

from matters import codes
from matters.imports.facts import regions, vocabulary
from matters.imports.facts.record import LONGEST_NAME, Record, joined, said
from matters.imports.rows import MatterRow, OfficeRow, RegionRow

GENERIC_OFFICE = re.compile(r"^(县级以上|设区的市级|市/区|各)|/|部门$")
"""A name that speaks of many offices, such as 县级以上食品安全监督管理部门."""
DIVISION = re.compile(r"[科处室股]$")
COUNTER = re.compile(r"[部厅]$|窗口$|中心$")
RELATIVE = re.compile(r"^市(?!场|政|容)")
"""An office called by its level alone: 市卫健委 of 天津市."""

LIVE_STATES = ("", "在用", "已发布")


def matter_of(record: Record, source_name: str) -> tuple[MatterRow, str]:
    """The matter a record belongs to, and the name of the counter its office was given with."""
    name = record.required("matter", "事项名称（matter）")
    place = place_of(record)
    office, division, counter = _office(record, place)
    basic = record.text("basic_code", 64)
    implementation = record.text("implementation_code", 64)
    item_code = record.text("item_code", 64)
    old_codes = [code for code in (basic,) if code and not codes.is_basic_code(code)]
    if codes.is_item_code(item_code) and not implementation:
        implementation = item_code[: codes.IMPLEMENTATION_LENGTH]
    if implementation and codes.parse_implementation_code(implementation) is None:
        old_codes.append(implementation)
        implementation = ""
    basic = basic if codes.is_basic_code(basic) else implementation[-codes.BASIC_LENGTH :]
    main_code = record.text("matter_code", 64)
    level = record.text("level", 100)
    exercise_level = vocabulary.EXERCISE_LEVELS.get(level, "")
    power = record.text("power_source", 100)
    nature = record.text("office_nature", 100)
    audiences, strange = vocabulary.sorted_out(
        record.texts("service_objects"), vocabulary.AUDIENCES
    )
    joint_office = record.text("joint_office", 200)
    state = record.text("status", 40)
    return MatterRow(
        name=name,
        region=place.region,
        office=office,
        basic_code=basic,
        implementation_code=implementation,
        legacy_code=old_codes[0] if old_codes else "",
        matter_type=record.word("matter_type", vocabulary.MATTER_TYPES, "事项类型"),
        exercise_level=exercise_level,
        power_source=vocabulary.POWER_SOURCES.get(power, ""),
        body_nature=vocabulary.BODY_NATURES.get(nature, ""),
        audiences=audiences,
        division_of_powers="" if exercise_level else level,
        responsible_division=division,
        source_name=record.text("portal", LONGEST_NAME) or source_name,
        source_kind=record.word("source_kind", vocabulary.SOURCE_KINDS, "来源类别"),
        confidence=record.word("confidence", vocabulary.CONFIDENCES, "可信度"),
        source_note=joined(
            record.text("matter_type_note"),
            said("来源所写机构：", _stated_office(record) if office is None else ""),
            said("责任科室：", division),
            said("地域：", place.words),
            said("主项编码：", main_code),
            *(said("另有旧代码：", code) for code in old_codes[1:]),
            said("服务对象：", "、".join(strange)),
            said("权力来源：", "" if power in vocabulary.POWER_SOURCES else power),
            said("实施主体性质：", "" if nature in vocabulary.BODY_NATURES else nature),
            said("联办机构：", "" if joint_office == "无" else joint_office),
            said("来源状态：", "" if state in LIVE_STATES else state),
        ),
    ), counter


def place_of(record: Record) -> regions.Place:
    """Where the record belongs: `region_code` decides, else the name in the table of regions."""
    name = record.required("region", "区划（region）", 60)
    code = record.text("region_code", 6)
    place = regions.find(name) if name else None
    if code:
        region = regions.by_code(code, name)
        if region is None:
            record.refuse("region_code", f"区划代码 {code} 不对，应为六位数字")
        elif place is None or place.region != region:
            return regions.Place(region)
    elif name and place is None:
        record.refuse(
            "region", f"不认识区划“{name}”，请写全名，或者用 region_code 写明六位区划代码"
        )
    return place or regions.Place(RegionRow(""))


def _stated_office(record: Record) -> str:
    return record.text("office", 120)


def _office(record: Record, place: regions.Place) -> tuple[OfficeRow | None, str, str]:
    """The office, its division and its counter; no office where the name speaks of many."""
    name, division, counter = _stated_office(record), "", ""
    match = vocabulary.IN_BRACKETS.match(name)
    if match and DIVISION.search(match["inside"]):
        name, division = match["title"], match["inside"]
    elif match and COUNTER.search(match["inside"]):
        name, counter = match["title"], match["inside"]
    if not name or place.is_level or GENERIC_OFFICE.search(name):
        return None, division, counter
    if RELATIVE.match(name) and place.region.name.endswith("市"):
        name = place.region.name + name[1:]
    row = OfficeRow(
        name=name,
        region=place.region,
        credit_code=_credit_code(record),
        kind="district_office" if place.region.name.endswith("区") else "bureau",
    )
    return row, division, counter


def _credit_code(record: Record) -> str:
    """The office's own code, else the one its implementation or item code begins with."""
    own = record.text("office_code", 64)
    for code in (own, record.text("implementation_code", 64), record.text("item_code", 64)):
        credit_code = code[: codes.CREDIT_LENGTH]
        whole = len(code) in (codes.CREDIT_LENGTH, codes.IMPLEMENTATION_LENGTH, codes.ITEM_LENGTH)
        if whole and codes.is_credit_code(credit_code):
            return credit_code
    return ""
