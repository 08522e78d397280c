"""The working calendar: a year at a glance, and as files for the calendars people carry."""

import re
from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from matters import working_calendar
from matters.calendars import Calendar
from matters.models import CalendarYear
from portal.presentation.ics import CONTENT_TYPE, calendar_file
from portal.presentation.year import feed_years, known_years, year_page
from portal.presentation.year_events import year_events
from portal.views.answers import Link, calm_page

YEAR = re.compile(r"[0-9]{4}", re.ASCII)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The year asked for, or this one. Nobody asks for a year before a calendar is loaded: that is no error."""
    known = working_calendar.current()
    today = timezone.localdate()
    asked = request.GET.get("year", "").strip()
    if asked and not YEAR.fullmatch(asked):
        message = _("参数 year 不是一个年份。请写成四位数字，如 2026。")
        return calm_page(request, 400, _("没有这样的年份"), message, _to_this_year())
    year = int(asked) if asked else today.year
    if year not in known_years(known, today):
        return _no_such_year(request, known, year, status=404 if asked else 200)
    return render(request, "calendar/year.html", {"page": year_page(known, year, today)})


@require_safe
@conditional_page
def year_file(request: HttpRequest, year: int) -> HttpResponse:
    known = working_calendar.current()
    if not known.is_announced(year):
        return _nothing_announced(request, known, year)
    return _file(known, (year,), f"{year}.ics", _("%(year)d年放假与调休") % {"year": year})


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """The years of `feed_years`: who subscribes finds each new year by itself."""
    known = working_calendar.current()
    today = timezone.localdate()
    years = feed_years(known, today)
    if not years:
        return _nothing_announced(request, known, today.year)
    return _file(known, years, "calendar.ics", _("放假与调休"))


def _file(known: Calendar, years: Collection[int], filename: str, name: str) -> HttpResponse:
    changed = dict(CalendarYear.objects.values_list("year", "updated_at"))
    response = HttpResponse(
        calendar_file(name, year_events(known, years, changed)), content_type=CONTENT_TYPE
    )
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def _nothing_announced(request: HttpRequest, known: Calendar, year: int) -> HttpResponse:
    if year not in known_years(known, timezone.localdate()):
        return _no_such_year(request, known, year, status=404)
    message = _("%(year)d 年的放假安排尚未公布，通常每年 11 月前后公布，所以还没有日历文件。")
    back = Link(_("工作日历"), f"{reverse('calendar')}?year={year}")
    return calm_page(request, 404, _("尚未公布"), message % {"year": year}, back)


def _no_such_year(request: HttpRequest, known: Calendar, year: int, *, status: int) -> HttpResponse:
    years = known_years(known, timezone.localdate())
    if not years:
        message = _("门户还没有载入放假安排，载入后这里会显示全年的工作日、放假和调休。")
        return calm_page(
            request, status, _("工作日历尚未载入"), message, Link(_("回首页"), reverse("home"))
        )
    message = _("这里有 %(first)d 年至 %(last)d 年的日历。") % {
        "first": years[0],
        "last": years[-1],
    }
    return calm_page(request, status, _("没有这一年的日历"), message, _to_this_year())


def _to_this_year() -> Link:
    return Link(_("今年的工作日历"), reverse("calendar"))
