"""The festivals of a year: runs of days off, and the weekend days on which work is made up for them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.dateformat import format as date_format
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from matters.calendars import Calendar, Notice, SpecialDay
from portal.presentation.words import noted

ONE_DAY = timedelta(days=1)
Named = tuple[date, SpecialDay]


@dataclass(frozen=True)
class Festival:
    """Days off from `first` to `last`, and the days worked for them. A year's notice may leave names out.

    A run over New Year's Eve belongs to both years. Work made up for no known run stands alone, with
    `first` and `last` None.
    """

    names: tuple[str, ...]
    first: date | None
    last: date | None
    makeups: tuple[date, ...] = ()

    @property
    def title(self) -> str:
        if self.names:
            return _("、").join(self.names)
        return _("放假") if self.first else _("调休")

    @property
    def days_off(self) -> tuple[date, ...]:
        if self.first is None or self.last is None:
            return ()
        count = (self.last - self.first).days + 1
        return tuple(self.first + ONE_DAY * place for place in range(count))

    def touches(self, year: int) -> bool:
        return any(on.year == year for on in (self.first, self.last, *self.makeups) if on)

    def distance(self, on: date) -> timedelta:
        assert self.first
        assert self.last
        return min(abs(self.first - on), abs(self.last - on))


def festivals(calendar: Calendar, year: int) -> tuple[Festival, ...]:
    """The festivals that have a day in `year`, in the order of their first day."""
    near = sorted(item for item in calendar.days.items() if abs(item[0].year - year) <= 1)
    runs = _runs(calendar, [item for item in near if item[1].is_off])
    alone: list[Festival] = []
    for on, special in near:
        if not special.is_off:
            _attach(on, special.name, runs, alone)
    found = (festival for festival in (*runs, *alone) if festival.touches(year))
    return tuple(sorted(found, key=lambda one: one.first or one.makeups[0]))


def _runs(calendar: Calendar, days: list[Named]) -> list[Festival]:
    """Days off that follow one another; a weekend that no notice names joins two days of one festival."""
    runs: list[Festival] = []
    for on, special in days:
        names = (special.name,) if special.name else ()
        last = runs[-1].last if runs else None
        if last and _joined(calendar, last, on):
            new = tuple(name for name in names if name not in runs[-1].names)
            runs[-1] = replace(runs[-1], last=on, names=runs[-1].names + new)
        else:
            runs.append(Festival(names, on, on))
    return runs


def _joined(calendar: Calendar, earlier: date, later: date) -> bool:
    if later - earlier == ONE_DAY:
        return True
    one, other = (calendar.days[on].name for on in (earlier, later))
    between = Festival((), earlier, later).days_off[1:-1] if one and one == other else ()
    return bool(between) and not any(calendar.is_working(on) for on in between)


def _attach(on: date, name: str, runs: list[Festival], alone: list[Festival]) -> None:
    """Gives the make-up day to the nearest run of its name; one without a run stands alone."""
    own = [place for place, run in enumerate(runs) if name and name in run.names]
    if not own:
        alone.append(Festival((name,) if name else (), None, None, (on,)))
        return
    place = min(own, key=lambda one: runs[one].distance(on))
    runs[place] = replace(runs[place], makeups=(*runs[place].makeups, on))


def notices_of(calendar: Calendar, days: Iterable[date]) -> tuple[Notice, ...]:
    """The notices that set these days, each once."""
    found = (calendar.notice_of(on) for on in days if on in calendar.days)
    return tuple(dict.fromkeys(notice for notice in found if notice))


def festival_words(festival: Festival, year: int) -> str:
    """“1月1日至3日放假;1月4日(星期日)上班”. A year is named where it is not `year`."""
    parts = []
    if festival.first and festival.last:
        parts.append(
            _("%(days)s放假") % {"days": _range_words(festival.first, festival.last, year)}
        )
    if festival.makeups:
        makeups = _("、").join(
            noted(date_words(on, year), str(WEEKDAYS[on.weekday()])) for on in festival.makeups
        )
        parts.append(_("%(days)s上班") % {"days": makeups})
    return _("；").join(parts)


def date_words(on: date, year: int) -> str:
    """“1月1日”, with its year where that is not `year`."""
    if on.year != year:
        return date_format(on, _("Y年n月j日"))
    return date_format(on, _("n月j日"))


def _range_words(first: date, last: date, year: int) -> str:
    if first == last:
        return date_words(first, year)
    if first.year != last.year:
        return _("%(first)s至%(last)s") % {
            "first": date_words(first, 0),
            "last": date_words(last, 0),
        }
    if first.month == last.month:
        end = date_format(last, _("j日"))
        return _("%(first)s至%(last)s") % {"first": date_words(first, year), "last": end}
    return _("%(first)s至%(last)s") % {
        "first": date_words(first, year),
        "last": date_words(last, last.year),
    }
