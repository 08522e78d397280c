"""The events of years: stable names and stamps, each run and each day worked once."""

from datetime import UTC, date, datetime

import pytest

from matters.calendars import Calendar, Notice, SpecialDay
from portal.presentation.year_events import year_events

CHANGED = {year: datetime(2026, 1, 1, tzinfo=UTC) for year in (2022, 2023)}
DAYS = {
    date(2022, 12, 31): SpecialDay(is_off=True, name="元旦", notice="2023年的通知"),
    date(2023, 1, 1): SpecialDay(is_off=True, name="元旦"),
    date(2023, 1, 28): SpecialDay(is_off=False, name="春节"),
    date(2023, 1, 27): SpecialDay(is_off=True, name="春节"),
    date(2023, 6, 22): SpecialDay(is_off=True),
    date(2023, 6, 25): SpecialDay(is_off=False),
}


def events(*years, announced_on=None, later=None):
    notices = {2022: Notice("2022年的通知"), 2023: Notice("2023年的通知", "", announced_on)}
    calendar = Calendar(notices, DAYS | (later or {}))
    return year_events(calendar, years, CHANGED)


def test_events_stand_once_each_in_their_order():
    assert [str(event["uid"]) for event in events(2023, 2022)] == [
        "2022-12-31-holiday@banshi",
        "2023-01-27-holiday@banshi",
        "2023-01-28-makeup@banshi",
        "2023-06-22-holiday@banshi",
        "2023-06-25-makeup@banshi",
    ]


def test_run_over_new_year_is_the_same_event_in_both_years():
    (old,), new = events(2022), events(2023)[0]
    assert old.to_ical() == new.to_ical()
    assert (new.start, new.end) == (date(2022, 12, 31), date(2023, 1, 2))


def test_event_says_what_it_is_and_by_which_notice():
    new_year, spring, worked, unnamed, unnamed_worked = events(2023)
    assert new_year["summary"] == "元旦放假"
    assert worked["summary"] == "春节调休上班"
    assert (unnamed["summary"], unnamed_worked["summary"]) == ("放假", "调休上班")
    assert spring["description"] == "1月27日放假；1月28日（星期六）上班。依据：《2023年的通知》"
    assert spring.categories == ["放假"]
    assert worked.categories == ["调休上班"]


@pytest.mark.parametrize(
    ("announced_on", "stamp"),
    [
        (None, datetime(2026, 1, 1, tzinfo=UTC)),
        (date(2022, 12, 8), datetime(2022, 12, 7, 16, tzinfo=UTC)),
    ],
    ids=["row", "notice"],
)
def test_stamp_is_the_day_of_the_notice_or_the_row(announced_on, stamp):
    found = events(2023, announced_on=announced_on)
    assert {event["dtstamp"].dt for event in found} == {stamp}
