"""The festivals of years as events of a calendar file."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from matters.calendars import Calendar
from portal.presentation.festivals import Festival, festival_words, festivals, notices_of
from portal.presentation.ics import all_day_event
from portal.presentation.year import notice_words

HOST = "banshi"
"""Ends the name of every event. The days are the same in every city, and so are their events."""


def year_events(
    calendar: Calendar, years: Collection[int], changed: Mapping[int, datetime]
) -> tuple[Event, ...]:
    """One event for each run of days off and each weekend day worked, in `years`, in order.

    An event is stamped with the day on which the last of its notices was announced; where that is
    not known, with the moment of `changed` at which the row of its year was last written.
    """
    found = {
        str(event["uid"]): event
        for year in years
        for festival in festivals(calendar, year)
        for event in _events(calendar, festival, years, changed)
    }
    return tuple(sorted(found.values(), key=lambda event: event.start))


def _events(
    calendar: Calendar,
    festival: Festival,
    years: Collection[int],
    changed: Mapping[int, datetime],
) -> Iterator[Event]:
    def event(kind: str, category: str, summary: str, first: date, last: date) -> Event:
        notices = notices_of(calendar, (*festival.days_off, *festival.makeups))
        announced = [notice.announced_on for notice in notices if notice.announced_on]
        made = all_day_event(
            uid=f"{first.isoformat()}-{kind}@{HOST}",
            on=first,
            summary=summary % {"name": festival.title},
            description=_("%(words)s。依据：%(notices)s")
            % {
                "words": festival_words(festival, first.year),
                "notices": "".join(notice_words(notice) for notice in notices),
            },
            stamp=_midnight(max(announced)) if announced else changed[first.year],
            until=last,
        )
        made.add("categories", [category])
        return made

    if festival.first and festival.last:
        summary = _("%(name)s放假") if festival.names else "%(name)s"
        yield event("holiday", _("放假"), summary, festival.first, festival.last)
    for on in festival.makeups:
        if on.year in years:
            summary = _("%(name)s调休上班") if festival.names else _("调休上班")
            yield event("makeup", _("调休上班"), summary, on, on)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time.min, tzinfo=timezone.get_default_timezone())
