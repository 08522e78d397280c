"""Reads regions, offices and limits set by law from lists of JSON objects. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from matters import codes
from matters.imports.facts import regions, vocabulary
from matters.imports.facts.record import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Record,
    joined,
    shown,
)
from matters.imports.reading import Unreadable, parse_json
from matters.imports.rows import CitationRow, OfficeRow, RegionRow
from matters.limits import NONE, Limit
from matters.problems import Problem

Row = TypeVar("Row")

OFFICE_KINDS = {
    kind: kind
    for kind in (
        "government",
        "bureau",
        "division",
        "affiliated_unit",
        "district_office",
        "street_or_town",
        "hall",
        "group",
    )
}

CLASSIFICATIONS = {kind: kind for kind in ("topic", "life_event")}
AUDIENCES = {audience: audience for audience in ("person", "legal_person")}


@dataclass(frozen=True)
class SourcedOffice:
    """An office and where it was read."""

    office: OfficeRow
    source_name: str = ""


@dataclass(frozen=True)
class StatutoryLimitRow:
    """A limit an article sets. `matters` are names of matters it applies to, anywhere or in `region_code`."""

    subject: str
    citation: CitationRow
    limit: Limit = Limit()
    starts_from: str = ""
    step: str = ""
    covers: str = ""
    matters: tuple[str, ...] = ()
    region_code: str = ""


@dataclass(frozen=True)
class ClassificationRow:
    """Names of matters that stand under one topic or one life event. The arrangement is the portal's own."""

    kind: str
    audience: str
    key: str
    """A topic's three-digit code, or a life event's slug."""
    matters: tuple[str, ...]


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """Sound rows, and what is wrong with the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_regions(content: bytes) -> Listing[RegionRow]:
    return _read(content, _region)


def read_offices(content: bytes) -> Listing[SourcedOffice]:
    return _read(content, _office)


def read_statutory_limits(content: bytes) -> Listing[StatutoryLimitRow]:
    return _read(content, _statutory_limit)


def read_classification(content: bytes) -> Listing[ClassificationRow]:
    return _read(content, _classification)


def _read(content: bytes, row_of: Callable[[Record], Row]) -> Listing[Row]:
    try:
        items = parse_json(content)
    except Unreadable as error:
        return Listing(problems=(Problem("", "", error.reason),))
    if not isinstance(items, list):
        return Listing(problems=(Problem("", "", "文件应是一个列表"),))
    rows: list[Row] = []
    problems: list[Problem] = []
    for place, item in enumerate(items, start=1):
        name = f"第 {place} 条"
        if not isinstance(item, dict):
            problems.append(Problem(name, "", f"应是一个对象，现在是 {shown(item)}"))
            continue
        found = len(problems)
        record = Record(item, name, problems)
        row = row_of(record)
        for key in record.unasked():
            record.refuse(key, "不认识的字段，请核对拼写")
        if len(problems) == found:
            rows.append(row)
    return Listing(tuple(rows), tuple(problems))


def _region_code(record: Record, key: str) -> str:
    code = record.text(key, 6)
    if code and not codes.is_region_code(code):
        record.refuse(key, f"区划代码 {code} 不对，应为六位数字")
    return code


def _region(record: Record) -> RegionRow:
    record.required("code", "区划代码")
    return RegionRow(
        _region_code(record, "code"),
        record.required("name", "区划名称", 60),
        _region_code(record, "parent"),
    )


def _office(record: Record) -> SourcedOffice:
    record.required("region", "区划代码")
    region = regions.by_code(_region_code(record, "region")) or RegionRow("")
    credit_code = record.text("credit_code", 18)
    if credit_code and not codes.is_credit_code(credit_code):
        record.refuse("credit_code", f"统一社会信用代码 {credit_code} 的校验码不对，请核对")
    office = OfficeRow(
        name=record.required("name", "机构名称", 120),
        region=region,
        credit_code=credit_code,
        kind=record.word("kind", OFFICE_KINDS, "机构类别") or "bureau",
        parent_name=record.text("parent", 120),
        phone=record.text("phone", 200),
        address=record.text("address", LONGEST_NAME),
    )
    return SourcedOffice(office, record.text("source", 200))


def _statutory_limit(record: Record) -> StatutoryLimitRow:
    note = record.text("note")
    if record.value("unit") == NONE:
        if record.number("n") is not None:
            record.refuse("n", "法律未设期限的，不能有数字")
        limit = Limit(None, NONE, note)
    else:
        stated = record.limit("n", longest=LONGEST_NOTE)
        limit = Limit(stated.amount, stated.unit, joined(stated.note))
    law = record.required("law", "法律文件名称")
    return StatutoryLimitRow(
        subject=record.required("subject", "事项", 200),
        citation=vocabulary.citation(law, record.text("article", 200)),
        limit=limit,
        starts_from=record.text("from", 100),
        step=record.text("step", 100),
        covers=record.text("covers", LONGEST_NAME),
        matters=record.texts("matters", LONGEST_NAME),
        region_code=_region_code(record, "region"),
    )


def _classification(record: Record) -> ClassificationRow:
    record.text("name", LONGEST_NAME)
    row = ClassificationRow(
        kind=record.word("kind", CLASSIFICATIONS, "分类方式"),
        audience=record.word("audience", AUDIENCES, "面向"),
        key=record.required("key", "代码（key）"),
        matters=record.texts("matters", LONGEST_NAME),
    )
    if not row.matters:
        record.refuse("matters", "请列出归入此类的事项名称")
    return row
