"""The exchange format of matter catalogues (事项库交换格式) → rows. Pure.

`docs/how-to/read-the-exchange-format.md` tells which key becomes which field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from matters.imports.exchange.record import COUNT_KEY, Draft, draft_of
from matters.imports.exchange.settling import Numbered, settle
from matters.imports.reading import Unreadable, parse_json, whole_number
from matters.imports.rows import Reading
from matters.problems import Problem

SOURCE_NAME_LENGTH = 300


def read(content: bytes, source_name: str = "") -> Reading:
    """The sound records of an exchange file, and what is wrong with the others. Never raises.

    Both envelopes are read, a bare list of records and a bare record. Each record becomes rows as
    soon as its JSON is complete, so the objects of a large file never stand in memory together.
    """
    named = source_name[:SOURCE_NAME_LENGTH]

    def drafted(value: dict[str, Any]) -> Any:
        return draft_of(value, named) if "AUDIT_ITEM" in map(str.upper, value) else value

    try:
        envelope = _opened(parse_json(content, object_hook=drafted))
    except Unreadable as error:
        return Reading(problems=(Problem("", "", error.reason),))
    problems: list[Problem] = []
    notes: list[Problem] = []
    count = len(envelope.entries)
    if _count_of(envelope.announced) not in {None, count}:
        reason = f"写明 {str(envelope.announced)[:20]} 条记录，实际有 {count} 条，请核对是否完整"
        notes.append(Problem("", COUNT_KEY, reason))
    sound = list(_numbered(envelope.entries, problems, notes))
    settled = settle(sound)
    return Reading(
        rows=tuple(settled.rows),
        problems=(*problems, *settled.problems),
        notes=(*notes, *settled.notes),
    )


@dataclass(frozen=True)
class _Envelope:
    """What a file holds: drafts where entries are records, anything else where they are not."""

    entries: list[Any] = field(default_factory=list)
    announced: Any = None


def _opened(document: Any) -> _Envelope:
    if isinstance(document, dict):
        parts = _upper(document)
        _refuse_failed(parts.get("STATUS"))
        body = parts.get("CUSTOM", parts.get("DATA"))
        if isinstance(body, dict):
            inner = _upper(body)
            announced = inner.get(COUNT_KEY)
            envelope = _Envelope(_entries(inner.get("LIST")), announced)
        else:
            envelope = _Envelope(_entries(body), getattr(body, "announced", None))
    elif isinstance(document, list | Draft):
        envelope = _Envelope(_entries(document), getattr(document, "announced", None))
    else:
        raise Unreadable("文件内容应为 JSON 对象或数组，不是单个值")
    if not envelope.entries:
        raise Unreadable("文件里没有记录：应有 data.list 或 CUSTOM，其中每条记录有 AUDIT_ITEM 表")
    return envelope


def _entries(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _upper(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key.upper(): held for key, held in value.items()}


def _refuse_failed(status: Any) -> None:
    """Raises `Unreadable` where the exporting system says that it failed; 00 is success."""
    said = _upper(status) if isinstance(status, dict) else {}
    code = str(said.get("CODE") or "").strip()
    if code.strip("0"):
        text = str(said.get("TEXT") or "")[:200]
        raise Unreadable(
            f"导出系统报告失败：STATUS.CODE 为“{code[:20]}”{text}，应为“00”，请重新导出"
        )


def _count_of(announced: Any) -> int | None:
    try:
        return whole_number(announced)
    except ValueError:
        return None


def _numbered(
    entries: list[Any], problems: list[Problem], notes: list[Problem]
) -> Iterator[Numbered]:
    """The sound records of `entries`; what is wrong and odd with any of them is added to the lists."""
    for number, entry in enumerate(entries, start=1):
        row = f"record {number}"
        if not isinstance(entry, Draft):
            problems.append(Problem(row, "AUDIT_ITEM", "不是事项记录：缺少 AUDIT_ITEM 表"))
            continue
        row = f"{row}（{entry.name}）" if entry.name else row
        problems += [Problem(row, key, reason) for key, reason in entry.problems]
        notes += [Problem(row, key, reason) for key, reason in entry.notes]
        if entry.sound:
            yield Numbered(row, entry.sound)
