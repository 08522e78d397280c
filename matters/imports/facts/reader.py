"""Reads facts gathered from public guide pages, and the matters a plan names, into rows. Pure.

The formats are described in docs/how-to/change-the-demonstration-data.md.
"""

from collections.abc import Callable
from typing import Any

from audit.canonical import sha256_of
from matters import codes
from matters.imports.facts import cases, children, vocabulary
from matters.imports.facts.matter import matter_of
from matters.imports.facts.merging import with_one_voice
from matters.imports.facts.plan import Plan, named_matter
from matters.imports.facts.record import LONGEST_NAME, Record, joined, said, shown
from matters.imports.reading import Unreadable, parse_json, storable
from matters.imports.rows import (
    ConditionRow,
    GuideRow,
    ItemRow,
    MatterRow,
    Reading,
    RevisionRow,
)
from matters.problems import Problem

KNOWN_FIELDS = (
    "plan_related",
    "fee_fields",
    "material_fields",
    "promise_history",
    "service_objects_code",
    "level_code",
    "version",
    "initiation",
)
"""Fields of the format that say nothing a guide shows: names of columns, and codes of other systems."""

NOTED_TEXTS = (
    ("title_note", ""),
    ("office_note", ""),
    ("notes", ""),
    ("surprise", ""),
    ("region_note", ""),
    ("special_procedure", ""),
    ("review_type", "审批方式："),
    ("system", "运行系统："),
    ("auth_level", "认证等级："),
)
NOTED_FLAGS = (
    ("express", "支持物流快递", "不支持物流快递"),
    ("done_in_one", "一次办结", "不是一次办结"),
    ("notify_promise", "实行告知承诺", "不实行告知承诺"),
    ("accept_by_approver", "由审批机关受理", "不由审批机关受理"),
    ("preliminary_review", "有初审环节", "没有初审环节"),
)
NOTED_LISTS = (("chain", "审核层级"), ("complaint_ways", "投诉方式"))


def read(content: bytes, source_name: str = "") -> Reading:
    """The guides of a file of facts: one row for each sound record, a problem for each fault of the others."""
    return _read(content, lambda record: _guide(record, source_name))


def read_matters(content: bytes, source_name: str = "") -> Reading:
    """The matters a plan names, without guides, from `{"source": …, "office": …, "matters": [ … ]}`."""
    plan = Plan(source_name=source_name)

    def listed(document: Any) -> Any:
        if not isinstance(document, dict):
            return document
        plan.take(document)
        return document.get("matters")

    return _read(content, lambda record: named_matter(record, plan), listed)


def _read(
    content: bytes,
    row_of: Callable[[Record], GuideRow],
    listed: Callable[[Any], Any] = lambda document: document,
) -> Reading:
    try:
        items = listed(parse_json(content))
    except Unreadable as error:
        return Reading(problems=(Problem("", "", error.reason),))
    if not isinstance(items, list):
        return Reading(problems=(Problem("", "", "文件应是一个列表，每条一个办理项"),))
    rows: list[GuideRow] = []
    problems: list[Problem] = []
    notes: list[Problem] = []
    seen: set[str] = set()
    for place, item in enumerate(items, start=1):
        found = len(problems)
        record = _record(item, place, problems, seen)
        if record is None:
            continue
        row = row_of(record)
        if len(problems) == found:
            rows.append(row)
            strange = record.unasked(KNOWN_FIELDS)
            notes += [Problem(record.row, key, "不认识的字段，没有导入") for key in strange]
    return Reading(with_one_voice(rows), tuple(problems), tuple(notes))


def _record(item: Any, place: int, problems: list[Problem], seen: set[str]) -> Record | None:
    """The record at `place` with its id and name checked, or None where it is no record at all."""
    row = f"第 {place} 条"
    if not isinstance(item, dict):
        problems.append(Problem(row, "", f"应是一个对象，现在是 {shown(item)}"))
        return None
    try:
        item, _changed = storable(item)
    except Unreadable as error:
        problems.append(Problem(row, "", error.reason))
        return None
    title = " · ".join(
        str(item[key]) for key in ("matter", "name", "item") if isinstance(item.get(key), str)
    )
    record = Record(item, row, problems)
    identity = record.required("id", "编号（id）", 100)
    if identity:
        record.row = f"{identity}（{title}）" if title else identity
        if identity in seen:
            record.refuse("id", f"编号 {identity} 在文件中出现了两次")
        seen.add(identity)
    return record


