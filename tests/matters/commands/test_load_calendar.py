"""The command fills the years that come with the portal, takes one notice as CSV, and says what it refuses."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from matters.actions import calendars
from matters.calendars import Notice
from matters.imports.notices import NoticeDay
from matters.management.commands import load_calendar
from matters.models import CalendarDay, CalendarYear
from tests.factories import OPERATOR

pytestmark = pytest.mark.django_db

ROWS = "日期,类别,节日\n2027-01-01,放假,元旦\n2027-01-03,调休上班,元旦\n"
OF_2027 = ("--year", "2027", "--title", "关于2027年的通知")
COUNTS = "created {}, updated {}, unchanged {}, refused {}"


def run(*arguments):
    """The lines the command printed and the code it ended with."""
    out = StringIO()
    try:
        call_command("load_calendar", *[str(argument) for argument in arguments], stdout=out)
    except SystemExit as end:
        return out.getvalue().splitlines(), end.code
    return out.getvalue().splitlines(), 0


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_years_that_come_with_the_portal_are_loaded_once():
    assert run() == ([COUNTS.format(23, 0, 0, 0)], 0)
    events = AuditEvent.objects.count()
    assert set(AuditEvent.objects.values_list("actor_name", flat=True)) == {"command:load_calendar"}
    assert run() == ([COUNTS.format(0, 0, 23, 0)], 0)
    assert AuditEvent.objects.count() == events


def test_dry_run_writes_nothing(notice):
    assert run("--dry-run") == (
        [COUNTS.format(23, 0, 0, 0), "dry run: nothing was written"],
        0,
    )
    assert not CalendarYear.objects.exists()
    run()
    before = CalendarDay.objects.count(), AuditEvent.objects.count()
    printed, code = run(notice, *OF_2027, "--dry-run")
    assert (printed[0], code) == (COUNTS.format(1, 0, 0, 0), 0)
    assert (CalendarDay.objects.count(), AuditEvent.objects.count()) == before


def test_year_that_officials_announced_otherwise_is_reported_and_stays():
    day = NoticeDay(date(2026, 1, 5), is_off=True)
    calendars.announce(year=2026, notice=Notice("另一份通知"), days=[day], by=OPERATOR)
    printed, code = run()
    assert printed == [
        "refused  2026  已载入的与随附资料不同（通知是《另一份通知》），保持不变",
        COUNTS.format(22, 0, 0, 1),
    ]
    assert code == 1
    assert CalendarYear.objects.get(year=2026).notice_title == "另一份通知"


def test_notice_of_a_file_is_loaded(notice):
    arguments = (*OF_2027, "--number", "国办发明电〔2026〕9号", "--announced-on", "2026-11-20")
    assert run(notice, *arguments) == ([COUNTS.format(1, 0, 0, 0)], 0)
    assert CalendarYear.objects.get().notice == Notice(
        "关于2027年的通知", "国办发明电〔2026〕9号", date(2026, 11, 20)
    )
    assert CalendarDay.objects.count() == 2
    assert run(notice, *arguments) == ([COUNTS.format(0, 0, 1, 0)], 0)
    assert run(notice, *OF_2027) == ([COUNTS.format(0, 1, 0, 0)], 0)


def test_notice_that_amends_changes_only_its_days(notice):
    run(notice, *OF_2027)
    notice.write_text("日期,类别,节日\n2027-01-04,放假,元旦\n", encoding="gb18030")
    printed, code = run(notice, "--year", "2027", "--title", "延长假期的通知", "--amends")
    assert (printed, code) == ([COUNTS.format(0, 1, 0, 0)], 0)
    assert CalendarDay.objects.count() == 3
    assert CalendarYear.objects.get().notice_title == "关于2027年的通知"


def test_refused_rows_are_printed_and_nothing_is_written(notice):
    notice.write_text(ROWS + "2027-01-04,调休上班,元旦\n", encoding="utf-8")
    printed, code = run(notice, *OF_2027, "--dry-run")
    assert printed == [
        "refused  第 4 行  类别  2027-01-04 不是星期六或星期日，本来就上班，不能写“调休上班”",
        COUNTS.format(0, 0, 0, 1),
        "dry run: nothing was written",
    ]
    assert code == 1
    assert not CalendarYear.objects.exists()


def test_what_the_action_refuses_is_printed(notice):
    run()
    notice.write_text("日期,类别,节日\n2028-01-03,放假,元旦\n", encoding="utf-8")
    printed, code = run(notice, "--year", "2028", "--title", "关于2028年的通知")
    assert printed[0].startswith("refused  year  2027 年的放假安排尚未载入")
    assert code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "2027"),
        ("--title", "通知"),
        ("--announced-on", "2026-11-20"),
        ("--amends",),
        ("missing.csv", "--year", "2027", "--title", "通知"),
        ("missing.csv", "--year", "2027"),
        ("missing.csv", "--title", "通知"),
    ],
)
def test_called_wrongly_ends_with_two(arguments):
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert error.value.returncode == 2
    assert not CalendarYear.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--year", "next"), "invalid int value"),
        (("--announced-on", "2026-02-30"), "没有这一天"),
    ],
)
def test_argument_that_cannot_be_read_is_told(arguments, told):
    with pytest.raises(CommandError, match=told):
        run("missing.csv", *arguments)


def test_file_too_long_for_a_notice_is_called_wrongly(notice):
    notice.write_bytes(b"x" * 70_000)
    with pytest.raises(CommandError, match="no notice is that long") as error:
        run(notice, *OF_2027)
    assert error.value.returncode == 2


def test_faulty_data_of_the_portal_are_refused_whole(tmp_path, monkeypatch):
    faulty = tmp_path / "calendar-notices.json"
    faulty.write_text('[{"year": 2026, "title": "通知"}]', encoding="utf-8")
    monkeypatch.setattr(load_calendar, "NOTICES", faulty)
    printed, code = run()
    assert (printed[0], code) == ("refused  第 1 条  source  缺少出处", 1)
    assert not CalendarYear.objects.exists()
