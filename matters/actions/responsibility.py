"""Which office answers for a matter: first assigned, then handed over from a day on."""

import logging
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from audit.actors import Actor, Command
from audit.recording import record
from matters import days, listeners
from matters.choices import MatterState
from matters.models import Matter, Office, Responsibility
from matters.problems import NotAllowed, NotPossible, Problem
from matters.states import matter_state_on

PERMISSION = "matters.change_matter"
LONGEST = 300

logger = logging.getLogger(__name__)


@transaction.atomic
def assign(*, matter: Matter, office: Office, by: Actor, on: date, basis: str) -> Responsibility:
    """`office` answers for `matter` from `on` on, and the one before it until then.

    `basis` is the document that says so. From the day on, and at once where it has come,
    `matter.office` is `office`; a division of the former office answers no longer. Raises
    NotAllowed, NotPossible; then nothing was written.
    """
    current = Matter.objects.select_for_update().get(pk=matter.pk)
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有变更实施主体的权限"))
    if not Matter.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个事项不属于您任职的机构"))
    latest = current.responsibilities.select_related("office").order_by("starts_on").last()
    basis = basis.strip()
    today = timezone.localdate()
    if problems := _problems(current, office, latest, on, basis):
        raise NotPossible(*problems)
    if latest is not None and (latest.ends_on is None or latest.ends_on > on):
        latest.ends_on = on
        latest.save(update_fields=["ends_on"])
    begun = Responsibility.objects.create(matter=current, office=office, starts_on=on, basis=basis)
    record(
        by=by,
        action="matter.assign",
        subject=current,
        changes={
            "office": [latest.office.name if latest else "", office.name],
            "office_id": str(office.pk),
            "on": on.isoformat(),
            "basis": basis,
        },
    )
    if on <= today:
        _put_in_step(current, office, by)
    listeners.tell(current.pk)
    return begun


def _problems(
    matter: Matter, office: Office, latest: Responsibility | None, on: date, basis: str
) -> list[Problem]:
    found = []
    if not days.is_within_reach(on, timezone.localdate()):
        found.append(
            Problem(
                "",
                "on",
                f"起始日期要在 {days.FIRST_YEAR} 年以后，最晚不超过今后 {days.YEARS_AHEAD} 年",
            )
        )
    elif matter_state_on(matter.state, matter.ended_on, on) == MatterState.ENDED:
        found.append(Problem("", "on", "这个事项在这一天已经终止，不再变更实施主体"))
    if not basis or len(basis) > LONGEST or "\x00" in basis:
        found.append(Problem("", "basis", f"请写明依据的文件，最多 {LONGEST} 字"))
    if latest is not None and on <= latest.starts_on:
        found.append(
            Problem("", "on", f"起始日期要晚于“{latest.office.name}”开始负责的 {latest.starts_on}")
        )
    if latest is not None and latest.ends_on is None and latest.office_id == office.pk:
        found.append(Problem("", "office", f"已经由“{office.name}”负责"))
    if _stands_there_already(matter, office):
        found.append(_same_name(office))
    return found


def _stands_there_already(matter: Matter, office: Office) -> bool:
    """Whether `office` has another matter of the same name and codes: one of the two would have to go."""
    return (
        Matter.objects.filter(
            office=office,
            name=matter.name,
            implementation_code=matter.implementation_code,
            legacy_code=matter.legacy_code,
        )
        .exclude(pk=matter.pk)
        .exists()
    )


def _same_name(office: Office) -> Problem:
    return Problem("", "office", f"“{office.name}”已有同名同码的事项，请先合并")


def _put_in_step(matter: Matter, office: Office, by: Actor) -> None:
    """`matter` stands under `office`, which answers for it today."""
    if matter.office_id == office.pk:
        return
    before = matter.office.name if matter.office else ""
    division = matter.responsible_division
    matter.office = office
    if division is not None and division.parent_id != office.pk:
        matter.responsible_division = None
    matter.save(update_fields=["office", "responsible_division"])
    listeners.tell(matter.pk)
    record(
        by=by,
        action="matter.hand_over",
        subject=matter,
        changes={
            "office": [before, office.name],
            "responsible_division": [
                division.name if division else "",
                matter.responsible_division.name if matter.responsible_division else "",
            ],
        },
    )


def apply_due_responsibilities(today: date) -> int:
    """Every matter stands under the office that answers for it `today`. Gives back how many had to move.

    One that cannot move, because the office has another of the same name, stays and is logged.
    """
    due = (
        Responsibility.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=today), starts_on__lte=today
        )
        .exclude(matter__office=F("office"))
        .values_list("pk", flat=True)
    )
    return sum(_apply(pk, today) for pk in list(due))


@transaction.atomic
def _apply(pk: int, today: date) -> bool:
    """Whether the matter of period `pk` moved; asked again under its lock."""
    period = Responsibility.objects.select_related("office").get(pk=pk)
    matter = Matter.objects.select_for_update().get(pk=period.matter_id)
    period.refresh_from_db(fields=["ends_on"])
    is_over = period.ends_on is not None and period.ends_on <= today
    if is_over or matter.office_id == period.office_id:
        return False
    if _stands_there_already(matter, period.office):
        logger.error("Matter %s stays: %s", matter.pk, _same_name(period.office).reason)
        return False
    _put_in_step(matter, period.office, Command("apply_due_responsibilities"))
    return True