def _guide(record: Record, source_name: str) -> GuideRow:
    matter, counter = matter_of(record, source_name)
    return GuideRow(record.row, matter, _item(record, matter), _revision(record, matter, counter))


def _item(record: Record, matter: MatterRow) -> ItemRow:
    name = record.text("item", LONGEST_NAME) or matter.name
    code = record.text("item_code", 64)
    is_own = codes.is_item_code(code)
    is_national = len(code) == codes.NATIONAL_ITEM_LENGTH and (
        codes.is_basic_code(code[: codes.BASIC_LENGTH]) and code[-2:].isdigit() and code.isascii()
    )
    return ItemRow(
        name=name,
        kind=vocabulary.item_kind(name),
        code=code if is_own else "",
        national_code=code if is_national else "",
        legacy_code="" if is_own or is_national else code,
        source_key=f"facts:{record.text('id', 100)}",
    )


def _revision(record: Record, matter: MatterRow, counter: str) -> RevisionRow:
    handling = record.text("handling_kind", 100)
    modes, other_channels = _modes(record.texts("channels"))
    depths, depth_words = vocabulary.online_depths(record.text("online_depth"))
    scope = record.text("scope", 100)
    is_charged, fees = children.fees(record)
    results, result_note = children.results(record)
    quantity = record.text("quantity_limit")
    situations = cases.situations(record)
    names = {one.name for one in situations}
    questions, options = cases.tree(record, names)
    return RevisionRow(
        digest=sha256_of(record.data),
        handling_type=vocabulary.HANDLING_TYPES.get(handling, ""),
        statutory_limit=record.limit_at("statutory_limit"),
        statutory_citation=children.statutory_citation(record),
        promised_limit=record.limit_at("promised_limit"),
        onsite_visits=record.number("visits", 99),
        onsite_reason=record.text("visits_reason"),
        handling_modes=modes,
        online_depths=depths,
        cross_region_scope=vocabulary.SCOPES.get(scope, ""),
        in_service_hall=record.flag("in_hall"),
        quantity_limit="无数量限制" if quantity in ("无", "0") else quantity,
        application_period=record.text("application_window"),
        is_charged=is_charged,
        has_intermediary=record.flag("intermediary"),
        source_name=matter.source_name,
        source_kind=matter.source_kind,
        confidence=matter.confidence,
        source_note=joined(
            *_noted(record),
            said("办件类型：", "" if handling in vocabulary.HANDLING_TYPES else handling),
            said("办理渠道：", "、".join(other_channels)),
            said("网上办理深度：", depth_words),
            said("通办范围：", "" if scope in vocabulary.SCOPES else scope),
            result_note,
        ),
        conditions=tuple(ConditionRow(text) for text in record.texts("conditions")),
        situations=situations,
        case_questions=questions,
        case_options=options,
        materials=children.materials(record),
        steps=children.steps(record),
        procedures=children.procedures(record),
        tracks=children.tracks(record, names),
        fees=fees,
        results=results,
        windows=children.windows(record, counter),
        citations=children.citations(record),
        channels=children.channels(record),
    )


def _modes(named: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The modes that channels stand for, and the channels that stand for none."""
    modes = dict.fromkeys(mode for mode in map(vocabulary.handling_mode, named) if mode)
    return tuple(modes), [name for name in named if not vocabulary.handling_mode(name)]


def _noted(record: Record) -> list[str]:
    """What the source says besides and no column holds."""
    notes = [said(label, record.text(key)) for key, label in NOTED_TEXTS]
    for key, yes, no in NOTED_FLAGS:
        flag = record.flag(key)
        notes.append("" if flag is None else yes if flag else no)
    notes += [said(f"{label}：", "、".join(record.texts(key))) for key, label in NOTED_LISTS]
    return notes
