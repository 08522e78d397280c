"""Rows of the filled template → records. Pure.

One row of the sheet 事项 and the rows of the other sheets that carry its number are one record.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any

from audit.canonical import sha256_of
from matters.imports.reading import phone
from matters.imports.rows import (
    ChannelRow,
    CitationRow,
    ConditionRow,
    GuideRow,
    ItemRow,
    MatterRow,
    OfficeRow,
    RegionRow,
    ResultRow,
    RevisionRow,
)
from matters.imports.workbook import columns as sheets
from matters.imports.workbook.codes import code_notes, code_problems
from matters.imports.workbook.parts import (
    BUILDERS,
    Refuse,
    Values,
    known_situations,
    limit_of,
    unquoted,
)
from matters.imports.workbook.shapes import SheetDefinition
from matters.imports.workbook.sheets import Findings, SheetRow

SOURCE_KIND = "office"
MOST_CHILDREN = 1_000
RESULT_COLUMNS = ("result_name", "result_kind", "result_validity", "delivery_modes")
MATTER_KEYS = (
    "basic_code",
    "implementation_code",
    "legacy_code",
    "matter_type",
    "exercise_level",
    "power_source",
    "body_nature",
    "audiences",
    "scope_note",
    "division_of_powers",
    "responsible_division",
)
BUILT_APART = frozenset({"number", "conditions"})
"""Columns whose name a revision shares and whose value it does not: the row's own number, and lines."""
REVISION_KEYS = tuple(
    fact.name
    for fact in fields(RevisionRow)
    if fact.name in {column.key for column in sheets.RECORDS.columns} - BUILT_APART
)
"""Columns that a revision takes over as they are."""


@dataclass
class Record:
    """A row of the sheet 事项 with its children, before it becomes a `GuideRow`."""

    row: SheetRow
    findings: Findings
    children: dict[str, list[SheetRow]] = field(default_factory=lambda: defaultdict(list))
    """By the name of their sheet."""
    is_sound: bool = True
    shared: dict[str, Any] = field(default_factory=dict)
    """What other rows of the same matter and office say where this one is silent."""

    @property
    def values(self) -> dict[str, Any]:
        return self.row.values

    def refuse(self, label: str, reason: str) -> None:
        self.refuse_at(self.row, label, reason)

    def refuse_at(self, row: SheetRow, label: str, reason: str) -> None:
        self.is_sound = False
        self.findings.problem(row.name, label, reason)


def assembled(
    records: list[SheetRow], children: dict[str, list[SheetRow]], findings: Findings
) -> list[Record]:
    """Records with their children. Children of no record, and records told apart by nothing, are refused."""
    assembled = [Record(row, findings, is_sound=row.is_sound) for row in records]
    by_number: dict[str, list[Record]] = defaultdict(list)
    for record in assembled:
        by_number[record.row.number].append(record)
    for number, same in by_number.items():
        if number and len(same) > 1:
            for record in same:
                record.refuse("编号", f"编号 {number} 重复：{names_of(same)}。每行要用不同的编号")
    for sheet, rows in children.items():
        for row in rows:
            _hand_over(sheet, row, by_number, findings)
    return assembled


def _hand_over(
    sheet: str, row: SheetRow, by_number: dict[str, list[Record]], findings: Findings
) -> None:
    owners = by_number.get(row.number, []) if row.number else []
    if row.number and not owners:
        reason = f"“事项”表中没有编号 {row.number}。请核对，或删除这一行"
        findings.problem(row.name, "编号", reason)
    if not owners:
        findings.leaves_all_open = True
    for owner in owners:
        owner.children[sheet].append(row)
        owner.is_sound = owner.is_sound and row.is_sound


def guide_row(record: Record, source_name: str) -> GuideRow | None:
    """The record as every reader gives it, or None, with its problems told, where something in it is wrong."""
    values = record.values
    for label, reason in code_problems(values):
        record.refuse(label, reason)
    source = source_name or values.get("office_name", "")
    revision = _revision(record, source)
    if not record.is_sound:
        return None
    for label, reason in code_notes(values):
        record.findings.note(record.row.name, label, reason)
    return GuideRow(
        row=record.row.name,
        matter=_matter({**record.shared, **values}, source),
        item=ItemRow(
            name=values["item_name"],
            kind=values.get("item_kind", "other"),
            code=values.get("item_code", ""),
            national_code=values.get("national_code", ""),
        ),
        revision=revision,
    )


