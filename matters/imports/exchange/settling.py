"""Records of one exchange file held against each other: duplicates, names, order of versions. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from matters.imports.exchange.record import SoundRecord
from matters.imports.rows import GuideRow, MatterRow
from matters.problems import Problem

VERSION = "AUDIT_ITEM.task_version"


@dataclass(frozen=True)
class Numbered:
    """A sound record and the name it has in its file."""

    row: str
    record: SoundRecord

    @property
    def item_key(self) -> tuple[str, ...]:
        """What stays the same over the versions of a handling item."""
        item = self.record.item
        if item.code or item.source_key:
            return (item.code or item.source_key,)
        return (self.record.task_code, item.legacy_code, item.name)

    @property
    def matter_key(self) -> tuple[str, ...]:
        """What the base item and its handling items share: nothing but the implementation code."""
        return (self.record.task_code,) if self.record.task_code else ("", *self.item_key)

    @property
    def version_keys(self) -> tuple[tuple[str, ...], ...]:
        """A version is one of its item, and one of the codes and the name it is found by."""
        record, version = self.record, str(self.record.version)
        item = record.item
        by_codes = (record.task_code, item.code or item.legacy_code, item.name, version)
        return ((*self.item_key, version), *((by_codes,) if record.task_code else ()))


@dataclass
class Settled:
    rows: list[GuideRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def settle(records: Iterable[Numbered]) -> Settled:
    """Rows by item, then by version from the oldest.

    What belongs to the matter is taken from the newest version of its base item, and what belongs
    to the handling item from that item's newest version, so that an old version in the same file
    cannot undo a newer one.
    """
    settled = Settled()
    by_item: dict[tuple[str, ...], list[Numbered]] = {}
    for numbered in _without_duplicates(records, settled):
        by_item.setdefault(numbered.item_key, []).append(numbered)
    leads: dict[tuple[str, ...], Numbered] = {}
    for versions in by_item.values():
        versions.sort(key=lambda each: each.record.version)
        newest = versions[-1]
        lead = leads.setdefault(newest.matter_key, newest)
        if newest.record.is_base and not lead.record.is_base:
            leads[newest.matter_key] = newest
    for versions in by_item.values():
        matter = leads[versions[-1].matter_key].record.matter
        settled.rows += _rows_of_item(versions, matter, settled)
    return settled


def _without_duplicates(records: Iterable[Numbered], settled: Settled) -> list[Numbered]:
    seen: dict[tuple[str, ...], Numbered] = {}
    kept = []
    for numbered in records:
        first = next((seen[key] for key in numbered.version_keys if key in seen), None)
        if first is None:
            kept.append(numbered)
            seen.update(dict.fromkeys(numbered.version_keys, numbered))
        elif first.record.revision.digest == numbered.record.revision.digest:
            reason = f"与 {first.row} 完全相同，只导入一次"
            settled.notes.append(Problem(numbered.row, VERSION, reason))
        else:
            version = numbered.record.version
            reason = f"第 {version} 版已在 {first.row} 出现而内容不同，请核对版本号，只留一条"
            settled.problems.append(Problem(numbered.row, VERSION, reason))
    return kept


def _rows_of_item(versions: list[Numbered], matter: MatterRow, settled: Settled) -> list[GuideRow]:
    newest = versions[-1]
    ended = matter.state == "in_force" and newest.record.matter.state != "in_force"
    if ended:
        reason = "该业务办理项已暂停或取消，而事项仍在用；该项各版本都作为草稿导入"
        settled.notes.append(Problem(newest.row, "AUDIT_ITEM.task_state", reason))
    rows: list[GuideRow] = []
    next_start: datetime | None = None
    has_successor = False
    for numbered in reversed(versions):
        revision = numbered.record.revision
        starts_at = revision.starts_at
        if ended:
            revision = replace(revision, is_published=False)
        elif revision.is_published and has_successor and not _is_before(starts_at, next_start):
            reason = "发布时间不早于更高的版本，以版本号大的为准；该版本作为草稿导入"
            settled.notes.append(Problem(numbered.row, "AUDIT_ITEM.publishdate", reason))
            revision = replace(revision, is_published=False)
        elif revision.is_published:
            has_successor, next_start = True, starts_at
        rows.append(GuideRow(numbered.row, matter, newest.record.item, revision))
    return rows[::-1]


def _is_before(starts_at: datetime | None, next_start: datetime | None) -> bool:
    """Whether a version ends before its successor begins; one without a start begins when it is imported."""
    if starts_at is None:
        return False
    return next_start is None or starts_at < next_start
