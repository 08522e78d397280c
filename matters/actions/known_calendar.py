"""The calendar that comes with the portal, loaded year by year; what officials made of a year stays theirs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.db import transaction
from django.db.models import Q

from audit.actors import Actor
from matters.actions import calendars
from matters.actions.reference import CREATED, UNCHANGED, UPDATED
from matters.calendars import Notice, SpecialDay
from matters.imports.known_notices import KnownNotice
from matters.imports.notices import special_days
from matters.models import CalendarDay, CalendarYear
from matters.problems import NotAllowed, Problem, Refused

MOST_SHOWN = 3


@dataclass(frozen=True)
class CalendarReport:
    """How many years were created, updated and unchanged, and why each of the others was left alone."""

    created: int
    updated: int
    unchanged: int
    kept: tuple[Problem, ...] = ()


@transaction.atomic
def load(*, notices: Iterable[KnownNotice], by: Actor, dry_run: bool = False) -> CalendarReport:
    """Each year has its notice, the days it set and those that later ones changed.

    A year that is announced otherwise stays as it is and is reported; a number or a day of the notice
    that is blank in it is filled. `dry_run` does it all and takes it back. Raises NotAllowed, and
    Refused for notices that cannot be.
    """
    ordered = sorted(notices, key=lambda one: (one.year, one.amends))
    results: list[str] = []
    kept: list[Problem] = []
    for year, group in groupby(ordered, key=lambda one: one.year):
        own, *amending = group
        differences = _differences(year, own, amending)
        if differences:
            kept.append(Problem(str(year), "", _reason(differences)))
            continue
        try:
            results.append(_put(own, amending, by=by))
        except NotAllowed:
            raise
        except Refused as refusal:
            raise Refused(*_of_year(year, refusal.problems)) from refusal
    if dry_run:
        transaction.set_rollback(True)
    return CalendarReport(
        results.count(CREATED), results.count(UPDATED), results.count(UNCHANGED), tuple(kept)
    )


def _put(own: KnownNotice, amending: list[KnownNotice], *, by: Actor) -> str:
    """What it took to have the year as known: the most that any of its notices took."""
    row = CalendarYear.objects.filter(year=own.year).first()
    notice = _filled(own.notice, row.notice) if row and row.notice else own.notice
    done = [calendars.announce(year=own.year, notice=notice, days=own.days, by=by)]
    done += [
        calendars.amend(year=one.year, notice=one.notice, days=one.days, by=by) for one in amending
    ]
    took = {outcome.what for outcome in done}
    return next(what for what in (CREATED, UPDATED, UNCHANGED) if what in took)


def _of_year(year: int, problems: Iterable[Problem]) -> Iterable[Problem]:
    return (replace(one, row=f"{year} {one.row}".strip()) for one in problems)


def _filled(known: Notice, stored: Notice) -> Notice:
    return replace(
        stored,
        number=stored.number or known.number,
        announced_on=stored.announced_on or known.announced_on,
    )


def _differences(year: int, own: KnownNotice, amending: list[KnownNotice]) -> list[str]:
    """How an announced year differs from what is known of it; nothing for one not announced yet."""
    row = CalendarYear.objects.filter(year=year).first()
    stored = row.notice if row else None
    if stored is None:
        return []
    if stored.title != own.notice.title:
        return [f"通知是《{stored.title}》"]
    differences = []
    if stored.number not in {"", own.notice.number}:
        differences.append(f"文号是 {stored.number}")
    if stored.announced_on not in {None, own.notice.announced_on}:
        differences.append(f"发布日期是 {stored.announced_on}")
    return differences + _day_differences(year, own, amending)


def _day_differences(year: int, own: KnownNotice, amending: list[KnownNotice]) -> list[str]:
    known = special_days(year, own.notice.title, own.days)
    for later in amending:
        named = {day.on: SpecialDay(day.is_off, day.name, later.notice.title) for day in later.days}
        known.update(named)
    titles = [own.notice.title, *(later.notice.title for later in amending)]
    rows = CalendarDay.objects.filter(Q(year=year, notice="") | Q(notice__in=titles))
    stored = {row.on: row.special for row in rows}
    return [
        str(on) for on in sorted(known.keys() | stored.keys()) if known.get(on) != stored.get(on)
    ]


def _reason(differences: list[str]) -> str:
    shown = "、".join(differences[:MOST_SHOWN])
    more = f"等 {len(differences)} 处" if len(differences) > MOST_SHOWN else ""
    return f"已载入的与随附资料不同（{shown}{more}），保持不变"
