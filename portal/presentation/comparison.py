"""The compare page: what two snapshots say differently, in the order and the words of the guide page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from matters.diffs import FieldChange, Fragment, RowChange, SectionDiff, is_limit, phrases
from matters.field_words import LISTS, NESTED, SCALARS, Term, term_of
from matters.limits import COUNTED_UNITS, ON_THE_SPOT, compression, limit_of
from portal.presentation.field_words import ORDER, words_of
from portal.presentation.row_words import row_title
from portal.presentation.words import Fact, percent


@dataclass(frozen=True)
class Change:
    """One fact before and after, in words; the empty text where it was not stated.

    `fragments` spell a text phrase by phrase, `note` weighs the change.
    """

    label: str
    before: str
    after: str
    note: str = ""
    fragments: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class ChangedRow:
    """A row that came, went or changed; `word` says which. One that changed has `changes`, the others `facts`."""

    kind: str
    word: str
    title: str
    changes: tuple[Change, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class ChangedList:
    label: str
    rows: tuple[ChangedRow, ...]
    is_reordered: bool


@dataclass(frozen=True)
class Section:
    """What changed under one heading of the guide page."""

    heading: str
    changes: tuple[Change, ...]
    lists: tuple[ChangedList, ...]


def sections(differences: Iterable[SectionDiff]) -> tuple[Section, ...]:
    """`differences` under the headings of the guide page; a key no heading knows stands under 其他."""
    by_key = {difference.section: difference for difference in differences}
    known = {key for _heading, keys in ORDER for key in keys}
    others = tuple(key for key in by_key if key not in known)
    found = (
        _section(str(heading), [by_key[key] for key in keys if key in by_key])
        for heading, keys in (*ORDER, (_("其他"), others))
    )
    return tuple(section for section in found if section.changes or section.lists)


def _section(heading: str, differences: list[SectionDiff]) -> Section:
    return Section(
        heading,
        tuple(
            change
            for one in differences
            if one.change is not None
            for change in _changes(one.change, SCALARS)
        ),
        tuple(
            changed
            for one in differences
            if one.change is None and (changed := _list(one)) is not None
        ),
    )


def _list(difference: SectionDiff) -> ChangedList | None:
    label, terms = LISTS.get(difference.section, (difference.section, {}))
    rows = tuple(
        row
        for change in difference.rows
        if (row := _row(difference.section, change, terms)) is not None
    )
    if not rows and not difference.is_reordered:
        return None
    return ChangedList(str(label), rows, difference.is_reordered)


def _row(section: str, change: RowChange, terms: Mapping[str, Term]) -> ChangedRow | None:
    title = row_title(section, change.row) or change.key
    if change.kind == "changed":
        changes = tuple(one for field in change.fields for one in _changes(field, terms))
        return ChangedRow(change.kind, _("修改"), title, changes) if changes else None
    word = _("新增") if change.kind == "added" else _("删除")
    return ChangedRow(change.kind, word, title, facts=_facts(change.row, terms, title))


def _facts(row: Mapping[str, Any], terms: Mapping[str, Term], title: str) -> tuple[Fact, ...]:
    said = ((term_of(key, terms), value) for key, value in row.items())
    pairs = ((str(term.label), words_of(term, value)) for term, value in said)
    return tuple(Fact(label, words) for label, words in pairs if words and words != title)


def _changes(change: FieldChange, terms: Mapping[str, Term]) -> tuple[Change, ...]:
    """What a person sees of `change`; nothing where the words are the same."""
    if change.field in NESTED and terms is SCALARS:
        return _nested(change)
    term = term_of(change.field, terms)
    label = str(term.label)
    if is_limit(change.before) or is_limit(change.after):
        return _limit(label, change.before, change.after, term)
    before, after = words_of(term, change.before), words_of(term, change.after)
    if before == after:
        return ()
    if change.fragments and (before, after) == (change.before, change.after):
        return (Change(label, before, after, fragments=change.fragments),)
    return (Change(label, before, after),)


def _nested(change: FieldChange) -> tuple[Change, ...]:
    terms = NESTED[change.field]
    before, after = change.before or {}, change.after or {}
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        one
        for key in keys
        if before.get(key) != after.get(key)
        for one in _changes(FieldChange(key, before.get(key), after.get(key)), terms)
    )


def _limit(label: str, before: Any, after: Any, term: Term) -> tuple[Change, ...]:
    """The time and what is said to it, each where it changed."""
    old, new = limit_of(before), limit_of(after)
    found = []
    old_words, new_words = words_of(term, before), words_of(term, after)
    if old_words != new_words:
        is_counted = old.unit == new.unit in COUNTED_UNITS and old.amount is not None
        shown = str(old.amount) if is_counted and new.amount is not None else old_words
        note = limit_change_words(before, after)
        found.append(Change(label, shown, new_words, note))
    if old.note != new.note:
        fragments = phrases(old.note, new.note) if old.note and new.note else ()
        note_label = _("%(limit)s说明") % {"limit": label}
        found.append(Change(note_label, old.note, new.note, fragments=fragments))
    return tuple(found)


def limit_change_words(before: Any, after: Any) -> str:
    """“缩短 50%”, “延长 20%”, or that the units differ; nothing where there is nothing to weigh."""
    old, new = limit_of(before), limit_of(after)
    ratio = compression(old, new)
    if ratio is None:
        units = (old.unit, new.unit)
        differ = old.unit != new.unit and all(unit in COUNTED_UNITS for unit in units)
        return _("单位不同，不作比较") if differ else ""
    if new.unit == ON_THE_SPOT:
        return _("缩短为当场办结")
    share = percent(abs(float(ratio)))
    if ratio > 0:
        return _("缩短 %(share)s") % {"share": share}
    return _("延长 %(share)s") % {"share": share} if ratio < 0 else ""
