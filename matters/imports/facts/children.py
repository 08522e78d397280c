"""The parts of one guide, from a record of facts to rows. Pure."""

import re
from collections.abc import Container

from matters.imports.facts import cases, vocabulary
from matters.imports.facts.record import LONGEST_NAME, Record, joined
from matters.imports.reading import phone
from matters.imports.rows import (
    ChannelRow,
    CitationRow,
    FeeRow,
    MaterialRow,
    ProcedureRow,
    ResultRow,
    StepRow,
    TrackRow,
    WindowRow,
)

EACH = re.compile(r"^原件和复印件各(\d+)份$")
HALL = re.compile(r"^(?P<hall>[^:：]{2,40})[:：](?P<address>.+)$")
PLAIN_KINDS = ("", "证照", "批文", "其他")
CITATION_KEYS = (
    ("legal_basis", "basis"),
    ("implementation_basis", "implementation"),
    ("supervision_basis", "supervision"),
    ("validity_basis", "validity"),
)
CHANNEL_KEYS = (("phone", "consultation"), ("complaint_phone", "complaint"))


def _citation(record: Record, kind: str) -> CitationRow | None:
    law = record.required("law", "法律文件名称")
    article = record.text("article", 200)
    return vocabulary.citation(law, article, kind) if law else None


def _citations_at(record: Record, key: str, kind: str) -> list[CitationRow]:
    rows = [_citation(child, kind) for child in record.children(key)]
    return [row for row in rows if row]


def statutory_citation(record: Record) -> CitationRow | None:
    child = record.child("statutory_citation")
    return _citation(child, "basis") if child else None


def citations(record: Record) -> tuple[CitationRow, ...]:
    """What the guide rests on, each article once for each use; the basis of its fees is among it."""
    rows = [row for key, kind in CITATION_KEYS for row in _citations_at(record, key, kind)]
    for fee in record.children("fees"):
        rows += _citations_at(fee, "basis", "fee")
    return tuple(dict.fromkeys(rows))


def materials(record: Record) -> tuple[MaterialRow, ...]:
    return tuple(_material(child) for child in record.children("materials"))


def _material(record: Record) -> MaterialRow:
    name = record.required("name", "材料名称")
    kind, originals, copies, remark = _copies(record, name)
    source = record.text("source", LONGEST_NAME)
    source_word = vocabulary.MATERIAL_SOURCES.get(source, "")
    if not source_word and re.search(r"局|部门|委员会|政府", source):
        source_word = "government"
    necessity = record.text("necessity", LONGEST_NAME)
    known_necessity = vocabulary.NECESSITIES.get(necessity, "")
    case = "" if known_necessity else necessity
    exempt = record.text("exempt", LONGEST_NAME)
    submit = record.text("submit", LONGEST_NAME)
    return MaterialRow(
        name=name,
        material_type=kind,
        originals=originals,
        copies=copies,
        medium=record.word("medium", vocabulary.MEDIA, "材料形式"),
        source=source_word,
        source_note=joined(
            "" if source in vocabulary.MATERIAL_SOURCES else source,
            record.text("source_note", LONGEST_NAME),
            longest=LONGEST_NAME,
        ),
        necessity=known_necessity or ("conditional" if case else ""),
        necessity_note=case,
        exempt_reason=_exempt_reason(exempt),
        exempt_note=exempt,
        remark=joined(remark, record.text("note"), f"提交方式：{submit}" if submit else ""),
    )


def _exempt_reason(exempt: str) -> str:
    if not exempt:
        return ""
    return "checked_online" if "核验" in exempt else "small_case"


def _copies(record: Record, name: str) -> tuple[str, int | None, int | None, str]:
    """Type, originals, copies and what of it no column can hold.

    A number counts originals or copies only where the page says which of the two it asks for.
    """
    kind, number = record.text("kind", 100), record.number("copies", 32767)
    if not kind and "复印件" in name:
        kind = "复印件"
    unplaced = "" if number is None else f"份数 {number}"
    if each := EACH.match(kind):
        amount = int(each[1])
        said = "" if number in (None, 2 * amount) else unplaced
        return "original_and_copy", amount, amount, said
    if kind == "原件":
        return "original", number, None, ""
    if kind == "复印件":
        return "copy", None, number, ""
    if kind == "原件和复印件":
        return "original_and_copy", None, None, unplaced
    if kind == "原件或复印件":
        return "original_or_copy", None, None, unplaced
    return "", None, None, joined(kind, unplaced)


