"""The notices of 2004 on that come with the portal, each with the days it set. Pure.

Two sources are put together: the package chinesecalendar has the days, `fixtures/calendar-notices.json` the
notices: title, number, the day a notice bears, where it stands (`source`) and in which page number and
day were read (`read_in`), the days the package misses, and the days that a later notice changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chinese_calendar.constants import (  # type: ignore[import-untyped]  # it comes without types
    Holiday,
    holidays,
    workdays,
)

from matters.calendars import Notice
from matters.days import NotADay, parse_day
from matters.imports.facts.record import Record, shown
from matters.imports.notices import DAY, KINDS, LONGEST_NAME, NoticeDay, faults
from matters.imports.reading import Unreadable, parse_json
from matters.problems import Problem

LONGEST_TITLE = 200
LONGEST_NUMBER = 60
KIND_WORDS = {kind: kind for kind in KINDS}
NAMED_IN_FULL = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
"""As the notices have them; the package leaves the last sign out."""


@dataclass(frozen=True)
class KnownNotice:
    """A notice and the days it sets. One that `amends` changes days of a year that another announced."""

    year: int
    notice: Notice
    days: tuple[NoticeDay, ...]
    amends: bool = False


@dataclass(frozen=True)
class KnownNotices:
    """In the order in which they are to be loaded, and what is wrong with the file."""

    notices: tuple[KnownNotice, ...] = ()
    problems: tuple[Problem, ...] = ()


def package_days() -> dict[date, NoticeDay]:
    """Every day chinesecalendar names, with the name of its holiday as the notices have it."""
    named = [(holidays, True), (workdays, False)]
    return {
        on: NoticeDay(on, is_off, _full(Holiday(name).chinese))
        for days, is_off in named
        for on, name in days.items()
    }


def _full(name: str) -> str:
    return NAMED_IN_FULL.get(name, name)


def read(content: bytes) -> KnownNotices:
    """The notices that a file like `fixtures/calendar-notices.json` lists, with all their days.

    A day of December was set by the notice of the year after, as far as the package reaches.
    """
    try:
        items = parse_json(content)
    except Unreadable as error:
        return KnownNotices(problems=(Problem("", "", error.reason),))
    if not isinstance(items, list):
        return KnownNotices(problems=(Problem("", "", "文件应是一个列表"),))
    problems: list[Problem] = []
    listed = [
        _listed(item, f"第 {place} 条", problems) for place, item in enumerate(items, start=1)
    ]
    if problems:
        return KnownNotices(problems=tuple(problems))
    found = [one for one in listed if one]
    amended = {day.on for one in found if one.amends for day in one.days}
    package = [day for on, day in package_days().items() if on not in amended]
    whole = (one if one.amends else _with_package(one, package) for one in found)
    return KnownNotices(tuple(sorted(whole, key=lambda one: (one.year, one.amends))))


def _with_package(listed: KnownNotice, package: Iterable[NoticeDay]) -> KnownNotice:
    """The notice with the days of the package that it set."""
    own = {day.on: day for day in package if day.on.year + (day.on.month == 12) == listed.year}
    days = {**own, **{day.on: day for day in listed.days}}
    return replace(listed, days=tuple(days[on] for on in sorted(days)))


def _listed(item: object, row: str, problems: list[Problem]) -> KnownNotice | None:
    if not isinstance(item, dict):
        problems.append(Problem(row, "", f"应是一个对象，现在是 {shown(item)}"))
        return None
    record = Record(item, row, problems)
    year = record.number("year")
    if year is None:
        record.refuse("year", "缺少年份")
        return None
    notice = Notice(
        record.required("title", "通知名称", LONGEST_TITLE),
        record.text("number", LONGEST_NUMBER),
        _day(record, "announced_on"),
    )
    record.required("source", "出处")
    record.text("read_in")
    amends = record.flag("amends") or False
    days = [day for child in record.children("days") if (day := _notice_day(child))]
    problems += faults(year, ((row, day) for day in days))
    for key in record.unasked():
        record.refuse(key, "不认识的字段，请核对拼写")
    return KnownNotice(year, notice, tuple(days), amends)


def _notice_day(record: Record) -> NoticeDay | None:
    on, kind = _day(record, "on"), record.word("kind", KIND_WORDS, "类别")
    name = record.text("name", LONGEST_NAME)
    if on is None or not kind:
        record.refuse("on", f"缺少{DAY}或类别")
        return None
    return NoticeDay(on, KINDS[kind], name)


def _day(record: Record, key: str) -> date | None:
    text = record.text(key)
    try:
        return parse_day(text) if text else None
    except NotADay as error:
        record.refuse(key, str(error))
        return None
