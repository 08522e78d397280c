"""Cases for the calendar: a year is one, a named day lies in it, and work is made up for on weekends."""

from datetime import date

from matters.models import CalendarDay, CalendarYear
from tests.matters.constraint_case import Case

SUNDAY = date(2024, 9, 29)

CALENDAR: list[Case] = [
    Case("calendaryear_is_a_year", CalendarYear, {"year": 1948}, {"year": 1949}),
    Case("calendaryear_is_a_year", CalendarYear, {"year": 2201}, {"year": 2200}),
    Case(
        "calendaryear_notice_has_title",
        CalendarYear,
        {"notice_number": "国办发明电〔2030〕1号"},
        {"notice_number": "国办发明电〔2030〕1号", "notice_title": "通知"},
    ),
    Case(
        "calendaryear_notice_has_title",
        CalendarYear,
        {"announced_on": date(2030, 11, 4)},
        {"announced_on": date(2030, 11, 4), "notice_title": "通知"},
    ),
    Case(
        "calendarday_kind_known",
        CalendarDay,
        {"kind": "unheard-of", "on": SUNDAY},
        {"kind": "makeup_workday", "on": SUNDAY},
    ),
    Case(
        "calendarday_makeup_on_weekend",
        CalendarDay,
        {"kind": "makeup_workday"},
        {"kind": "makeup_workday", "on": SUNDAY},
    ),
    Case(
        "calendarday_in_its_year",
        CalendarDay,
        {"on": date(2025, 1, 1)},
        {"on": date(2024, 12, 31)},
    ),
]