def steps(record: Record) -> tuple[StepRow, ...]:
    return tuple(_step(child) for child in record.children("steps"))


def _step(record: Record) -> StepRow:
    name = record.required("name", "环节名称", 200)
    limit = record.limit("limit", longest=400)
    promised = record.number("promised")
    if promised is not None and limit.amount is None:
        record.refuse("promised", "环节有承诺时限而没有可比的时限，请补上时限和单位")
        promised = None
    return StepRow(
        name=name,
        kind=vocabulary.step_kind(name),
        limit=limit,
        promised_amount=promised,
        counts_in_limit=record.flag("in_limit"),
        handler=record.text("handler", 200),
        note=limit.note,
    )


def procedures(record: Record) -> tuple[ProcedureRow, ...]:
    """Times that the source says do not count in the limit."""
    return tuple(
        ProcedureRow(name=name, kind=vocabulary.procedure_kind(name), counts_in_limit=False)
        for name in record.texts("excluded_time", 200)
    )


def tracks(record: Record, situations: Container[str]) -> tuple[TrackRow, ...]:
    return tuple(_track(child, situations) for child in record.children("variants"))


def _track(record: Record, situations: Container[str]) -> TrackRow:
    name = record.required("name", "程序名称", 100)
    limit = record.limit_at("decision_limit")
    note = joined(limit.note, record.text("note"))
    kind = vocabulary.TRACKS.get(name, "other")
    return TrackRow(name, kind, limit, note, cases.named(record, situations))


def fees(record: Record) -> tuple[bool | None, tuple[FeeRow, ...]]:
    """Whether anything is charged, None where the source does not say, and the charged items."""
    charged: set[bool] = set()
    rows = []
    for child in record.children("fees"):
        is_charged = child.flag("charged")
        name, standard = child.text("name", LONGEST_NAME), child.text("standard", LONGEST_NAME)
        basis = _citations_at(child, "basis", "fee")
        if is_charged is not None:
            charged.add(is_charged)
        if is_charged:
            rows.append(
                FeeRow(
                    name=name or "收费项目名称未见",
                    standard=standard,
                    basis="；".join(
                        f"《{row.document}》{row.number}{row.article}" for row in basis
                    ),
                )
            )
    return (None if not charged else True in charged), tuple(rows)


def results(record: Record) -> tuple[tuple[ResultRow, ...], str]:
    """The result, as a name or as an object, and what of it no column can hold."""
    if isinstance(record.value("result"), str):
        name = record.text("result", LONGEST_NAME)
        return ((ResultRow(name),) if name else ()), ""
    child = record.child("result")
    if child is None:
        return (), ""
    modes, strange = vocabulary.sorted_out(child.texts("delivery"), vocabulary.DELIVERY_MODES)
    limit = child.limit_at("delivery_limit")
    kind = child.text("kind", 100)
    row = ResultRow(
        name=child.required("name", "结果名称"),
        kind=vocabulary.RESULT_KINDS.get(kind, ""),
        validity=child.text("validity", LONGEST_NAME),
        delivery_modes=modes,
        delivery_limit=limit,
    )
    note = joined(
        f"送达期限{limit.note}" if limit.note else "",
        f"送达方式：{'、'.join(strange)}" if strange else "",
        "" if kind in PLAIN_KINDS else f"结果为{kind}",
    )
    return (row,), note


def channels(record: Record) -> tuple[ChannelRow, ...]:
    rows = [
        ChannelRow(kind, phone(number))
        for key, kind in CHANNEL_KEYS
        for number in vocabulary.parts(record.text(key))
    ]
    return tuple(dict.fromkeys(rows))


def windows(record: Record, window_name: str = "") -> tuple[WindowRow, ...]:
    """Where to go: one window for each place of the address; the hours are those of all of them."""
    hours = record.text("hours")
    rows = []
    for place in vocabulary.parts(record.text("address", LONGEST_NAME)):
        match = HALL.match(place)
        hall, address = (match["hall"], match["address"]) if match else ("", place)
        rows.append(WindowRow(name=window_name, hall=hall, address=address, hours=hours))
    if not rows and window_name:
        rows = [WindowRow(name=window_name, hours=hours)]
    return tuple(dict.fromkeys(rows))
