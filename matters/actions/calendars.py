"""The calendar of a year: announced by the State Council's notice, or changed by a later one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters.actions.reference import CREATED, UNCHANGED, UPDATED, Outcome
from matters.calendars import Notice, SpecialDay
from matters.imports.notices import DAY, MAKEUP, OFF, NoticeDay, faults, special_days
from matters.models import CalendarDay, CalendarYear
from matters.models.calendar import DayKind
from matters.problems import NotAllowed, Problem, Refused

LONGEST = {"notice_title": 200, "notice_number": 60}
TICK = timedelta(microseconds=1)

Days = Mapping[date, SpecialDay]
Years = dict[int, CalendarYear]


@transaction.atomic
def announce(*, year: int, notice: Notice, days: Sequence[NoticeDay], by: Actor) -> Outcome:
    """`year` is announced by `notice` and has the days it names, and no other day of an earlier wording.

    Days that another notice set stay where this one does not restate them; days of the December
    before hang on their own year and carry the title of the notice. What already stands so is not
    written again. The same days result as from `Calendar.with_year`. Raises NotAllowed, and Refused
    with everything that is wrong.
    """
    _require(by)
    years = _years()
    row = years.get(year)
    _refuse(
        [*_notice_faults(year, notice), *_order_faults(year, notice, years)],
        _day_faults(year, days, years),
    )
    wanted = special_days(year, notice.title, days)
    replaced = {notice.title} | ({row.notice_title} if row and row.is_announced else set())
    stored = _stored(Q(year=year) | Q(notice__in=replaced) | Q(on__in=wanted))
    kept = {
        on: special
        for on, special in stored.items()
        if (special.notice not in replaced if special.notice else on.year != year)
    }
    change = _Change(year, row, stored, {**kept, **wanted})
    told = _told(change)
    stood = row.notice if row else None
    if notice != stood:
        told["calendar_notice"] = {"before": _notice_words(stood), "after": _notice_words(notice)}
    if row and not told:
        return Outcome(row, UNCHANGED)
    return _written(change, notice, told, action="calendaryear.announce", by=by)


@transaction.atomic
def amend(*, year: int, notice: Notice, days: Sequence[NoticeDay], by: Actor) -> Outcome:
    """Of `year`, which is announced, these days are as a later `notice` has them; all others stay.

    For what changes a year after its own notice, such as a holiday made longer. Raises NotAllowed,
    and Refused with everything that is wrong.
    """
    _require(by)
    years = _years()
    row = years.get(year)
    problems = _notice_faults(year, notice)
    if row is None or not row.is_announced:
        problems.append(Problem("", "year", f"{year} 年的放假安排尚未载入，请先载入当年的通知"))
    elif row.notice_title == notice.title:
        problems.append(
            Problem("", "notice_title", f"这是 {year} 年自己的通知，调整安排要写调整的通知")
        )
    _refuse(problems, _day_faults(year, days, years))
    wanted = {day.on: SpecialDay(day.is_off, day.name, notice.title) for day in days}
    assert row is not None
    change = _Change(year, row, _stored(Q(on__in=wanted)), wanted)
    told = _told(change)
    if not told:
        return Outcome(row, UNCHANGED)
    told["calendar_notice"] = _notice_words(notice)
    return _written(change, None, told, action="calendaryear.amend", by=by)


def _require(by: Actor) -> None:
    if not by.has_perm("matters.change_calendaryear"):
        raise NotAllowed(Problem("", "permission", "您没有维护日历的权限"))


def _refuse(*lists: Sequence[Problem]) -> None:
    problems = [problem for found in lists for problem in found]
    if problems:
        raise Refused(*problems)


def _years() -> Years:
    """Every year known. One writer at a time: what another wrote while this one waited is read too."""
    list(CalendarYear.objects.select_for_update().values_list("pk"))
    return {row.year: row for row in CalendarYear.objects.all()}


def _stored(which: Q) -> dict[date, SpecialDay]:
    return {row.on: row.special for row in CalendarDay.objects.filter(which)}


def _notice_faults(year: int, notice: Notice) -> list[Problem]:
    problems = []
    if not notice.title.strip():
        problems.append(Problem("", "notice_title", "请写通知名称"))
    for field, text in (("notice_title", notice.title), ("notice_number", notice.number)):
        if len(text) > LONGEST[field]:
            problems.append(Problem("", field, f"最多 {LONGEST[field]} 个字，现有 {len(text)} 个"))
        if not text.isprintable():
            problems.append(Problem("", field, "含有换行或者不能显示的字符，请重新录入"))
    announced_on = notice.announced_on
    if announced_on and not year - 1 <= announced_on.year <= year:
        reason = f"{year} 年的安排在 {year - 1} 年或 {year} 年发布，请核对日期"
        problems.append(Problem("", "announced_on", reason))
    return problems


def _order_faults(year: int, notice: Notice, years: Years) -> list[Problem]:
    """A year that skips one not announced, and a notice that already stands for another year."""
    announced = [row for row in years.values() if row.is_announced]
    problems = [
        Problem("", "notice_title", f"这是 {row.year} 年的通知，请核对年份")
        for row in announced
        if row.year != year and row.notice_title == notice.title
    ]
    last = max((row.year for row in announced), default=year)
    if year > last + 1:
        reason = f"{last + 1} 年的放假安排尚未载入，请先载入，或者核对年份"
        problems.append(Problem("", "year", reason))
    return problems


def _day_faults(year: int, days: Sequence[NoticeDay], years: Years) -> list[Problem]:
    problems = list(faults(year, ((str(day.on), day) for day in days)))
    if not days:
        problems.append(Problem("", DAY, "通知没有写明任何一天"))
    if year - 1 not in years and any(day.on.year == year - 1 for day in days):
        reason = f"通知涉及 {year - 1} 年 12 月，请先载入 {year - 1} 年的放假安排"
        problems.append(Problem("", DAY, reason))
    return problems


@dataclass(frozen=True)
class _Change:
    """The row of a year, None where it is not known yet, and days of any year before and after."""

    year: int
    row: CalendarYear | None
    before: Days
    after: Days

    @property
    def days(self) -> list[date]:
        both = self.before.keys() | self.after.keys()
        return sorted(on for on in both if self.before.get(on) != self.after.get(on))


def _written(
    change: _Change, notice: Notice | None, told: dict[str, Any], *, action: str, by: Actor
) -> Outcome:
    """The year has `notice`, the days are as after the change, and the event tells `told`."""
    row = change.row or CalendarYear(year=change.year)
    if notice:
        row.notice_title, row.notice_number = notice.title, notice.number
        row.announced_on = notice.announced_on
    row.save()
    _replace(change)
    _touch({change.year, *(on.year for on in change.days)})
    row.refresh_from_db()
    record(by=by, action=action, subject=row, changes=told)
    return Outcome(row, UPDATED if change.row else CREATED)


def _replace(change: _Change) -> None:
    changed, after = change.days, change.after
    CalendarDay.objects.filter(on__in=changed).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(
            year_id=on.year,
            on=on,
            kind=DayKind.HOLIDAY if after[on].is_off else DayKind.MAKEUP_WORKDAY,
            name=after[on].name,
            notice=after[on].notice,
        )
        for on in changed
        if on in after
    )


def _touch(years: set[int]) -> None:
    """The years are the last ones changed, whatever the clock says: `working_calendar` goes by it."""
    newest = CalendarYear.objects.order_by("-updated_at").values_list("updated_at", flat=True)[0]
    moment = max(timezone.now(), newest + TICK)
    CalendarYear.objects.filter(year__in=years).update(updated_at=moment)


def _told(change: _Change) -> dict[str, Any]:
    """Days added, removed and changed, as the event keeps them; what is empty is left out."""
    told: dict[str, dict[str, Any]] = {"added": {}, "removed": {}, "changed": {}}
    for on in change.days:
        before, after = change.before.get(on), change.after.get(on)
        if before and after:
            told["changed"][str(on)] = {"before": _words(before), "after": _words(after)}
        elif after:
            told["added"][str(on)] = _words(after)
        elif before:
            told["removed"][str(on)] = _words(before)
    return {key: days for key, days in told.items() if days}


def _words(special: SpecialDay) -> str:
    source = f"（据{special.notice}）" if special.notice else ""
    return f"{OFF if special.is_off else MAKEUP} {special.name}".strip() + source


def _notice_words(notice: Notice | None) -> dict[str, str] | None:
    if notice is None:
        return None
    return {
        "notice_title": notice.title,
        "notice_number": notice.number,
        "announced_on": str(notice.announced_on or ""),
    }
