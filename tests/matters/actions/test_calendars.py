"""A year is announced by its notice, whole or not at all; the event tells what changed, the cache sees it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from audit.words import action_words, lines_of
from matters import working_calendar
from matters.actions import calendars, groups
from matters.actions.reference import CREATED, UNCHANGED, UPDATED
from matters.calendars import Calendar, Notice, SpecialDay
from matters.deadlines import deadline
from matters.imports.notices import NoticeDay, special_days
from matters.limits import Limit
from matters.models import CalendarDay, CalendarYear
from matters.problems import NotAllowed, Refused
from tests.factories import OPERATOR, UserFactory

pytestmark = pytest.mark.django_db

OF_2026 = Notice("关于2026年的通知", "国办发明电〔2025〕7号", date(2025, 11, 4))
OF_2027 = Notice("关于2027年的通知", "", date(2026, 11, 20))
LATER = Notice("延长假期的通知", "", date(2026, 1, 20))


def off(*days: date, name: str = "元旦") -> list[NoticeDay]:
    return [NoticeDay(on, is_off=True, name=name) for on in days]


def made_up(*days: date, name: str = "元旦") -> list[NoticeDay]:
    return [NoticeDay(on, is_off=False, name=name) for on in days]


NEW_YEAR_2026 = off(date(2026, 1, 1), date(2026, 1, 2)) + made_up(date(2026, 1, 4))
# Friday 1 January 2027; the Thursday before is off, the Sunday before is worked.
NEW_YEAR_2027 = off(date(2026, 12, 31), date(2027, 1, 1)) + made_up(date(2026, 12, 27))


@pytest.fixture
def announced() -> CalendarYear:
    return announce(2026, OF_2026, NEW_YEAR_2026).subject


def announce(year, notice, days, by=OPERATOR):
    return calendars.announce(year=year, notice=notice, days=days, by=by)


def stored() -> dict[date, SpecialDay]:
    assert all(row.year_id == row.on.year for row in CalendarDay.objects.all())
    return {row.on: row.special for row in CalendarDay.objects.all()}


def refusals(year, notice, days, act=calendars.announce) -> set[str]:
    """The fields of the problems; nothing is written."""
    before = stored(), list(CalendarYear.objects.values()), AuditEvent.objects.count()
    with pytest.raises(Refused) as refused:
        act(year=year, notice=notice, days=days, by=OPERATOR)
    assert (stored(), list(CalendarYear.objects.values()), AuditEvent.objects.count()) == before
    return {problem.field for problem in refused.value.problems}


def test_announce_makes_the_year_known_with_its_days():
    outcome = announce(2026, OF_2026, NEW_YEAR_2026)
    assert outcome.what == CREATED
    row = CalendarYear.objects.get()
    assert (row.year, row.notice) == (2026, OF_2026)
    assert stored() == special_days(2026, OF_2026.title, NEW_YEAR_2026)


def test_announce_gives_december_to_its_own_year_with_the_title_of_the_notice(announced):
    announce(2027, OF_2027, NEW_YEAR_2027)
    assert stored()[date(2026, 12, 31)] == SpecialDay(
        is_off=True, name="元旦", notice=OF_2027.title
    )
    assert stored()[date(2027, 1, 1)] == SpecialDay(is_off=True, name="元旦")
    assert working_calendar.current().notice_of(date(2026, 12, 31)) == OF_2027


def test_announce_again_takes_out_what_the_notice_no_longer_names(announced):
    announce(2027, OF_2027, NEW_YEAR_2027)
    outcome = announce(2027, OF_2027, off(date(2027, 1, 1), date(2027, 2, 8)))
    assert outcome.what == UPDATED
    assert set(stored()) == {
        *(day.on for day in NEW_YEAR_2026),
        date(2027, 1, 1),
        date(2027, 2, 8),
    }


def test_announce_under_another_title_takes_the_days_of_the_former_along(announced):
    announce(2027, OF_2027, NEW_YEAR_2027)
    renamed = Notice("关于2027年部分节假日的通知")
    announce(2027, renamed, NEW_YEAR_2027)
    assert {special.notice for special in stored().values()} == {"", renamed.title}


def test_announce_keeps_days_that_another_notice_set(announced):
    announce(2027, OF_2027, NEW_YEAR_2027)
    announce(2026, OF_2026, off(date(2026, 10, 1), name="国庆节"))
    assert stored()[date(2026, 12, 31)].notice == OF_2027.title
    assert date(2026, 1, 1) not in stored()


@pytest.mark.parametrize(
    "days", [NEW_YEAR_2027, off(date(2027, 1, 1)), off(date(2026, 12, 31), date(2027, 2, 8))]
)
def test_announce_leads_to_the_calendar_that_was_previewed(announced, days):
    announce(2027, OF_2027, NEW_YEAR_2027)
    calendars.amend(year=2027, notice=LATER, days=off(date(2027, 2, 15)), by=OPERATOR)
    notice = Notice("关于2027年的新通知")
    shown = working_calendar.current().with_year(
        2027, notice, special_days(2027, notice.title, days).items()
    )
    announce(2027, notice, days)
    now = working_calendar.current()
    assert (now.days, now.notices) == (shown.days, shown.notices)


def test_announce_of_what_already_stands_writes_nothing(announced):
    before, count = announced.updated_at, AuditEvent.objects.count()
    assert announce(2026, OF_2026, list(reversed(NEW_YEAR_2026))).what == UNCHANGED
    announced.refresh_from_db()
    assert (announced.updated_at, AuditEvent.objects.count()) == (before, count)


def test_announce_announces_a_year_known_without_a_notice():
    CalendarYear.objects.create(year=2026)
    assert announce(2026, OF_2026, NEW_YEAR_2026).what == UPDATED


def test_announce_tells_the_log_what_changed(announced):
    announce(2026, Notice(OF_2026.title), [*NEW_YEAR_2026[:1], *made_up(date(2026, 1, 3))])
    event = AuditEvent.objects.order_by("sequence").last()
    assert event
    assert (event.action, event.object_name) == ("calendaryear.announce", "2026")
    assert event.changes == {
        "added": {"2026-01-03": "调休上班 元旦"},
        "removed": {"2026-01-02": "放假 元旦", "2026-01-04": "调休上班 元旦"},
        "calendar_notice": {
            "before": {
                "notice_title": OF_2026.title,
                "notice_number": OF_2026.number,
                "announced_on": "2025-11-04",
            },
            "after": {"notice_title": OF_2026.title, "notice_number": "", "announced_on": ""},
        },
    }
    assert action_words(event.action) == "载入放假通知"
    assert lines_of(event)[:2] == [
        "增加：2026-01-03 调休上班 元旦",
        "去掉：2026-01-02 放假 元旦，2026-01-04 调休上班 元旦",
    ]
    assert verify_chain().holds


@pytest.mark.parametrize(
    ("year", "notice", "days", "fields"),
    [
        (2027, Notice(" "), NEW_YEAR_2026, {"notice_title", "日期"}),
        (2027, Notice("长" * 201), off(date(2027, 1, 1)), {"notice_title"}),
        (2027, Notice("通知\n"), off(date(2027, 1, 1)), {"notice_title"}),
        (2027, Notice("通知", "号" * 61), off(date(2027, 1, 1)), {"notice_number"}),
        (2027, Notice("通知", "", date(2025, 12, 31)), off(date(2027, 1, 1)), {"announced_on"}),
        (2027, Notice("通知", "", date(2028, 1, 1)), off(date(2027, 1, 1)), {"announced_on"}),
        (2027, Notice(OF_2026.title), off(date(2027, 1, 1)), {"notice_title"}),
        (2028, OF_2027, off(date(2028, 1, 3)), {"year", "announced_on"}),
        (1948, Notice("通知"), off(date(1948, 1, 1)), {"year"}),
        (0, Notice("通知"), off(date(1948, 1, 1)), {"year"}),
        (10_000, Notice("通知"), off(date(1948, 1, 1)), {"year"}),
        (2027, OF_2027, [], {"日期"}),
        (2027, OF_2027, off(date(2027, 1, 1)) * 2, {"日期"}),
        (2027, OF_2027, off(date(2028, 1, 1)), {"日期"}),
        (2027, OF_2027, made_up(date(2027, 1, 4)), {"类别"}),
        (2027, OF_2027, off(date(2027, 1, 1), name="节" * 41), {"节日"}),
        (2026, OF_2026, off(date(2025, 12, 31)), {"日期"}),
    ],
)
@pytest.mark.usefixtures("announced")
def test_announce_refuses_what_cannot_be(year, notice, days, fields):
    assert refusals(year, notice, days) == fields


def test_announce_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        announce(2026, OF_2026, NEW_YEAR_2026, by=UserFactory(staff=True))
    assert not CalendarYear.objects.exists()


def test_who_keeps_the_catalogue_may_announce():
    groups.put_all(by=OPERATOR)
    keeper = UserFactory(staff=True)
    keeper.groups.add(groups.Group.objects.get(name=groups.CATALOGUERS))
    announce(2026, OF_2026, NEW_YEAR_2026, by=keeper)
    assert AuditEvent.objects.get(action="calendaryear.announce").actor_name == keeper.username


def test_amend_changes_the_days_it_names_and_leaves_the_others(announced):
    longer = off(date(2026, 1, 4), date(2026, 1, 5))
    outcome = calendars.amend(year=2026, notice=LATER, days=longer, by=OPERATOR)
    assert outcome.what == UPDATED
    assert outcome.subject.notice == OF_2026
    assert stored() == {
        date(2026, 1, 1): SpecialDay(is_off=True, name="元旦"),
        date(2026, 1, 2): SpecialDay(is_off=True, name="元旦"),
        date(2026, 1, 4): SpecialDay(is_off=True, name="元旦", notice=LATER.title),
        date(2026, 1, 5): SpecialDay(is_off=True, name="元旦", notice=LATER.title),
    }
    event = AuditEvent.objects.get(action="calendaryear.amend")
    assert event.changes["changed"]["2026-01-04"] == {
        "before": "调休上班 元旦",
        "after": f"放假 元旦（据{LATER.title}）",
    }
    assert event.changes["calendar_notice"]["notice_title"] == LATER.title
    again = calendars.amend(year=2026, notice=LATER, days=longer, by=OPERATOR)
    assert again.what == UNCHANGED
    assert AuditEvent.objects.filter(action="calendaryear.amend").count() == 1


@pytest.mark.parametrize(
    ("year", "notice", "days", "fields"),
    [
        (2027, LATER, off(date(2027, 2, 1)), {"year"}),
        (2026, OF_2026, off(date(2026, 2, 2)), {"notice_title"}),
        (2026, Notice("延长", "", date(2027, 1, 1)), off(date(2026, 2, 2)), {"announced_on"}),
        (2026, Notice("延长"), [], {"日期"}),
        (2026, Notice("延长"), made_up(date(2026, 2, 2)), {"类别"}),
    ],
)
@pytest.mark.usefixtures("announced")
def test_amend_refuses_what_cannot_be(year, notice, days, fields):
    assert refusals(year, notice, days, calendars.amend) >= fields


def test_amend_refuses_who_lacks_the_permission(announced):
    with pytest.raises(NotAllowed):
        calendars.amend(
            year=2026, notice=LATER, days=off(date(2026, 2, 2)), by=UserFactory(staff=True)
        )


def test_every_year_whose_days_change_is_newer_than_all_others(announced):
    """Also where another machine's clock ran ahead: the cache goes by the newest change."""
    ahead = timezone.now() + timedelta(hours=1)
    CalendarYear.objects.update(updated_at=ahead)
    announce(2027, OF_2027, NEW_YEAR_2027)
    assert all(row.updated_at > ahead for row in CalendarYear.objects.all())
    newest = CalendarYear.objects.get(year=2027).updated_at
    announce(2027, OF_2027, off(date(2027, 1, 1)))
    assert all(row.updated_at > newest for row in CalendarYear.objects.all())


def test_deadline_is_provisional_until_the_notice_is_loaded(announced):
    """Twenty working days from Tuesday 15 December 2026 end in January 2027."""
    accepted, limit = date(2026, 12, 15), Limit(20, "working_day")
    before = deadline(accepted, limit, working_calendar.current())
    assert (before.on, before.provisional, before.provisional_years) == (
        date(2027, 1, 12),
        True,
        (2027,),
    )
    announce(2027, OF_2027, off(date(2027, 1, 1)))
    after = deadline(accepted, limit, working_calendar.current())
    assert (after.on, after.provisional) == (date(2027, 1, 13), False)
    event = AuditEvent.objects.order_by("sequence").last()
    assert event
    assert event.changes["added"] == {"2027-01-01": "放假 元旦"}


def test_calendar_of_no_year_is_empty():
    assert isinstance(working_calendar.current(), Calendar)
    assert working_calendar.current().last_year is None
