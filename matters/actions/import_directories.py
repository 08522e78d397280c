"""Import of a directory: all rows of a file stand in it, or none does.

A cell left blank changes nothing, so a file with some of the columns completes what is there. A
status moves only as `matters/directories.py` allows. The same file again changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from audit.actors import Actor
from audit.recording import record, together
from matters import directories
from matters.actions import turns
from matters.actions.directory_rows import CITED, Finder, title_of
from matters.actions.import_report import CREATED, UNCHANGED, UPDATED, ImportReport
from matters.directories import Move
from matters.directory_entries import MODELS, OWN, entries, said_by
from matters.imports.directories import AGENCY, INTERMEDIARY, PROOF, SHEETS, EntryRow, Reading
from matters.problems import NotAllowed, Problem, Refused

IDENTITY = {
    PROOF: ("region_code", "name", "use", "demanded_by"),
    INTERMEDIARY: ("region_code", "name", "office"),
}
"""The columns by which a row finds its entry; an agency is found by its credit code, else by its name."""

MOVES = {PROOF: directories.PROOF_MOVES, INTERMEDIARY: directories.INTERMEDIARY_MOVES}
CLEARED_BY: dict[Move, dict[str, Any]] = {
    directories.PROPOSE_AGAIN: {
        "registered_on": None,
        "registration_number": "",
        "cancelled_on": None,
    },
    directories.ENTER: {"removed_on": None},
}
"""What a move takes from an entry, before the row fills in its own."""

FIELDS = {
    **dict.fromkeys(CITED, "citation"),
    "region_code": "region",
    "demanded_by": "demanding_office",
    "issued_by": "issuing_office",
}
"""Columns of a file whose column of the table is called otherwise."""


@dataclass
class _Progress:
    outcomes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def import_directory(reading: Reading, *, by: Actor, dry_run: bool = False) -> ImportReport:
    """What `reading` holds stands in its directory, or, where a row is refused, nothing of it.

    An office that is not known is kept by its name and told in a note; an agency is made known.
    `dry_run` does it all and takes it back. Raises NotAllowed.
    """
    model = MODELS[reading.kind]._meta.model_name
    if not all(by.has_perm(f"matters.{verb}_{model}") for verb in ("add", "change")):
        raise NotAllowed(Problem("", "permission", "您没有导入目录的权限"))
    progress = _Progress()
    if all(problem.row for problem in reading.problems):
        with transaction.atomic(), together():
            turns.take(turns.IMPORT)
            _Import(reading.kind, by, progress).run(reading.rows)
            if dry_run or progress.problems or reading.problems:
                transaction.set_rollback(True)
    problems = (*reading.problems, *progress.problems)
    return ImportReport(
        created=progress.outcomes.count(CREATED),
        updated=progress.outcomes.count(UPDATED),
        unchanged=progress.outcomes.count(UNCHANGED),
        refused=len({problem.row for problem in problems}),
        problems=problems,
        notes=(*reading.notes, *progress.notes),
        is_kept=not (dry_run or problems),
    )


class _Import:
    def __init__(self, kind: str, by: Actor, progress: _Progress) -> None:
        self.kind = kind
        self.by = by
        self.progress = progress
        self.finder = Finder()
        self.labels = {column.key: column.label for column in SHEETS[kind].columns}
        self.present: dict[Any, list[Any]] = defaultdict(list)
        for entry in entries(kind):
            for key in self._keys(said_by(kind, entry)):
                self.present[key].append(entry)
        self.seen: dict[Any, str] = {}

    def _keys(self, values: dict[str, Any]) -> Iterable[Any]:
        """By what an entry is found, the surest first."""
        if self.kind != AGENCY:
            yield tuple(_plain(values.get(name, "")) for name in IDENTITY[self.kind])
            return
        if values.get("credit_code"):
            yield ("code", values["credit_code"])
        yield ("name", _plain(values["name"]))

    def run(self, rows: tuple[EntryRow, ...]) -> None:
        for row in rows:
            notes = len(self.progress.notes)
            try:
                with transaction.atomic(), together():
                    self.progress.outcomes.append(self._one(row))
                continue
            except Refused as refusal:
                found = refusal.problems
            except ValidationError as error:
                found = tuple(self._told(error))
            except IntegrityError as error:
                found = (Problem("", "", f"与已有数据冲突：{error}"),)
            self.finder.forget()
            del self.progress.notes[notes:]
            self.progress.problems += (
                replace(one, row=row.row, field=self.labels.get(one.field, one.field))
                for one in found
            )

    def _told(self, error: ValidationError) -> Iterable[Problem]:
        columns = {name: key for key, name in FIELDS.items()}
        for name, messages in error.message_dict.items():
            shown = "" if name == "__all__" else columns.get(name, name)
            for message in messages:
                yield Problem("", shown, message.removesuffix("。"))

    def _one(self, row: EntryRow) -> str:
        values = dict(row.values)
        if "document" in values:
            values["document"] = title_of(values["document"])
        entry = self._found(values)
        self._once_in_file(row, values, entry)
        if entry is None:
            return self._create(row, values)
        said = said_by(self.kind, entry)
        changed = {
            key: value for key, value in values.items() if _plain(said[key]) != _as_said(value)
        }
        return self._update(row, entry, values, changed)

    def _found(self, values: dict[str, Any]) -> Any:
        """The entry that a row speaks of, None for a new one. Raises Refused where several fit."""
        for key in self._keys(values):
            found = [one for one in self.present.get(key, ()) if not self._is_another(one, values)]
            if len(found) > 1:
                raise Refused(Problem("", "name", "目录中有几项与这一行相符，请在管理页面上修改"))
            if found:
                return found[0]
        return None

    def _is_another(self, entry: Any, values: dict[str, Any]) -> bool:
        """Whether two agencies of one name have different credit codes."""
        code = values.get("credit_code", "")
        return bool(
            self.kind == AGENCY and code and entry.credit_code and code != entry.credit_code
        )

    def _once_in_file(self, row: EntryRow, values: dict[str, Any], entry: Any) -> None:
        key = entry.pk if entry is not None else next(iter(self._keys(values)))
        if key in self.seen:
            raise Refused(Problem("", "name", f"与“{self.seen[key]}”是同一项，请只留一行"))
        self.seen[key] = row.row

    def _create(self, row: EntryRow, values: dict[str, Any]) -> str:
        entry = MODELS[self.kind]()
        if "region_code" in values:
            entry.region = self.finder.region(values["region_code"])
        self._fill(row, entry, values, values)
        entry.full_clean()
        entry.save(force_insert=True)
        self._put_agencies(entry, values)
        self._record(entry, {"created": True})
        return CREATED

    def _update(
        self, row: EntryRow, entry: Any, values: dict[str, Any], changed: dict[str, Any]
    ) -> str:
        before = getattr(entry, "status", "")
        if "region_code" in changed:
            entry.region = self.finder.region(changed["region_code"])
        self._move(entry, changed)
        self._fill(row, entry, values, changed)
        names = {FIELDS.get(key, key) for key in changed if key != "agencies"}
        if names:
            entry.full_clean()
            entry.save()
        if self._put_agencies(entry, changed):
            names.add("agencies")
        if not names:
            return UNCHANGED
        told: dict[str, Any] = {"fields": sorted(names)}
        if "status" in changed:
            told["status"] = [before, changed["status"]]
        self._record(entry, told)
        return UPDATED

    def _record(self, entry: Any, changes: dict[str, Any]) -> None:
        name = f"{entry._meta.model_name}.import"
        record(by=self.by, action=name, subject=entry, changes=changes)

    def _move(self, entry: Any, changed: dict[str, Any]) -> None:
        """Raises Refused where no move leads from the entry's status to the one of the row."""
        wanted = changed.get("status")
        if wanted is None:
            return
        for move in MOVES[self.kind]:
            if entry.status in move.sources and wanted == move.target:
                for name, value in CLEARED_BY.get(move, {}).items():
                    setattr(entry, name, value)
                return
        words = dict(entry._meta.get_field("status").flatchoices)
        reason = f"“{words[entry.status]}”不能直接改为“{words[wanted]}”"
        raise Refused(Problem("", "status", reason))

    def _fill(
        self, row: EntryRow, entry: Any, values: dict[str, Any], changed: dict[str, Any]
    ) -> None:
        """`entry` says what the row says: of `changed`, and the whole article where a part of it changed."""
        for name in OWN[self.kind]:
            if name in changed:
                setattr(entry, name, changed[name])
        if changed.keys() & set(CITED):
            cited = {name: values[name] for name in CITED if name in values}
            entry.citation = self.finder.citation(cited, entry.citation)
        if "matter_type" in changed:
            entry.matter_type = self.finder.matter_type(changed["matter_type"])
        for key, side in (("demanded_by", "demanding"), ("issued_by", "issuing")):
            if key in changed:
                self._put_office(row, entry, key, side, changed[key])
        if "office" in changed:
            office = self.finder.office(changed["office"], entry.region, "office")
            if office is None:
                raise Refused(Problem("", "office", f"没有机构“{changed['office']}”，请先录入"))
            entry.office = office

    def _put_office(self, row: EntryRow, entry: Any, key: str, side: str, name: str) -> None:
        office = self.finder.office(name, entry.region, key)
        setattr(entry, f"{side}_office", office)
        setattr(entry, f"{side}_name", "" if office else name)
        if office is None:
            reason = f"本站没有机构“{name}”，按名称保留。"
            self.progress.notes.append(Problem(row.row, self.labels[key], reason))

    def _put_agencies(self, entry: Any, changed: dict[str, Any]) -> bool:
        """The agencies of a service are those the row names; whether that changed anything."""
        if self.kind != INTERMEDIARY or "agencies" not in changed:
            return False
        wanted = []
        for words in changed["agencies"]:
            agency, is_new = self.finder.agency(words)
            if is_new:
                self._make_known(agency)
            wanted.append(agency)
        before = set(entry.agencies.values_list("pk", flat=True))
        if before == {agency.pk for agency in wanted}:
            return False
        entry.agencies.set(wanted)
        return True

    def _make_known(self, agency: Any) -> None:
        """Raises Refused where the agency cannot stand, for want of a sound credit code for one."""
        try:
            agency.full_clean()
        except ValidationError as error:
            reasons = "；".join(message.removesuffix("。") for message in error.messages)
            raise Refused(Problem("", "agencies", f"“{agency.name}”：{reasons}")) from error
        agency.save(force_insert=True)
        self._record(agency, {"created": True})


def _plain(value: Any) -> Any:
    """A stored value as the reader of files would give it; a browser ends lines with two characters."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _as_said(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, tuple) else value
