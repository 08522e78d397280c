"""The calendar that comes with the portal is loaded once; what officials made of a year stays theirs."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters import working_calendar
from matters.actions import calendars, known_calendar
from matters.actions.known_calendar import CalendarReport
from matters.calendars import Notice
from matters.imports import known_notices
from matters.imports.notices import NoticeDay
from matters.models import CalendarDay, CalendarYear
from matters.problems import NotAllowed, Refused
from tests.factories import OPERATOR, UserFactory
from tests.matters.calendar_samples import CALENDAR

pytestmark = pytest.mark.django_db

NOTICES = known_notices.read(
    (Path(settings.BASE_DIR) / "fixtures" / "calendar-notices.json").read_bytes()
).notices


def load(*years, dry_run=False, by=OPERATOR) -> CalendarReport:
    wanted = [one for one in NOTICES if not years or one.year in years]
    return known_calendar.load(notices=wanted, by=by, dry_run=dry_run)


def rows() -> tuple[list, list, int]:
    days = CalendarDay.objects.order_by("on").values("year", "on", "kind", "name", "notice")
    return list(CalendarYear.objects.values()), list(days), AuditEvent.objects.count()


def test_load_brings_every_year_with_every_day():
    assert load() == CalendarReport(23, 0, 0)
    now = working_calendar.current()
    assert (now.first_year, now.last_year) == (2004, 2026)
    for year in range(2004, 2027):
        assert [(day.on, day.is_working) for day in now.days_of(year)] == [
            (day.on, day.is_working) for day in CALENDAR.days_of(year)
        ]
    assert now.notice_of(date(2005, 12, 31)) == Notice(
        "国务院办公厅关于2006年部分节假日安排的通知", "国办发明电〔2005〕35号", date(2005, 12, 16)
    )
    named_later = now.notice_of(date(2020, 1, 31))
    assert named_later
    assert named_later.title == "国务院办公厅关于延长2020年春节假期的通知"
    assert AuditEvent.objects.filter(action="calendaryear.announce").count() == 23
    assert AuditEvent.objects.filter(action="calendaryear.amend").count() == 3
    assert verify_chain().holds


def test_load_again_writes_nothing():
    load()
    before = rows()
    assert load() == CalendarReport(0, 0, 23)
    assert rows() == before


def test_load_dry_run_writes_nothing():
    assert load(2025, 2026, dry_run=True) == CalendarReport(2, 0, 0)
    assert rows() == ([], [], 0)


def test_load_leaves_a_year_announced_otherwise():
    load(2025)
    other = Notice("另一份通知")
    day = NoticeDay(date(2026, 1, 5), is_off=True)
    calendars.announce(year=2026, notice=other, days=[day], by=OPERATOR)
    before = rows()
    report = load()
    assert (report.created, report.updated, report.unchanged) == (21, 0, 1)
    assert [str(problem) for problem in report.kept] == [
        "2026：已载入的与随附资料不同（通知是《另一份通知》），保持不变"
    ]
    assert CalendarYear.objects.get(year=2026).notice == other
    assert [row for row in rows()[1] if row["year"] == 2026] == [
        row for row in before[1] if row["year"] == 2026
    ]


def test_load_leaves_a_year_in_which_officials_changed_days():
    load(2025, 2026)
    own = next(one for one in NOTICES if one.year == 2026)
    changed = [day for day in own.days if day.on.month != 10]
    calendars.announce(year=2026, notice=own.notice, days=changed, by=OPERATOR)
    before = rows()
    report = load(2025, 2026)
    assert (report.unchanged, len(report.kept)) == (1, 1)
    assert "2026-10-01、2026-10-02、2026-10-03等 8 处" in str(report.kept[0])
    assert rows() == before


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"notice_number": "国办发明电〔2025〕8号"}, "文号是 国办发明电〔2025〕8号"),
        ({"announced_on": date(2025, 11, 5)}, "发布日期是 2025-11-05"),
    ],
)
def test_load_leaves_a_number_and_a_day_that_officials_corrected(changes, told):
    load(2025, 2026)
    CalendarYear.objects.filter(year=2026).update(**changes)
    assert told in str(load(2025, 2026).kept[0])


def test_load_fills_a_number_and_a_day_left_blank():
    load(2025, 2026)
    CalendarYear.objects.filter(year=2026).update(notice_number="", announced_on=None)
    assert load(2025, 2026) == CalendarReport(0, 1, 1)
    row = CalendarYear.objects.get(year=2026)
    assert (row.notice_number, row.announced_on) == ("国办发明电〔2025〕7号", date(2025, 11, 4))


def test_load_leaves_what_a_later_notice_changed_in_a_year():
    """Days that a notice of the officials' own set are no difference, unless they take the place of ours."""
    load(2025, 2026)
    later = Notice("临时放假的通知")
    day = NoticeDay(date(2026, 6, 22), is_off=True)
    calendars.amend(year=2026, notice=later, days=[day], by=OPERATOR)
    assert load(2025, 2026) == CalendarReport(0, 0, 2)
    assert CalendarDay.objects.get(on=day.on).notice == later.title


def test_load_announces_a_year_known_without_a_notice():
    CalendarYear.objects.create(year=2026)
    assert load(2025, 2026) == CalendarReport(1, 1, 0)


def test_load_goes_before_a_year_officials_announced():
    day = NoticeDay(date(2027, 1, 1), is_off=True)
    calendars.announce(year=2027, notice=Notice("通知"), days=[day], by=OPERATOR)
    assert load() == CalendarReport(23, 0, 0)


def test_load_says_which_year_cannot_be():
    """Here an official gave 2025 the title of the notice for 2026."""
    title = "国务院办公厅关于2026年部分节假日安排的通知"
    day = NoticeDay(date(2025, 1, 1), is_off=True)
    calendars.announce(year=2025, notice=Notice(title), days=[day], by=OPERATOR)
    with pytest.raises(Refused) as refused:
        load(2026)
    assert str(refused.value) == "2026 notice_title：这是 2025 年的通知，请核对年份"


def test_load_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        load(by=UserFactory(staff=True))
    assert rows() == ([], [], 0)
