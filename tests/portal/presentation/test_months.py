"""Months as grids: every day once, Monday first, and what a page makes of a cell."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string

from portal.presentation.months import DayCell, Month, months


def plain(on):
    return DayCell(on, on.day, "", "", "workday")


def days(month):
    return [cell for week in month.weeks for cell in week if cell]


def test_months_hold_every_day_once_in_its_column():
    first, last = date(2023, 11, 1), date(2024, 3, 31)
    found = months(first, last, plain)
    assert [month.title for month in found] == [
        "2023年11月",
        "2023年12月",
        "2024年1月",
        "2024年2月",
        "2024年3月",
    ]
    count = (last - first).days + 1
    assert [cell.on for month in found for cell in days(month)] == [
        first + timedelta(days=place) for place in range(count)
    ]
    for month in found:
        for week in month.weeks:
            assert len(week) == 7
            assert all(cell.on.weekday() == place for place, cell in enumerate(week) if cell)


def test_months_ask_only_for_the_days_between():
    asked = []

    def cell(on):
        asked.append(on)
        return plain(on)

    (november,) = months(date(2026, 11, 10), date(2026, 11, 12), cell)
    assert asked == [date(2026, 11, day) for day in (10, 11, 12)]
    outside = [cell for cell in days(november) if cell.kind == "outside"]
    assert len(outside) == 27
    assert {(cell.mark, cell.words) for cell in outside} == {("", "")}


def test_months_from_later_to_earlier_are_none():
    assert months(date(2026, 12, 1), date(2026, 11, 30), plain) == ()


def test_months_of_a_leap_february_that_begins_on_monday():
    (february,) = months(date(2044, 2, 1), date(2044, 2, 29), plain)
    assert len(february.weeks) == 5
    assert february.weeks[0][0].on == date(2044, 2, 1)
    assert february.weeks[4][1:] == (None,) * 6


@pytest.fixture
def page():
    on = date(2026, 10, 1)
    marked = DayCell(on, 1, "休", "10月1日，<国庆节>", "holiday", is_today=True)
    month = Month("2026年10月", ((None, marked, plain(date(2026, 10, 2))),), note="工作日 18 天")
    return render_to_string("parts/months.html", {"months": [month]})


def test_month_is_a_table_with_its_headings(page):
    assert page.count('<th scope="col">') == 7
    assert "<caption>2026年10月" in page
    assert "工作日 18 天" in page


def test_cell_says_in_words_what_it_shows(page):
    assert 'class="day day--holiday" aria-current="date"' in page
    assert '<span class="visually-hidden">10月1日，&lt;国庆节&gt;</span>' in page
    assert '<time datetime="2026-10-01" aria-hidden="true">1</time>' in page
    assert '<span class="day__mark" aria-hidden="true">休</span>' in page


def test_cell_without_words_is_read_as_its_number(page):
    assert '<time datetime="2026-10-02">2</time></td>' in page
