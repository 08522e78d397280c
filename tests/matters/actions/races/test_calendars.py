"""Two officials enter notices at one moment: each is taken whole, and the calendar in memory never stays behind."""

from datetime import date

import pytest

from matters import working_calendar
from matters.actions import calendars
from matters.actions.reference import CREATED, UNCHANGED, Outcome
from matters.calendars import Notice
from matters.imports.notices import NoticeDay
from matters.models import CalendarDay
from tests.factories import OPERATOR
from tests.matters.actions.races.running import assert_sound

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

YEARS = range(2005, 2022)


def announce(year: int, *days: date) -> Outcome:
    named = [NoticeDay(on, is_off=True) for on in days]
    return calendars.announce(
        year=year, notice=Notice(f"关于{year}年的通知"), days=named, by=OPERATOR
    )


@pytest.fixture(autouse=True)
def _first_year(transactional_db):
    announce(2004, date(2004, 1, 1))


def test_two_announce_the_same_new_year(track):
    """The second finds it there and writes nothing."""
    for year in YEARS:
        outcomes = track.race(*[lambda year=year: announce(year, date(year, 1, 1))] * 2)
        assert sorted(outcome.what for outcome in outcomes) == [CREATED, UNCHANGED]
    assert_sound({"calendaryear.announce": len(YEARS) + 1})


def test_two_change_two_years_while_a_third_reads(track):
    """The same number of days stands before and after: only the time of the change tells."""
    announce(2005, date(2005, 1, 3))
    for day in range(4, 21):
        track.race(
            lambda day=day: (announce(2004, date(2004, 1, day)), working_calendar.current()),
            lambda day=day: (announce(2005, date(2005, 1, day)), working_calendar.current()),
        )
        stored = set(CalendarDay.objects.values_list("on", flat=True))
        assert set(working_calendar.current().days) == stored
