"""The calendar that comes with the portal, day by day beside a second source that knows nothing of the first."""

import json
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from django.conf import settings

from matters.calendars import Calendar, Notice, SpecialDay
from matters.imports import known_notices
from matters.imports.known_notices import KnownNotice, package_days
from matters.imports.notices import special_days

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "calendar-notices.json"
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
EXCEPT_OURS: dict[date, str] = {}
"""Days on which our data and the package `holidays` differ, with the notice that proves ours."""
EXCEPT_PACKAGE = {date(2005, 12, 31): "国办发明电〔2005〕35号"}
"""Days on which chinesecalendar differs from its own notice: one release that mends it shows here."""
ITEM = {"year": 2031, "title": "通知", "source": "https://www.gov.cn/"}


@pytest.fixture(scope="module")
def known() -> tuple[KnownNotice, ...]:
    found = known_notices.read(FIXTURE.read_bytes())
    assert found.problems == ()
    return found.notices


def every_day() -> list[date]:
    return [FIRST + timedelta(days=place) for place in range((LAST - FIRST).days + 1)]


def as_calendar(known: tuple[KnownNotice, ...]) -> Calendar:
    days: dict[date, SpecialDay] = {}
    for one in known:
        days |= special_days(one.year, one.notice.title, one.days)
    return Calendar({one.year: one.notice for one in known if not one.amends}, days)


def apart(calendar: Calendar) -> set[date]:
    """The days of 2004 to 2026 that `holidays` has otherwise."""
    other = holidays.country_holidays("CN", years=range(2004, 2027))
    return {on for on in every_day() if calendar.is_working(on) != other.is_working_day(on)}


def test_every_day_agrees_with_a_second_source(known):
    assert len(every_day()) == 8401
    assert apart(as_calendar(known)) == EXCEPT_OURS.keys()


def test_package_alone_misses_what_the_fixture_adds(known):
    days = {on: SpecialDay(day.is_off, day.name) for on, day in package_days().items()}
    alone = Calendar({year: Notice("通知") for year in range(2004, 2027)}, days)
    assert apart(alone) == EXCEPT_PACKAGE.keys()
    added = {
        day.on: one.notice.number
        for one in known
        for day in one.days
        if day.on not in days and not one.amends
    }
    assert added == EXCEPT_PACKAGE


def test_later_notices_say_what_the_package_has(known):
    """They are written out, so that the day they name carries their title; a free Saturday may be added."""
    days = package_days()
    for one in known:
        for day in one.days:
            if one.amends and day.on in days:
                assert day == days[day.on], day.on
            elif one.amends:
                assert (day.is_off, day.on.weekday()) == (True, 5), day.on


def test_every_year_of_the_package_has_its_notice(known):
    own = {one.year: one.notice for one in known if not one.amends}
    assert set(own) == {on.year for on in package_days()} == set(range(2004, 2027))
    assert {year: notice.title for year, notice in own.items()} == {
        year: f"国务院办公厅关于{year}年部分节假日安排的通知" for year in own
    }
    for year, notice in own.items():
        assert notice.number.startswith(f"国办发明电〔{year - 1}〕"), year
        assert notice.announced_on is None or notice.announced_on.year == year - 1
    assert (own[2006].number, own[2006].announced_on) == (
        "国办发明电〔2005〕35号",
        date(2005, 12, 16),
    )


def test_later_notices_are_told_apart(known):
    assert [
        (one.year, one.notice.number, one.notice.announced_on, [day.on.day for day in one.days])
        for one in known
        if one.amends
    ] == [
        (2015, "国发明电〔2015〕1号", date(2015, 5, 13), [3, 4, 5, 6]),
        (2019, "国办发明电〔2019〕3号", date(2019, 3, 22), [28, 1, 2, 3, 4, 5]),
        (2020, "国办发明电〔2020〕1号", date(2020, 1, 26), [31, 1, 2]),
    ]


def test_days_of_december_belong_to_the_notice_of_the_next_year(known):
    december = {
        one.year: [str(day.on) for day in one.days if day.on.month == 12]
        for one in known
        if not one.amends
    }
    assert {year: days for year, days in december.items() if days} == {
        2006: ["2005-12-31"],
        2007: ["2006-12-30", "2006-12-31"],
        2008: ["2007-12-29", "2007-12-30", "2007-12-31"],
        2012: ["2011-12-31"],
        2019: ["2018-12-29", "2018-12-30", "2018-12-31"],
        2023: ["2022-12-31"],
        2024: ["2023-12-30", "2023-12-31"],
    }


def test_holidays_have_the_names_of_the_notices(known):
    names = {day.name for one in known for day in one.days}
    assert {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"} < names
    assert len(names) == 8


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": None}, "year"),
        ({"year": "二〇三一"}, "year"),
        ({"title": ""}, "title"),
        ({"source": None}, "source"),
        ({"announced_on": "2030-13-01"}, "announced_on"),
        ({"amends": "yes"}, "amends"),
        ({"numbr": "1"}, "numbr"),
        ({"days": [{"on": "2031-01-01", "kind": "休息"}]}, "days[0].kind"),
        ({"days": [{"kind": "放假"}]}, "days[0].on"),
        ({"days": [{"on": "2033-01-01", "kind": "放假"}]}, "日期"),
        ({"days": [{"on": "2031-01-01", "kind": "调休上班"}]}, "类别"),
    ],
)
def test_faulty_record_is_told_with_its_field(changes, field):
    found = known_notices.read(json.dumps([{**ITEM, **changes}]).encode())
    assert found.notices == ()
    assert field in {problem.field for problem in found.problems}
    assert {problem.row for problem in found.problems} == {"第 1 条"}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"[", '["年"]'.encode("gb18030")])
def test_what_is_no_list_of_notices_is_told(content):
    found = known_notices.read(content)
    assert (found.notices, len(found.problems)) == ((), 1)
