"""The calendar as the portal knows it now, kept in memory until a notice changes it."""

from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from matters.calendars import Calendar
from matters.models import CalendarDay, CalendarYear

Version = tuple[int, int, datetime | None]


def current() -> Calendar:
    """The calendar of all years known. One query where nothing has changed since the last call, else three."""
    version = CalendarYear.objects.aggregate(
        years=Count("pk", distinct=True), days=Count("days"), changed=Max("updated_at")
    )
    return _read((version["years"], version["days"], version["changed"]))


@lru_cache(maxsize=2)
def _read(version: Version) -> Calendar:
    """The calendar of `version`, which only names it: what is read is what stands in the database."""
    years = {row.year: row.notice for row in CalendarYear.objects.all()}
    days = {row.on: row.special for row in CalendarDay.objects.all()}
    return Calendar(years, days)
