"""The calendar of one year: its months, its festivals, its working days, and the notice they rest on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from matters.calendars import Calendar, Notice
from matters.deadline_words import titled
from portal.presentation.festivals import (
    Festival,
    date_words,
    festival_words,
    festivals,
    notices_of,
)
from portal.presentation.months import DayCell, Month, months
from portal.presentation.words import Fact, day, noted


@dataclass(frozen=True)
class YearPage:
    """`provisional` says why the year is not decreed, `caveat` which of its days may still move."""

    year: int
    is_announced: bool
    provisional: str
    caveat: str
    facts: tuple[Fact, ...]
    festivals: tuple[Fact, ...]
    months: tuple[Month, ...]
    previous: int | None
    next: int | None
    others: tuple[int, ...]
    has_feed: bool


def known_years(calendar: Calendar, today: date) -> range:
    """The years a page can be shown for: from the first notice to the year after the last, or this year."""
    if calendar.first_year is None or calendar.last_year is None:
        return range(0)
    return range(calendar.first_year, max(calendar.last_year + 1, today.year) + 1)


def feed_years(calendar: Calendar, today: date) -> tuple[int, ...]:
    """The years to subscribe to: all announced from last year on."""
    return tuple(year for year in sorted(calendar.notices) if year >= today.year - 1)


def year_page(calendar: Calendar, year: int, today: date) -> YearPage:
    """The page of a year out of `known_years`."""
    years = known_years(calendar, today)
    found = festivals(calendar, year)
    is_announced = calendar.is_announced(year)
    return YearPage(
        year=year,
        is_announced=is_announced,
        provisional="" if is_announced else _provisional(year),
        caveat=_caveat(calendar, year),
        facts=_facts(calendar, year),
        festivals=tuple(_festival(calendar, year, festival) for festival in found),
        months=_months(calendar, year, found, today),
        previous=year - 1 if year - 1 in years else None,
        next=year + 1 if year + 1 in years else None,
        others=tuple(one for one in reversed(years) if one != year),
        has_feed=bool(feed_years(calendar, today)),
    )


def notice_words(notice: Notice) -> str:
    """“《…通知》(国办发明电〔2025〕7号,2025-11-04 发布)”; what is not known is left out."""
    title = titled(notice.title)
    announced = _("%(day)s 发布") % {"day": day(notice.announced_on)} if notice.announced_on else ""
    known = _("，").join(part for part in (notice.number, announced) if part)
    return noted(title, known)


def _provisional(year: int) -> str:
    return _(
        "%(year)d 年的放假安排尚未公布；通常每年 11 月前后公布，公布前只按周末计算。"
        "本页的工作日都是暂定的，通知公布后会变。"
    ) % {"year": year}


def _caveat(calendar: Calendar, year: int) -> str:
    later = calendar.may_move(date(year, 1, 1), date(year, 12, 31))
    if not later:
        return ""
    return _("%(next)d 年的放假安排尚未公布，它可能调整 %(year)d 年 12 月底的日子。") % {
        "next": later[0],
        "year": year,
    }


def _facts(calendar: Calendar, year: int) -> tuple[Fact, ...]:
    notice = calendar.notices.get(year)
    worked = sum(one.is_working for one in calendar.days_of(year))
    if notice is None:
        return (Fact(_("全年工作日"), _("暂计 %(days)d 天") % {"days": worked}),)
    return (
        Fact(_("依据"), notice_words(notice)),
        Fact(_("全年工作日"), _("%(days)d 天") % {"days": worked}),
    )


def _festival(calendar: Calendar, year: int, festival: Festival) -> Fact:
    """The festival in words, with the notices that are not the year's own."""
    own = calendar.notices.get(year)
    others = [
        _("依据：%(notice)s") % {"notice": notice_words(notice)}
        for notice in notices_of(calendar, (*festival.days_off, *festival.makeups))
        if own is None or notice.title != own.title
    ]
    return Fact(festival.title, "\n".join((festival_words(festival, year), *others)))


def _months(
    calendar: Calendar, year: int, found: tuple[Festival, ...], today: date
) -> tuple[Month, ...]:
    note = _("工作日 %(days)d 天") if calendar.is_announced(year) else _("工作日暂计 %(days)d 天")
    drawn = months(date(year, 1, 1), date(year, 12, 31), _cells(calendar, found, today))
    worked = [one.on.month for one in calendar.days_of(year) if one.is_working]
    return tuple(
        replace(month, note=note % {"days": worked.count(number)})
        for number, month in enumerate(drawn, start=1)
    )


def _cells(
    calendar: Calendar, found: tuple[Festival, ...], today: date
) -> Callable[[date], DayCell]:
    off = {on: festival.title for festival in found for on in festival.days_off}

    def cell(on: date) -> DayCell:
        special = calendar.days.get(on)
        if special and not special.is_off:
            mark, kind = _("班"), "makeup"
            said = _("%(name)s调休，上班") % {"name": special.name}
        elif on in off:
            mark, kind = _("休"), "holiday"
            said = _("%(name)s，放假") % {
                "name": special.name if special and special.name else off[on]
            }
        else:
            mark, said = "", ""
            kind = "workday" if calendar.is_working(on) else "weekend"
        words = (
            _("，").join((noted(date_words(on, on.year), str(WEEKDAYS[on.weekday()])), said))
            if said
            else ""
        )
        return DayCell(on, on.day, mark, words, kind, is_today=on == today)

    return cell
