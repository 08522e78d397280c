"""Last days as files for a calendar: what they say, that they stay the same, and when there is none."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from matters.models import CalendarYear
from tests.factories import HandlingItemFactory
from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import ask, licence_with_procedures, published, set_today
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

FILE = "/guides/device/deadline.ics"
ENTERED_AT = datetime(2026, 9, 1, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _calendar(monkeypatch):
    """1 October 2026, when the notice for 2027 is not out."""
    set_today(monkeypatch, date(2026, 10, 1))
    load(2025, 2026)
    CalendarYear.objects.update(updated_at=ENTERED_AT)


@pytest.fixture
def guide():
    return licence_with_procedures()


def events(client, path=FILE, **query):
    response = ask(client, path=path, **query)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    return list(Calendar.from_ical(response.content).events)


def test_file_holds_both_last_days(client, guide):
    promised, statutory = events(client, accepted="2026-12-10")
    assert [event.start for event in (promised, statutory)] == [
        date(2026, 12, 24),
        date(2027, 1, 7),
    ]
    assert promised.end == date(2026, 12, 25)
    assert str(promised["summary"]) == "承诺时限到期：第二类医疗器械首次注册"
    assert str(statutory["summary"]) == "（暂定）法定时限到期：第二类医疗器械首次注册"
    said = str(statutory["description"])
    for words in (
        "时限：20 个工作日",
        "2027 年放假安排的通知尚未载入",
        "周末，不计入",
        "http://testserver/guides/device/deadline/?accepted=2026-12-10",
    ):
        assert words in said
    assert str(statutory["url"]) == "http://testserver/guides/device/deadline/?accepted=2026-12-10"


def test_file_is_the_same_each_time_and_stamped_with_the_last_change(client, guide):
    first = ask(client, path=FILE, accepted="2026-09-15")
    again = ask(client, path=FILE, accepted="2026-09-15")
    assert first.content == again.content
    assert first["ETag"] == again["ETag"]
    changed = max(ENTERED_AT, guide.published_at).replace(microsecond=0)
    assert events(client, accepted="2026-09-15")[0]["dtstamp"].dt == changed


def test_case_counted_anew_takes_the_place_of_what_was_counted_before(client, guide):
    before = events(client, accepted="2026-09-15")
    after = events(client, accepted="2026-09-15", p1="5")
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert before[0].start != after[0].start
    other = events(client, accepted="2026-09-16")
    assert {str(event["uid"]) for event in before}.isdisjoint(str(one["uid"]) for one in other)


def test_file_of_any_limit(client):
    (event,) = events(
        client, "/deadlines.ics", accepted="2026-09-15", amount="20", unit="working_day"
    )
    assert event.start == date(2026, 10, 19)
    assert str(event["summary"]) == "时限到期：20 个工作日"
    (later,) = events(
        client, "/deadlines.ics", accepted="2026-09-15", amount="21", unit="working_day"
    )
    assert later["uid"] != event["uid"]


def test_time_of_day_is_told(client):
    query = {"accepted": "2026-09-15", "amount": "36", "unit": "hour", "at": "09:30"}
    (event,) = events(client, "/deadlines.ics", **query)
    assert event.start == date(2026, 9, 16)
    assert "21:30" in str(event["description"])


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"accepted": "2026-02-31"}, "没有这一天"),
        ({"accepted": "2026-09-15", "p1": "-1"}, "不能小于 0"),
        ({}, "没有受理日期"),
        ({"received": "2026-09-15"}, "没有受理日期"),
    ],
)
def test_file_of_what_cannot_be_meant_is_refused(client, guide, query, words):
    response = ask(client, 400, path=FILE, **query)
    assert words in text_of(response)
    assert "/guides/device/deadline/" in response.content.decode()


def test_file_without_a_date_is_not_there(client):
    published()
    assert "没有能够推算的最后一天" in text_of(ask(client, 404, path=FILE, accepted="2026-09-15"))
    query = {"accepted": "2026-09-15", "unit": "none"}
    ask(client, 404, path="/deadlines.ics", **query)
    ask(client, 400, path="/deadlines.ics", accepted="2026-09-15", unit="week")


def test_file_of_what_has_no_guide_is_not_there(client):
    HandlingItemFactory(slug="draft")
    ask(client, 404, path="/guides/draft/deadline.ics", accepted="2026-09-15")
    ask(client, 404, path="/guides/nowhere/deadline.ics")
