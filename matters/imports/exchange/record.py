"""One record of the exchange format → one draft of rows, with all that is wrong and odd about it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit.canonical import sha256_of
from matters.imports.exchange import vocabulary
from matters.imports.exchange.fields import Fields, Findings, Tables
from matters.imports.exchange.identity import item_row, matter_row
from matters.imports.exchange.revision import revision_row
from matters.imports.reading import Unreadable, storable
from matters.imports.rows import ItemRow, MatterRow, RevisionRow

COUNT_KEY = "RETURNITEMSUNNUM"
CURSOR_KEYS = frozenset({"LASTTIMESTAMP", COUNT_KEY})
"""What the one-record envelope puts beside the tables: the state of the exchange and not of the record."""


@dataclass(frozen=True)
class SoundRecord:
    """The rows of a record that nothing refuses."""

    task_code: str
    version: int
    matter: MatterRow
    item: ItemRow
    revision: RevisionRow

    @property
    def is_base(self) -> bool:
        """Whether it is the matter as a whole and not one of its handling items."""
        return not (self.item.code or self.item.legacy_code)


@dataclass(frozen=True)
class Draft:
    """What one record says before it is held against the others of its file.

    Problems and notes are pairs of field and reason. `sound` is None where a problem refuses the
    record. `announced` is what the one-record envelope says of the number of records.
    """

    name: str = ""
    announced: Any = None
    problems: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    sound: SoundRecord | None = None


def draft_of(record: Mapping[str, Any], source_name: str) -> Draft:
    """The draft of a record, whatever the record holds: what cannot be read is a problem of the draft."""
    try:
        content, changed = storable(record)
        content = {key.upper(): held for key, held in content.items()}
        announced = content.get(COUNT_KEY)
        digest = sha256_of({key: held for key, held in content.items() if key not in CURSOR_KEYS})
    except Unreadable as error:
        return Draft(problems=(("", error.reason),))
    except TypeError:
        return Draft(problems=(("", "记录里套着另一条记录，不合事项库交换格式"),))
    findings = Findings()
    if changed:
        findings.notes.append(
            ("", f"{changed} 处文字含数据库存不下的字符（NUL 或残缺的代理字符），已替换")
        )
    tables = Tables(content, findings)
    item = tables.at_most_one("AUDIT_ITEM")
    if item is None:
        findings.problems.append(("AUDIT_ITEM", "这张表没有内容，不知道是什么事项"))
        return Draft("", announced, _each_once(findings.problems), _each_once(findings.notes))
    extend = tables.at_most_one("AUDIT_ITEM_EXTEND") or Fields("AUDIT_ITEM_EXTEND", {}, findings)
    _note_odd_tables(tables, item, findings)
    matter = matter_row(item, extend, source_name)
    revision = revision_row(item, extend, tables, digest, source_name)
    handling_item = item_row(item)
    sound = None
    if not findings.problems and revision.number is not None:
        task_code = matter.implementation_code or item.code("task_code")
        sound = SoundRecord(task_code, revision.number, matter, handling_item, revision)
    return Draft(
        matter.name[:60],
        announced,
        _each_once(findings.problems),
        _each_once(findings.notes),
        sound,
    )


def _note_odd_tables(tables: Tables, item: Fields, findings: Findings) -> None:
    """Rows that are left out because their columns are not known, and rows that name another version."""
    for table in vocabulary.UNREAD_TABLES:
        rows = tables.many(table)
        if rows:
            findings.notes.append((table, f"{len(rows)} 行未导入：这张表的列没有公开的说明"))
    version = item.text("rowguid")
    for table in vocabulary.CHILD_TABLES:
        named = {row.text("task_guid") for row in tables.many(table)} - {"", version}
        if version and named:
            findings.notes.append((table, "有的行的 task_guid 不是本版本的 rowguid，请核对"))


def _each_once(found: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(found))
