"""Moves of the entries of the directories: registered, listed, cancelled, replaced, removed, proposed anew.

What may follow on what stands in `matters/directories.py`.
"""

from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import days, directories
from matters.directories import Move
from matters.models import IntermediaryAgency, IntermediaryItem, ProofItem
from matters.problems import NotAllowed, NotPossible, Problem

LONGEST_NUMBER = 100

Entry = TypeVar("Entry", ProofItem, IntermediaryItem)


@transaction.atomic
def register(*, item: ProofItem, by: Actor, on: date, number: str = "") -> ProofItem:
    """`item` is retained: registered on `on`, under `number` where it has one. It may be demanded from now on.

    Raises NotAllowed, NotPossible; then nothing was written.
    """
    current: ProofItem = _locked(item, by)
    number = number.strip()
    problems = [*_move_problems(current, directories.REGISTER), *_day_problems(on)]
    if len(number) > LONGEST_NUMBER or "\x00" in number:
        problems.append(Problem("", "number", f"登记备案号最多 {LONGEST_NUMBER} 字"))
    changes = {"registered_on": on, "registration_number": number}
    return _moved(current, directories.REGISTER, changes, problems, by)


@transaction.atomic
def cancel(*, item: ProofItem, by: Actor, on: date) -> ProofItem:
    """`item` is cancelled from `on` on and demanded no more. Raises NotAllowed, NotPossible."""
    current: ProofItem = _locked(item, by)
    problems = [*_move_problems(current, directories.CANCEL), *_end_problems(current, on)]
    return _moved(current, directories.CANCEL, {"cancelled_on": on}, problems, by)


@transaction.atomic
def replace_by_commitment(*, item: ProofItem, by: Actor, on: date) -> ProofItem:
    """From `on` on a commitment in writing takes the place of `item`. Raises NotAllowed, NotPossible."""
    current: ProofItem = _locked(item, by)
    problems = [*_move_problems(current, directories.REPLACE), *_end_problems(current, on)]
    return _moved(current, directories.REPLACE, {"cancelled_on": on}, problems, by)


@transaction.atomic
def propose_again(*, item: ProofItem, by: Actor) -> ProofItem:
    """`item` stands proposed, without its former registration; it is registered anew before it is demanded.

    Raises NotAllowed, NotPossible.
    """
    current: ProofItem = _locked(item, by)
    changes = {"registered_on": None, "registration_number": "", "cancelled_on": None}
    problems = _move_problems(current, directories.PROPOSE_AGAIN)
    return _moved(current, directories.PROPOSE_AGAIN, changes, problems, by)


@transaction.atomic
def enter(*, service: IntermediaryItem, by: Actor, on: date) -> IntermediaryItem:
    """`service` stands in the directory since `on`. Raises NotAllowed, NotPossible."""
    current: IntermediaryItem = _locked(service, by)
    problems = [*_move_problems(current, directories.ENTER), *_day_problems(on)]
    changes = {"listed_on": on, "removed_on": None}
    return _moved(current, directories.ENTER, changes, problems, by)


@transaction.atomic
def remove(*, service: IntermediaryItem, by: Actor, on: date) -> IntermediaryItem:
    """`service` left the directory on `on`. Raises NotAllowed, NotPossible."""
    current: IntermediaryItem = _locked(service, by)
    problems = [*_move_problems(current, directories.REMOVE), *_day_problems(on)]
    if current.listed_on and on < current.listed_on:
        problems.append(Problem("", "on", f"不能早于列入日期 {current.listed_on}"))
    return _moved(current, directories.REMOVE, {"removed_on": on}, problems, by)


@transaction.atomic
def enter_agency(*, agency: IntermediaryAgency, by: Actor, on: date) -> IntermediaryAgency:
    """`agency` stands in the directory of agencies since `on`. Raises NotAllowed, NotPossible."""
    current: IntermediaryAgency = _locked(agency, by)
    problems = _day_problems(on)
    if current.listed_on:
        problems.append(Problem("", "listed_on", "这个机构已经在目录中"))
    return _listed(current, on, "enter", problems, by)


@transaction.atomic
def remove_agency(*, agency: IntermediaryAgency, by: Actor) -> IntermediaryAgency:
    """`agency` stands in the directory no more; the log keeps since when it did. Raises NotAllowed, NotPossible."""
    current: IntermediaryAgency = _locked(agency, by)
    problems = [] if current.listed_on else [Problem("", "listed_on", "这个机构不在目录中")]
    return _listed(current, None, "remove", problems, by)


def _locked(row: models.Model, by: Actor) -> Any:
    """`row` as it stands, locked, if `by` may change it. Raises NotAllowed."""
    model: Any = type(row)
    current = model.objects.select_for_update().get(pk=row.pk)
    if not by.has_perm(f"matters.change_{model._meta.model_name}"):
        raise NotAllowed(Problem("", "permission", "您没有维护目录的权限"))
    if not model.objects.visible_to(by).filter(pk=row.pk).exists():
        raise NotAllowed(Problem("", "permission", "这一项不属于您任职的机构"))
    return current


def _move_problems(row: Any, move: Move) -> list[Problem]:
    if row.status in move.sources:
        return []
    return [Problem("", "status", f"现在是“{row.get_status_display()}”，不能{move.label}")]


def _day_problems(on: date) -> list[Problem]:
    if on.year < days.FIRST_YEAR:
        return [Problem("", "on", f"日期要在 {days.FIRST_YEAR} 年以后")]
    if on > timezone.localdate():
        return [Problem("", "on", "日期不能晚于今天，请到那一天再登记")]
    return []


def _end_problems(item: ProofItem, on: date) -> list[Problem]:
    problems = _day_problems(on)
    if item.registered_on and on < item.registered_on:
        problems.append(Problem("", "on", f"不能早于登记备案日期 {item.registered_on}"))
    return problems


def _moved(
    row: Entry, move: Move, changes: dict[str, Any], problems: list[Problem], by: Actor
) -> Entry:
    if problems:
        raise NotPossible(*problems)
    before = row.status
    wanted = {"status": move.target, **changes}
    told = {name: _told(value) for name, value in changes.items()}
    _save(row, wanted)
    record(
        by=by,
        action=f"{row._meta.model_name}.{move.name}",
        subject=row,
        changes={"status": [before, move.target], **told},
    )
    return row


def _listed(
    agency: IntermediaryAgency, on: date | None, verb: str, problems: list[Problem], by: Actor
) -> IntermediaryAgency:
    if problems:
        raise NotPossible(*problems)
    before = agency.listed_on
    _save(agency, {"listed_on": on})
    record(
        by=by,
        action=f"intermediaryagency.{verb}",
        subject=agency,
        changes={"listed_on": [_told(before), _told(on)]},
    )
    return agency


def _save(row: models.Model, wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save(update_fields=list(wanted))


def _told(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
