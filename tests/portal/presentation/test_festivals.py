"""Festivals: runs of days off and the days worked for them, from calendars written by hand."""

from datetime import date

import pytest

from matters.calendars import Calendar, Notice, SpecialDay
from portal.presentation.festivals import festival_words, festivals, notices_of

NOTICES = {year: Notice(f"{year}年的通知") for year in (2011, 2022, 2023, 2025, 2026)}


def off(name="", notice=""):
    return SpecialDay(is_off=True, name=name, notice=notice)


def worked(name=""):
    return SpecialDay(is_off=False, name=name)


def calendar(days):
    return Calendar(NOTICES, {date(*on): special for on, special in days.items()})


def said(days, year):
    return [(one.title, festival_words(one, year)) for one in festivals(calendar(days), year)]


def test_festival_with_its_make_up_days_on_both_sides():
    days = {(2026, 2, day): off("春节") for day in range(15, 24)}
    days |= {(2026, 2, 14): worked("春节"), (2026, 2, 28): worked("春节")}
    assert said(days, 2026) == [
        ("春节", "2月15日至23日放假；2月14日（星期六）、2月28日（星期六）上班")
    ]


def test_festival_of_one_day():
    assert said({(2025, 1, 1): off("元旦")}, 2025) == [("元旦", "1月1日放假")]


def test_festivals_that_meet_are_one_run_with_both_names():
    days = {(2025, 10, day): off("国庆节") for day in range(1, 9)}
    days[2025, 10, 6] = off("中秋节")
    days[2025, 9, 28] = worked("国庆节")
    assert said(days, 2025) == [("国庆节、中秋节", "10月1日至8日放假；9月28日（星期日）上班")]


def test_run_over_the_end_of_a_month():
    days = {(2022, 1, 31): off("春节"), (2022, 2, 1): off("春节")}
    assert said(days, 2022) == [("春节", "1月31日至2月1日放假")]


def test_run_over_new_year_belongs_to_both_years():
    days = {(2022, 12, 31): off("元旦", "2023年的通知")}
    days |= {(2023, 1, day): off("元旦") for day in (1, 2)}
    words = "2022年12月31日至2023年1月2日放假"
    assert said(days, 2022) == said(days, 2023) == [("元旦", words)]


def test_make_up_day_in_another_year_than_its_run_is_named_with_its_year():
    days = {(2023, 1, 1): off("元旦"), (2023, 12, 30): off("元旦"), (2022, 12, 31): worked("元旦")}
    assert said(days, 2022) == [("元旦", "2023年1月1日放假；12月31日（星期六）上班")]
    assert said(days, 2023) == [
        ("元旦", "1月1日放假；2022年12月31日（星期六）上班"),
        ("元旦", "12月30日放假"),
    ]


def test_weekend_that_no_notice_names_joins_a_festival():
    """In 2011 the Dragon Boat Festival was Monday 6 June; the notice gave Saturday to Monday off."""
    days = {(2011, 6, 4): off("端午节"), (2011, 6, 6): off("端午节")}
    assert said(days, 2011) == [("端午节", "6月4日至6日放假")]


@pytest.mark.parametrize(
    "days",
    [
        {(2011, 6, 4): off("端午节"), (2011, 6, 6): off("别的节")},
        {(2011, 6, 4): off(), (2011, 6, 6): off()},
        {(2011, 6, 7): off("端午节"), (2011, 6, 9): off("端午节")},
    ],
    ids=["other-names", "no-names", "a-day-worked-between"],
)
def test_days_apart_stay_apart(days):
    assert len(said(days, 2011)) == 2


def test_days_without_a_name_are_told_as_they_are():
    days = {(2026, 1, 1): off(), (2026, 1, 4): worked(), (2026, 1, 10): worked("元旦")}
    assert said(days, 2026) == [
        ("放假", "1月1日放假"),
        ("调休", "1月4日（星期日）上班"),
        ("元旦", "1月10日（星期六）上班"),
    ]


def test_notices_of_a_run_stand_once_each():
    days = {(2022, 12, 31): off("元旦", "2023年的通知")}
    days |= {(2023, 1, day): off("元旦") for day in (1, 2)}
    known = calendar(days)
    (festival,) = festivals(known, 2022)
    assert notices_of(known, festival.days_off) == (NOTICES[2023],)


def test_year_without_days_has_no_festivals():
    assert festivals(Calendar({}), 2026) == ()
