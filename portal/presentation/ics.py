"""Calendar files by RFC 5545: the same events give the same bytes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//Banshi//banshi//ZH"


def all_day_event(  # noqa: PLR0913, PLR0917 -- the properties of an event
    uid: str,
    on: date,
    summary: str,
    description: str,
    stamp: datetime,
    until: date | None = None,
    url: str = "",
) -> Event:
    """An event from `on` to `until`, both days included, that blocks no time in who takes it over.

    `uid` is the same for the same thing for ever; `stamp` is aware and tells when what the event says
    was last changed, not when the file is written. Raises ValueError for a naive `stamp` or an `until`
    before `on`.
    """
    last = until or on
    if last < on:
        raise ValueError(f"{uid} would end on {last}, before it begins on {on}")
    if stamp.tzinfo is None:
        raise ValueError(f"the stamp of {uid} has no time zone")
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", on)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", summary)
    if description:
        event.add("description", description)
    if url:
        event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    """The text of a calendar named `name` in UTF-8, its events in the order given."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text
