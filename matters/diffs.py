"""What changed between two snapshots, field by field and row by row. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Json = Any
Kind = Literal["added", "removed", "changed"]

LIMIT_KEYS = {"amount", "unit", "note"}
IGNORED = frozenset({"change_reason"})
"""What a revision says about itself is not part of what changed."""

IDENTITY: dict[str, tuple[str, ...]] = {
    "conditions": ("text",),
    "situations": ("name",),
    "case_questions": ("text",),
    "case_options": ("case_question", "answer"),
    "materials": ("name",),
    "steps": ("name",),
    "special_procedures": ("name",),
    "tracks": ("name",),
    "fees": ("name",),
    "results": ("name",),
    "windows": ("name", "address"),
    "citations": ("kind", "document", "article"),
    "channels": ("kind", "value"),
    "intermediary_services": ("name",),
    "commitment_letters": ("name",),
    "questions": ("question",),
}
"""By which fields a row of a list is the same row in both snapshots."""

PHRASE = re.compile(r"[^,，。;；:：、!?！？\n]*[,，。;；:：、!?！？\n]?")


@dataclass(frozen=True)
class Fragment:
    """A run of text: in both, only before, or only after."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True)
class FieldChange:
    """One field with its two values. `fragments` spell a changed text phrase by phrase."""

    field: str
    before: Json
    after: Json
    fragments: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class RowChange:
    """One row of a list that came, went or changed. `key` names it for a person."""

    kind: Kind
    key: str
    row: Json
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class SectionDiff:
    """What changed under one key of the snapshot: its value, or the rows of its list."""

    section: str
    change: FieldChange | None = None
    rows: tuple[RowChange, ...] = ()
    is_reordered: bool = False


def diff(before: dict[str, Json], after: dict[str, Json]) -> tuple[SectionDiff, ...]:
    """Every difference between two snapshots, in the order of the later one; empty where equal.

    A key that only one of them has counts as empty in the other, so that a snapshot of an older
    form compares with a newer one.
    """
    keys = [*after, *(key for key in before if key not in after)]
    sections = (
        _section(key, before.get(key), after.get(key)) for key in keys if key not in IGNORED
    )
    return tuple(section for section in sections if section is not None)


def _section(key: str, before: Json, after: Json) -> SectionDiff | None:
    if _says_the_same(before, after):
        return None
    if key in IDENTITY:
        return _rows(key, before or [], after or [])
    return SectionDiff(key, _field(key, before, after))


def _says_the_same(before: Json, after: Json) -> bool:
    """Equal, or both empty; 0 and False are values, not nothing."""
    return before == after or (not before and not after and before != 0 and after != 0)


def _field(name: str, before: Json, after: Json) -> FieldChange:
    is_text = isinstance(before, str) and isinstance(after, str) and bool(before and after)
    return FieldChange(name, before, after, phrases(before, after) if is_text else ())


def is_limit(value: Json) -> bool:
    """Whether `value` is a limit as snapshots write it."""
    return isinstance(value, dict) and set(value) == LIMIT_KEYS


def _rows(section: str, before: list[Json], after: list[Json]) -> SectionDiff | None:
    named = _naming(section)
    old, new = dict(named(before)), dict(named(after))
    changes = [RowChange("removed", key[0], row) for key, row in old.items() if key not in new]
    for key, row in new.items():
        if key not in old:
            changes.append(RowChange("added", key[0], row))
        elif fields := tuple(_changed_fields(old[key], row)):
            changes.append(RowChange("changed", key[0], row, fields))
    common = [key for key in old if key in new]
    is_reordered = common != [key for key in new if key in old]
    if not changes and not is_reordered:
        return None
    return SectionDiff(section, rows=tuple(changes), is_reordered=is_reordered)


def _naming(section: str) -> Callable[[list[Json]], Iterator[tuple[tuple[str, int], Json]]]:
    """Gives each row a key of words and a number, so that two rows of one name stay two."""
    fields = IDENTITY[section]

    def named(rows: list[Json]) -> Iterator[tuple[tuple[str, int], Json]]:
        seen: Counter[str] = Counter()
        for row in rows:
            words = " ".join(str(row.get(field) or "") for field in fields).strip()
            seen[words] += 1
            yield (words, seen[words]), row

    return named


def _changed_fields(before: dict[str, Json], after: dict[str, Json]) -> Iterator[FieldChange]:
    for name in [*after, *(name for name in before if name not in after)]:
        one, other = before.get(name), after.get(name)
        if not _says_the_same(one, other):
            yield _field(name, one, other)


def phrases(before: str, after: str) -> tuple[Fragment, ...]:
    """The two texts as runs of phrases; phrases end at punctuation or a line break.

    Joining the runs that are not `added` gives `before`, those not `removed` gives `after`.
    """
    old, new = _split(before), _split(after)
    found: list[Fragment] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Fragment("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            found.append(Fragment("removed", "".join(old[i1:i2])))
        if j2 > j1:
            found.append(Fragment("added", "".join(new[j1:j2])))
    return tuple(found)


def _split(text: str) -> list[str]:
    return [phrase for phrase in PHRASE.findall(text) if phrase]
