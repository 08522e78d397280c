"""AUDIT_ITEM → region, office, matter and handling item: who does what, under which codes. Pure."""

import re

from matters import codes
from matters.imports.exchange import vocabulary
from matters.imports.exchange.fields import Fields
from matters.imports.reading import ascii_digits
from matters.imports.rows import ItemRow, MatterRow, OfficeRow, RegionRow

NAME_LENGTH = 300
LEGACY_LENGTH = 64
FIRST_COUNTY = 21
FIRST_COUNTY_LEVEL_CITY = 81
"""GB/T 2260: the last two digits 01 to 20 are districts, 21 to 80 counties, 81 to 99 county-level cities."""
DIRECTLY_UNDER_PROVINCE = "90"
CHONGQING, INNER_MONGOLIA = "50", "15"
UPPER_AREAS = ("自治区", "地区")
NO_AREAS = (
    *("市辖区", "开发区", "工业区", "园区", "景区", "社区", "保税区"),
    *("示范区", "试验区", "合作区", "管理区"),
)

_TRAILING_BRACKET = re.compile(r"[（(]([^（()）]*)[)）]$")


def matter_row(item: Fields, extend: Fields, source_name: str) -> MatterRow:
    """The matter a record speaks of. A code that does not check out stands as legacy code."""
    name = item.required("task_name", NAME_LENGTH, "事项名称")
    region = region_row(item)
    task_code = _code(item, "task_code")
    basic_code = _code(item, "catalog_code")
    is_implementation = codes.parse_implementation_code(task_code) is not None
    is_basic = codes.is_basic_code(basic_code)
    state = item.word("task_state", vocabulary.TASK_STATES) or "in_force"
    _note_disagreeing_codes(item, task_code, basic_code)
    return MatterRow(
        name=name,
        region=region,
        office=office_row(item, region),
        basic_code=basic_code if is_basic else "",
        implementation_code=task_code if is_implementation else "",
        legacy_code=_legacy(
            ("" if is_implementation else task_code, "" if is_basic else basic_code)
        ),
        matter_type=item.word("task_type", vocabulary.TASK_TYPES),
        exercise_level=item.word("use_level", vocabulary.USE_LEVELS),
        power_source=item.word("item_source", vocabulary.ITEM_SOURCES),
        body_nature=item.word("dept_type", vocabulary.DEPT_TYPES),
        audiences=item.words("serve_type", vocabulary.SERVE_TYPES),
        topics=(
            *_topics(extend, "theme_natural_type", "person"),
            *_topics(extend, "theme_legal_type", "legal_person"),
        ),
        scope_note=item.text("exercise_content"),
        division_of_powers=item.text("authority_division"),
        state=state,
        ended_reason="cancelled" if state == "ended" else "",
        source_name=source_name,
        source_kind="exchange",
        confidence="high",
    )


def item_row(item: Fields) -> ItemRow:
    """The handling item: the base item where `ywcode` says nothing."""
    name, code = item.text("task_name", NAME_LENGTH), _code(item, "ywcode")
    is_sound = codes.is_item_code(code)
    if is_sound and not code.startswith(_code(item, "task_code")):
        item.note("ywcode", "业务办理项编码的前 31 位与实施编码不同，请核对")
    return ItemRow(
        name=name,
        kind=item_kind(name),
        code=code if is_sound else "",
        legacy_code="" if is_sound else code,
        source_key=item.text("item_id", 120),
    )


def item_kind(name: str) -> str:
    """The kind that the bracket at the end of a name, or its last word, says in so many words."""
    bracket = _TRAILING_BRACKET.search(name)
    for word, kind in vocabulary.ITEM_KINDS:
        if word in bracket[1] if bracket else name.endswith(word):
            return kind
    return "other"


def office_row(item: Fields, region: RegionRow) -> OfficeRow | None:
    """The implementing office, or None where the record does not name it."""
    name, code = item.text("dept_name", 120), _code(item, "dept_code")
    if not name:
        item.note("dept_name", "没有写实施主体，页面显示“来源未写明”")
        return None
    is_sound = codes.is_credit_code(code)
    return OfficeRow(
        name=name,
        region=region,
        credit_code=code if is_sound else "",
        legacy_code="" if is_sound else code,
    )


def region_row(item: Fields) -> RegionRow:
    """The region by `areacode`; where that is no region code, by the place inside the credit code."""
    written, credit_code = item.code("areacode"), _code(item, "dept_code")
    code = written[:6]
    if not codes.is_region_code(code):
        inside = credit_code[2:8] if codes.is_credit_code(credit_code) else ""
        if not codes.is_region_code(inside):
            item.refuse("areacode", f"“{written[:20]}”不是行政区划代码，应为六位数字，如 310107")
            return RegionRow("")
        item.note("areacode", f"没有可用的区划代码，取自信用代码：{inside}")
        code = inside
    above = item.code("partitionguid")
    is_above = codes.is_region_code(above) and above != code
    return RegionRow(
        code=code,
        name=county_name(item.text("dept_name"), code),
        parent_code=above if is_above and code.startswith(above.rstrip("0")) else "",
    )


def county_name(office_name: str, code: str) -> str:
    """The county, district or county-level city an office's name begins with; empty where unsure.

    A city or province before it is passed over: 某市某区某局 gives 某区.
    """
    serial = int(code[4:])
    if serial == 0:
        return ""
    is_city = serial >= FIRST_COUNTY_LEVEL_CITY or code[2:4] == DIRECTLY_UNDER_PROVINCE
    allowed = {
        "县": True,
        "市": is_city,
        "区": serial < FIRST_COUNTY or code.startswith(CHONGQING),
        "旗": code.startswith(INNER_MONGOLIA),
    }
    start = 0
    for place, character in enumerate(office_name[:20], start=1):
        if character not in allowed:
            continue
        name = office_name[start:place]
        if len(name) < 2 or name == "城市" or name.endswith(NO_AREAS):
            return ""
        if name.endswith(UPPER_AREAS) or (character == "市" and not is_city):
            start = place
        elif allowed[character]:
            return name
    return ""


def _code(item: Fields, key: str) -> str:
    """A code with ordinary digits and capitals; letters of a code are capitals in every standard."""
    return ascii_digits(item.text(key, LEGACY_LENGTH)).upper()


def _legacy(candidates: tuple[str, ...]) -> str:
    return next(filter(None, candidates), "")


def _note_disagreeing_codes(item: Fields, task_code: str, basic_code: str) -> None:
    parts = codes.parse_implementation_code(task_code)
    if parts:
        for key, inside, beside in (
            ("dept_code", parts.credit_code, _code(item, "dept_code")),
            ("use_level", parts.exercise_level, item.code("use_level").lstrip("0")),
            ("catalog_code", parts.basic_code, basic_code),
        ):
            if beside and beside != inside:
                item.note(key, f"与实施编码中的“{inside}”不同，请核对")
    task_type = vocabulary.TASK_TYPES.word(item.code("task_type"))
    if codes.is_basic_code(basic_code) and task_type:
        inside = codes.matter_type_of(basic_code)
        if task_type != inside:
            item.note("task_type", f"与基本编码中的事项类型“{inside}”不同，请核对")


def _topics(extend: Fields, key: str, audience: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for member in extend.members(key):
        topic = member.zfill(3)
        if topic not in vocabulary.TOPIC_CODES[audience]:
            extend.note(key, f"“{member[:20]}”不在主题分类内，未导入")
        elif (audience, topic) not in found:
            found.append((audience, topic))
    return tuple(found)