def _matter(values: dict[str, Any], source: str) -> MatterRow:
    region = RegionRow(values["region_code"], values.get("region_name", ""))
    return MatterRow(
        name=values["matter_name"],
        region=region,
        office=OfficeRow(values["office_name"], region, values.get("credit_code", "")),
        popular_names=tuple(dict.fromkeys(values.get("popular_names", ()))),
        source_name=source,
        source_kind=SOURCE_KIND,
        **_of(values, MATTER_KEYS),
    )


def _revision(record: Record, source: str) -> RevisionRow:
    values = record.values
    statutory = limit_of(values, "statutory", "法定时限", record.refuse)
    promised = limit_of(values, "promised", "承诺时限", record.refuse)
    revision = RevisionRow(
        digest=_digest(record),
        statutory_limit=statutory,
        statutory_citation=_statutory_citation(record),
        promised_limit=promised,
        source_name=source,
        source_kind=SOURCE_KIND,
        conditions=tuple(ConditionRow(text) for text in values.get("conditions", ())),
        results=_results(record),
        channels=tuple(
            ChannelRow(kind, phone(number))
            for kind in ("consultation", "complaint")
            for number in values.get(kind, ())
        ),
        **_of(values, REVISION_KEYS),
    )
    parts: dict[str, Any] = {name: _parts(record, sheet, build) for sheet, name, build in BUILDERS}
    return replace(revision, **parts)


def _statutory_citation(record: Record) -> CitationRow | None:
    document = unquoted(record.values.get("statutory_document", ""))
    article = record.values.get("statutory_article", "")
    if article and not document:
        record.refuse("法定时限依据文件", "填了条款，没有填文件名称")
    return CitationRow(document=document, article=article) if document else None


def _results(record: Record) -> tuple[ResultRow, ...]:
    name, kind, validity, modes = (record.values.get(key) for key in RESULT_COLUMNS)
    if name:
        return (ResultRow(name, kind or "", validity or "", modes or ()),)
    if kind or validity:
        record.refuse("审批结果名称", "填了结果类型或有效期，没有填结果名称")
    elif modes:
        record.refuse("审批结果名称", "填了送达方式，没有填结果名称")
    return ()


def _parts(
    record: Record, sheet: SheetDefinition, build: Callable[[Values, Refuse], Any]
) -> tuple[Any, ...]:
    rows = record.children[sheet.name]
    if len(rows) > MOST_CHILDREN:
        record.refuse("编号", f"“{sheet.name}”表中有 {len(rows)} 行属于它，最多 {MOST_CHILDREN} 行")
        return ()
    built = []
    parts: dict[Any, SheetRow] = {}
    for row in rows:
        if not row.is_sound:
            continue
        refuse = partial(record.refuse_at, row)
        values = _without_number(row.values)
        if "situations" in values:
            values["situations"] = _situations(record, values["situations"], refuse)
        part = build(values, refuse)
        # Two situations of one name could not be told apart by the materials that name them.
        identity = part.name if sheet is sheets.SITUATIONS else part
        if identity in parts:
            refuse(sheet.columns[1].label, f"与 {parts[identity].name} 重复。请只留一行")
        parts[identity] = row
        built.append(part)
    return tuple(built)


def _situations(record: Record, pieces: tuple[str, ...], refuse: Refuse) -> tuple[str, ...]:
    rows = record.children[sheets.SITUATIONS.name]
    known = frozenset(row.values["name"] for row in rows if "name" in row.values)
    found, unknown = known_situations(pieces, known)
    for piece in unknown:
        refuse("适用情形", f"“情形”表中没有编号 {record.row.number} 的“{piece[:30]}”")
    return found


def _digest(record: Record) -> str:
    """SHA-256 of what is filled in, whatever number the official gave the row and wherever it stands."""
    children = {
        name: [_without_number(row.values) for row in record.children[sheet.name]]
        for sheet, name, _ in BUILDERS
    }
    return sha256_of({"record": _without_number(record.values), **children})


def _without_number(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != "number"}


def _of(values: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: values[key] for key in keys if key in values}


def names_of(records: list[Record]) -> str:
    """The rows of `records` for a reason, no more than a person reads."""
    shown = "、".join(record.row.name for record in records[:5])
    return f"{shown} 等 {len(records)} 行" if len(records) > 5 else shown
