"""Calendar files, read back by the library that also reads other people's."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from portal.presentation.ics import all_day_event, calendar_file

STAMP = datetime(2025, 11, 4, 8, tzinfo=timezone(timedelta(hours=8)))
AWKWARD = "受理，“首次；注册”\\第二行\n" + "很长的说明" * 40


def event(**given):
    asked = {"uid": "a@banshi", "on": date(2026, 2, 28), "summary": "最后一天"}
    return all_day_event(**asked | {"description": "", "stamp": STAMP} | given)


def read(*events, name="名称"):
    calendar = Calendar.from_ical(calendar_file(name, events))
    return calendar, calendar.events


def test_event_of_one_day_ends_where_the_next_begins():
    _calendar, (found,) = read(event())
    assert found["uid"] == "a@banshi"
    assert (found.start, found.end) == (date(2026, 2, 28), date(2026, 3, 1))
    assert found["dtstart"].params["value"] == "DATE"
    assert found["transp"] == "TRANSPARENT"
    assert "description" not in found
    assert "url" not in found


def test_event_of_several_days_holds_its_last():
    _calendar, (found,) = read(event(until=date(2026, 3, 2)))
    assert found.end == date(2026, 3, 3)


def test_stamp_stands_in_utc_to_the_second():
    _calendar, (found,) = read(event(stamp=STAMP.replace(microsecond=5)))
    assert found["dtstamp"].dt == datetime(2025, 11, 4, 0, tzinfo=UTC)


def test_words_come_back_as_they_were():
    calendar, (found,) = read(
        event(summary=AWKWARD, description=AWKWARD, url="https://example.org/?a=1&b=2"),
        name="放，假",
    )
    assert (found["summary"], found["description"]) == (AWKWARD, AWKWARD)
    assert found["url"] == "https://example.org/?a=1&b=2"
    assert calendar["x-wr-calname"] == "放，假"


def test_lines_are_folded_and_end_as_the_standard_asks():
    lines = calendar_file("名称", [event(description=AWKWARD)]).split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line for line in lines)
    assert lines[-1] == b""


def test_same_events_give_the_same_bytes():
    assert calendar_file("名称", [event()]) == calendar_file("名称", [event()])


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"until": date(2026, 2, 27)}, "before it begins"),
        ({"stamp": datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001 -- the fault under test
    ],
)
def test_event_that_makes_no_sense_is_refused(given, fault):
    with pytest.raises(ValueError, match=fault):
        event(**given)
