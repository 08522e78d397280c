"""The calendar in memory is read again when a notice changed it, and otherwise costs one query."""

from datetime import date

import pytest

from matters import working_calendar
from matters.actions import calendars
from matters.calendars import Notice
from matters.imports.notices import NoticeDay
from tests.factories import OPERATOR

pytestmark = pytest.mark.django_db


def announce(*days: date, year: int = 2026) -> None:
    named = [NoticeDay(on, is_off=True, name="元旦") for on in days]
    calendars.announce(year=year, notice=Notice(f"关于{year}年的通知"), days=named, by=OPERATOR)


@pytest.mark.parametrize("years", [1, 3])
def test_calendar_costs_one_query_while_nothing_changes(django_assert_num_queries, years):
    for year in range(2026, 2026 + years):
        announce(date(year, 1, 1), year=year)
    with django_assert_num_queries(3):
        first = working_calendar.current()
    with django_assert_num_queries(1):
        assert working_calendar.current() is first


def test_calendar_is_read_again_after_each_notice(django_assert_num_queries):
    announce(date(2026, 1, 1))
    assert not working_calendar.current().is_working(date(2026, 1, 1))
    announce(date(2026, 1, 2))
    with django_assert_num_queries(3):
        now = working_calendar.current()
    assert now.is_working(date(2026, 1, 1))
    assert not now.is_working(date(2026, 1, 2))


def test_notice_of_next_year_changes_this_december():
    announce(date(2026, 1, 1))
    assert working_calendar.current().is_working(date(2026, 12, 31))
    announce(date(2026, 12, 31), date(2027, 1, 1), year=2027)
    assert not working_calendar.current().is_working(date(2026, 12, 31))
    announce(date(2027, 1, 1), date(2027, 1, 4), year=2027)
    assert working_calendar.current().is_working(date(2026, 12, 31))
