"""What saving a notice would do, in words: the days understood, what they change, the deadlines they move."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.canonical import sha256_of
from matters.calendar_effect import (
    DayChange,
    LimitEffect,
    LimitInForce,
    NoticeEffect,
    changes_between,
    effect_of,
)
from matters.calendars import Calendar, Day, Notice
from matters.imports.notices import NoticeDay, NoticeRead, special_days
from matters.models import GuideRevision

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Holiday:
    """One holiday as understood: its days off and the workdays made up for it, in words."""

    name: str
    off: str
    count: int
    makeup: str


@dataclass(frozen=True)
class ChangeLine:
    """A day that would be another one than it is now."""

    on: str
    before: str
    after: str


@dataclass(frozen=True)
class EffectLine:
    """A limit whose answers change: how many guides have it, and what becomes of them."""

    limit: str
    guides: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """A notice over the calendar it was compared with. Nothing of it is computed until shown."""

    year: int
    notice: Notice
    read: NoticeRead
    now: Calendar
    today: date

    @cached_property
    def then(self) -> Calendar:
        days = special_days(self.year, self.notice.title, self.read.days)
        return self.now.with_year(self.year, self.notice, days.items())

    @property
    def token(self) -> str:
        """Which data over which calendar: what is saved must be what was looked at."""
        data = [self.year, _plain(self.notice), [_plain(day) for day in self.read.days]]
        return f"{sha256_of(data)[:24]}.{self.calendar_token}"

    @property
    def calendar_token(self) -> str:
        notices = [[year, _plain(notice)] for year, notice in sorted(self.now.notices.items())]
        days = [[str(on), _plain(special)] for on, special in sorted(self.now.days.items())]
        return sha256_of([notices, days])[:24]

    @property
    def replaces(self) -> bool:
        return self.now.is_announced(self.year)

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        """By holiday, in the order of their days off."""
        names = dict.fromkeys(day.name for day in sorted(self.read.days, key=_off_first))
        return tuple(_holiday(name, self.read.days) for name in names)

    @property
    def in_sum(self) -> str:
        off = [day for day in self.read.days if day.is_off]
        makeup = len(self.read.days) - len(off)
        worked = sum(day.is_working for day in self.then.days_of(self.year))
        return _(
            "放假 %(off)s 天，调休上班 %(makeup)s 天；%(year)s 年共有 %(worked)s 个工作日。"
        ) % {
            "off": len(off),
            "makeup": makeup,
            "year": self.year,
            "worked": worked,
        }

    @cached_property
    def changes(self) -> tuple[ChangeLine, ...]:
        """Days of years already announced that change; a year without notice has nothing to differ from."""
        return tuple(
            _change(pair)
            for pair in changes_between(self.now, self.then)
            if self.now.is_announced(pair.before.on.year)
        )

    @cached_property
    def effect(self) -> NoticeEffect:
        return effect_of(limits_in_force(), self.now, self.then, self.today)

    @property
    def effects(self) -> tuple[EffectLine, ...]:
        return tuple(_effect_line(one) for one in self.effect.limits if one.changed or one.settled)

    @property
    def unaffected(self) -> str:
        """The limits whose answers stay as they are."""
        rest = [
            str(one.limit.amount)
            for one in self.effect.limits
            if one.days and one.limit.amount and not (one.changed or one.settled)
        ]
        return "、".join(rest)

    @property
    def is_comparable(self) -> bool:
        """Whether the calendar reaches today; else nothing runs by it."""
        return any(one.days for one in self.effect.limits) or not self.effect.limits


def limits_in_force() -> list[LimitInForce]:
    """Every number of working days that a guide in force promises or has by law. One query."""
    found: dict[int, dict[str, int]] = {}
    for name, amount, count in GuideRevision.objects.published().in_working_days():
        found.setdefault(amount, {})[name] = count
    return [LimitInForce(amount, **counts) for amount, counts in sorted(found.items())]


def _plain(value: Any) -> dict[str, str]:
    return {name: str(held) for name, held in vars(value).items()}


def _off_first(day: NoticeDay) -> tuple[bool, date]:
    return (not day.is_off, day.on)


def _holiday(name: str, days: tuple[NoticeDay, ...]) -> Holiday:
    off = [day.on for day in days if day.name == name and day.is_off]
    makeup = [day.on for day in days if day.name == name and not day.is_off]
    ranges = [_range([on for _place, on in run]) for _key, run in groupby(enumerate(off), _run)]
    return Holiday(
        name or _("（未写节日）"), "、".join(ranges), len(off), "、".join(_day(on) for on in makeup)
    )


def _run(pair: tuple[int, date]) -> int:
    """The same for days that follow one another."""
    place, on = pair
    return on.toordinal() - place


def _range(days: list[date]) -> str:
    if len(days) == 1:
        return _day(days[0])
    return _("%(first)s至%(last)s") % {"first": _day(days[0]), "last": _day(days[-1])}


def _day(on: date) -> str:
    return _("%(on)s（周%(weekday)s）") % {"on": on, "weekday": WEEKDAYS[on.weekday()]}


def _change(pair: DayChange) -> ChangeLine:
    return ChangeLine(_day(pair.before.on), _kind(pair.before), _kind(pair.after))


def _kind(day: Day) -> str:
    if day.special is None:
        return _("平常上班") if day.is_working else _("周末")
    kind = _("放假") if day.special.is_off else _("调休上班")
    return f"{kind}（{day.special.name}）" if day.special.name else kind


def _effect_line(effect: LimitEffect) -> EffectLine:
    limit = effect.limit
    guides = []
    if limit.promised:
        guides.append(_("承诺 %(count)s 份") % {"count": limit.promised})
    if limit.statutory:
        guides.append(_("法定 %(count)s 份") % {"count": limit.statutory})
    amount = ngettext("%(count)s 个工作日", "%(count)s 个工作日", limit.amount) % {
        "count": limit.amount
    }
    return EffectLine(amount, "、".join(guides), tuple(_sentences(effect)))


def _sentences(effect: LimitEffect) -> list[str]:
    found = []
    if effect.first and effect.last:
        first, last = effect.first.accepted_on, effect.last.accepted_on
        known = {"first": first, "last": last, "count": effect.changed}
        if first == last:
            found.append(_("%(first)s 受理的，最后一天改变。") % known)
        elif effect.changed == (last - first).days + 1:
            found.append(_("%(first)s 至 %(last)s 受理的（%(count)s 天），最后一天改变。") % known)
        else:
            told = _("%(first)s 至 %(last)s 受理的，其中 %(count)s 天最后一天改变。")
            found.append(told % known)
        examples = dict.fromkeys((effect.first, effect.last))
        example = _("例：%(on)s 受理，%(before)s → %(after)s。")
        found += [
            example % {"on": one.accepted_on, "before": one.before, "after": one.after}
            for one in examples
        ]
    else:
        found.append(_("最后一天不变。"))
    if effect.settled:
        found.append(_("有 %(count)s 天受理的，由暂定变为确定。") % {"count": effect.settled})
    if effect.open:
        found.append(
            _("有 %(count)s 天受理的，仍是暂定，要等更后一年的通知。") % {"count": effect.open}
        )
    return found
