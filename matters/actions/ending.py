"""The end of a matter: cancelled, merged, delegated or converted, from a day on and by a named document."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import days, listeners
from matters.choices import EndReason, MatterState
from matters.models import Matter, Succession
from matters.problems import NotAllowed, NotPossible, Problem
from matters.states import matter_state_on

PERMISSION = "matters.change_matter"
LONGEST = 300

NAMES = {
    EndReason.CANCELLED: "matter.cancel",
    EndReason.MERGED: "matter.merge",
    EndReason.DELEGATED: "matter.delegate",
    EndReason.CONVERTED: "matter.convert",
}
"""What the audit log calls each way to end."""

NEED_A_NOTE = (EndReason.DELEGATED, EndReason.CONVERTED)
"""Something goes on elsewhere: where no successor is named, it is said why."""


@dataclass(frozen=True)
class _End:
    """What was decided."""

    reason: EndReason
    on: date
    basis: str
    successors: tuple[Matter, ...]
    note: str


@transaction.atomic
def end(  # noqa: PLR0913 -- what a decision to end a matter says
    *,
    matter: Matter,
    by: Actor,
    reason: str,
    on: date,
    basis: str,
    successors: Collection[Matter] = (),
    note: str = "",
) -> Matter:
    """`matter` ends for `reason` (`EndReason`) from `on` on. Raises NotAllowed, NotPossible; then nothing was written.

    `basis` is the document that ends it; `note` tells of the succession. `on` may lie ahead: until
    then the matter is in force. What is merged names one successor at least; what is delegated or
    converted names one, or `note` says why there is none.
    """
    decided = _End(EndReason(reason), on, basis.strip(), tuple(successors), note.strip())
    wanted = list(dict.fromkeys(one.pk for one in decided.successors))
    locked = {
        row.pk: row
        for row in Matter.objects.select_for_update()
        .filter(pk__in={matter.pk, *wanted})
        .order_by("pk")
    }
    current: Matter = locked[matter.pk]
    following: list[Matter] = [locked[pk] for pk in wanted]
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有终止事项的权限"))
    if not Matter.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个事项不属于您任职的机构"))
    if current.state == MatterState.ENDED:
        raise NotPossible(
            Problem("", "state", "这个事项已经终止，或已定下终止日期，不能再终止一次")
        )
    problems = [
        *_day_problems(current, decided.on),
        *_text_problems(decided),
        *_successor_problems(current, decided, following),
    ]
    if problems:
        raise NotPossible(*problems)
    before = current.state
    current.state = MatterState.ENDED
    current.ended_reason, current.ended_on, current.ended_basis = (
        decided.reason,
        decided.on,
        decided.basis,
    )
    current.save(update_fields=["state", "ended_reason", "ended_on", "ended_basis"])
    for successor in following:
        Succession.objects.update_or_create(
            ended=current, successor=successor, defaults={"note": decided.note}
        )
    listeners.tell(current.pk)
    record(
        by=by,
        action=NAMES[decided.reason],
        subject=current,
        changes={
            "state": [before, MatterState.ENDED.value],
            "on": decided.on.isoformat(),
            "basis": decided.basis,
            "successors": [{"id": str(row.pk), "name": row.name} for row in following],
            "note": decided.note,
        },
    )
    return current


def _day_problems(matter: Matter, on: date) -> Iterable[Problem]:
    today = timezone.localdate()
    if not days.is_within_reach(on, today):
        yield Problem(
            "",
            "on",
            f"终止日期要在 {days.FIRST_YEAR} 年以后，最晚不超过今后 {days.YEARS_AHEAD} 年",
        )
    elif matter.state == MatterState.SUSPENDED and on > today:
        yield Problem("", "on", "暂停的事项不能定将来的终止日期；请先恢复，或从今天起终止")


def _text_problems(decided: _End) -> Iterable[Problem]:
    if not decided.basis:
        yield Problem("", "basis", "请写明终止依据的文件，公众会看到")
    for field, text in (("basis", decided.basis), ("note", decided.note)):
        if len(text) > LONGEST:
            yield Problem("", field, f"最多 {LONGEST} 字，现有 {len(text)} 字")
        if "\x00" in text:
            yield Problem("", field, "含有不能识别的字符")


def _successor_problems(
    matter: Matter, decided: _End, successors: list[Matter]
) -> Iterable[Problem]:
    if not successors and decided.reason == EndReason.MERGED:
        yield Problem("", "successors", "合并须写明并入哪个事项")
    if not successors and not decided.note and decided.reason in NEED_A_NOTE:
        yield Problem("", "successors", "请选择承接的事项；确实没有的，在说明中写明原因")
    for successor in successors:
        if successor.pk == matter.pk:
            yield Problem("", "successors", "事项不能承接自己")
        elif matter_state_on(successor.state, successor.ended_on, decided.on) == MatterState.ENDED:
            yield Problem("", "successors", f"“{successor.name}”在这一天已经终止，不能承接")
        elif matter.pk in _led_to(successor):
            yield Problem("", "successors", f"“{successor.name}”自己由这个事项承接，不能互相承接")


def _led_to(matter: Matter) -> set[int]:
    """Keys of all that replace `matter`, one after another."""
    found: set[int] = set()
    level = {matter.pk}
    while level:
        following = set(
            Succession.objects.filter(ended__in=level).values_list("successor_id", flat=True)
        )
        level = following - found
        found |= following
    return found
