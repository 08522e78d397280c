"""Reads a reform plan from its JSON file. Pure.

The form: one object with `slug`, `title`, `issuer_name`, `region_code`, `issued_on` and lists of
`offices`, `totals`, `targets` and `measures`; `docs/how-to/write-a-reform-plan.md` explains each.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matters.imports.facts.record import LONGEST_NAME, Record, shown
from matters.imports.facts.reference import OFFICE_KINDS
from matters.imports.reading import Unreadable, parse_json, storable
from matters.problems import Problem
from reforms.imports import fields, vocabulary
from reforms.imports.effects import all_asked, effects
from reforms.imports.rows import MeasureRow, PlanOffice, PlanRow, TargetRow, TotalRow

MOST_MEASURES = 50_000
NO_PLAN = "文件不是改革方案：应是一个对象，写有 slug、title 和 measures"


@dataclass(frozen=True)
class PlanReading:
    """The plan, or None with what is wrong in the file. A plan is read whole or not at all."""

    plan: PlanRow | None
    problems: tuple[Problem, ...] = ()


def read(content: bytes) -> PlanReading:
    """The plan that `content` holds. Every fault is told, with the measure and the field it stands in."""
    try:
        document, _changed = storable(parse_json(content))
    except Unreadable as error:
        return PlanReading(None, (Problem("", "", error.reason),))
    if not isinstance(document, dict) or not {"slug", "title", "measures"} <= set(document):
        return PlanReading(None, (Problem("", "", NO_PLAN),))
    problems: list[Problem] = []
    plan = _plan(Record(document, "", problems))
    return PlanReading(None if problems else plan, tuple(problems))


def _plan(record: Record) -> PlanRow:
    record.required("slug", "方案的网址名", fields.LONGEST_SLUG)
    record.required("region_code", "区划代码")
    stated = fields.day(record, "issued_on")
    if stated is None and not record.data.get("issued_on"):
        record.refuse("issued_on", "缺少成文日期")
    issued_on = stated or date.max
    plan = PlanRow(
        slug=fields.slug(record, "slug", "方案的网址名"),
        title=record.required("title", "方案名称"),
        issuer_name=record.required("issuer_name", "发文机关", 200),
        region_code=fields.region_code(record, "region_code"),
        issued_on=issued_on,
        short_title=record.text("short_title", 60),
        document_number=record.text("document_number", 100),
        issuer=record.text("issuer", 120),
        summary=record.text("summary", fields.LONGEST_TEXT),
        known_gaps=record.text("known_gaps", fields.LONGEST_TEXT),
        source_name=record.text("source", LONGEST_NAME),
        offices=tuple(_office(one) for one in _children(record, "offices", "单位")),
        totals=tuple(_total(one) for one in _children(record, "totals", "总数")),
        targets=tuple(
            _target(one, stated or date.min) for one in _children(record, "targets", "目标")
        ),
        measures=_measures(record, stated or date.min),
    )
    all_asked(record)
    return plan


def _children(record: Record, key: str, what: str) -> list[Record]:
    """The objects of a list, each with its own name in what is said of it."""
    return [
        Record(child.data, f"{what} {place}", record.problems)
        for place, child in enumerate(record.children(key), start=1)
    ]


def _office(record: Record) -> PlanOffice:
    row = PlanOffice(
        record.required("name", "单位名称", 120),
        fields.word(record, "kind", OFFICE_KINDS, "机构类别"),
    )
    all_asked(record)
    return row


def _total(record: Record) -> TotalRow:
    stated = record.number("stated", 10**6)
    if stated is None:
        record.refuse("stated", "要写明文件所述的数")
    row = TotalRow(
        label=record.required("label", "总数的名称", 100),
        stated=stated or 0,
        counts=record.word("counts", vocabulary.COUNTED, "数的是") or "matters",
        modes=fields.words(record, "modes", vocabulary.MODES, "改革方式"),
        category=record.word("category", vocabulary.CATEGORIES, "类别"),
        explanation=record.text("explanation", fields.LONGEST_TEXT),
        clause=record.text("clause", 100),
    )
    all_asked(record)
    return row


def _target(record: Record, issued_on: date) -> TargetRow:
    row = TargetRow(
        text=record.required("text", "目标"),
        kind=record.word("kind", vocabulary.CLAIM_KINDS, "指标") or "other",
        comparison=record.word("comparison", vocabulary.COMPARISONS, "比较方式") or "at_least",
        amount=fields.amount(record, "amount"),
        unit=record.word("unit", vocabulary.TARGET_UNITS, "单位"),
        scope=record.text("scope", 200),
        region_code=fields.region_code(record, "region"),
        force=record.word("force", vocabulary.FORCES, "力度") or "must",
        starts_on=fields.day(record, "starts_on"),
        due_on=_due_on(record, issued_on),
        clause=record.text("clause", 100),
    )
    if row.starts_on and row.due_on and row.due_on < row.starts_on:
        record.refuse("due_on", f"截止日 {row.due_on} 早于开始日 {row.starts_on}")
    if row.amount is not None and row.kind in vocabulary.LIMIT_KINDS and not row.unit:
        record.refuse("unit", "时限的目标要有单位，例如 working_day（工作日）")
    all_asked(record)
    return row


def _due_on(record: Record, issued_on: date) -> date | None:
    due_on = fields.day(record, "due_on")
    if due_on and due_on < issued_on:
        record.refuse("due_on", f"时间节点 {due_on} 早于方案的成文日期 {issued_on}")
    return due_on


def _measures(record: Record, issued_on: date) -> tuple[MeasureRow, ...]:
    found = record.children("measures")
    if record.data["measures"] in (None, []):
        record.refuse("measures", "方案里没有一项举措")
    if len(found) > MOST_MEASURES:
        record.refuse("measures", f"有 {len(found)} 项举措，最多 {MOST_MEASURES} 项，请分开")
        return ()
    rows: dict[str, MeasureRow] = {}
    for place, child in enumerate(found, start=1):
        number = _number_of(child.data)
        name = f"举措 {number}" if number else f"举措（第 {place} 个）"
        measure = Record(child.data, name, record.problems)
        row = _measure(measure, issued_on)
        if row.number and row.number in rows:
            measure.refuse("number", f"序号 {row.number} 用了两次")
        rows[row.number] = row
    return tuple(rows.values())


def _number_of(data: Any) -> str:
    number = data.get("number")
    return number if isinstance(number, str) and len(number) <= 20 else ""


def _measure(record: Record, issued_on: date) -> MeasureRow:
    row = MeasureRow(
        number=record.required("number", "序号", 20),
        title=record.required("title", "改革举措", 200),
        clause=record.required("clause", "条款", 100),
        mode=fields.word(record, "mode", vocabulary.MODES, "改革方式"),
        summary=record.text("summary", fields.LONGEST_TEXT),
        section=record.text("section", 100),
        category=record.word("category", vocabulary.CATEGORIES, "类别"),
        force=record.word("force", vocabulary.FORCES, "力度") or "must",
        supervision=record.text("supervision", fields.LONGEST_TEXT),
        division=record.text("division", 100),
        expected_effect=record.text("expected_effect", fields.LONGEST_TEXT),
        due_on=_due_on(record, issued_on),
        leads=_offices(record, "lead"),
        supporters=_offices(record, "supporting"),
        effects=effects(record),
    )
    if twice := set(row.leads) & set(row.supporters):
        record.refuse("supporting", f"“{min(twice)}”既列为负责又列为配合，请只列一次")
    all_asked(record)
    return row


def _offices(record: Record, key: str) -> tuple[str, ...]:
    names = record.value(key)
    found = record.texts(key, 120)
    if isinstance(names, list) and len(found) < len(names) and not record.path:
        repeated = [name for name in found if names.count(name) > 1]
        if repeated:
            record.refuse(key, f"“{repeated[0]}”列了两次：{shown(names)}")
    return found
