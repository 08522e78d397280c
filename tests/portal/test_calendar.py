"""The working calendar: a year at a glance and as files, rubbish in the address told calmly."""

import re
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from matters.models import CalendarDay, CalendarYear
from tests.portal.calendar_rows import load
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

NOTICE_2026 = (
    "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号，2025-11-04 发布）"
)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """22 November 2026, when the notice for 2027 is not out."""
    monkeypatch.setattr("portal.views.calendar.timezone.localdate", lambda: date(2026, 11, 22))


def page(client, query=""):
    response = client.get(f"/calendar/{query}")
    assert response.status_code == 200
    return response


def events(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(response.content).events}


def test_calendar_shows_this_year_as_the_notice_sets_it(client):
    load(2025, 2026)
    words = text_of(page(client))
    for said in (
        "2026 年",
        NOTICE_2026,
        "248 天",
        "1月1日至3日放假；1月4日（星期日）上班",
        "2月15日至23日放假；2月14日（星期六）、2月28日（星期六）上班",
        "10月1日至7日放假；9月20日（星期日）、10月10日（星期六）上班",
        "工作日 18 天",
        "它可能调整 2026 年 12 月底的日子",
    ):
        assert said in words


def test_calendar_marks_as_many_days_as_the_notice_names(client):
    load(2026)
    html = page(client, "?year=2026").content.decode()
    months = html.split('class="months"', 1)[1]
    assert months.count("day--holiday") == 33
    assert months.count("day--makeup") == 6
    assert months.count('aria-current="date"') == 1
    assert html.count('<table class="month">') == 12


def test_calendar_of_another_year_names_the_notice_of_its_last_days(client):
    load(2022, 2023)
    words = text_of(page(client, "?year=2022"))
    assert "2022年12月31日至2023年1月2日放假" in words
    assert "依据：《国务院办公厅关于2023年部分节假日安排的通知》" in words


def test_calendar_of_a_year_not_announced_says_so(client):
    load(2026)
    CalendarYear.objects.create(year=2027)
    response = page(client, "?year=2027")
    words = text_of(response)
    assert "2027 年的放假安排尚未公布" in words
    assert "暂定" in words
    assert "暂计 261 天" in words
    assert "day--holiday" not in response.content.decode()
    assert ".ics" not in response.content.decode()


def test_calendar_follows_a_notice_once_it_is_entered(client):
    load(2026)
    page(client, "?year=2027")
    CalendarYear.objects.create(year=2027, notice_title="2027年的通知")
    CalendarDay.objects.create(year_id=2027, on=date(2027, 1, 1), kind="holiday", name="元旦")
    assert "1月1日放假" in text_of(page(client, "?year=2027"))


@pytest.mark.parametrize(
    ("year", "status"),
    [
        ("abc", 400),
        ("99999", 400),
        ("0", 400),
        ("-2026", 400),
        ("2026.5", 400),
        ("２０２６", 400),
        ("20260101", 400),
        ("\0", 400),
        ("0000", 404),
        ("0001", 404),
        ("2024", 404),
        ("2028", 404),
        ("9999", 404),
    ],
)
def test_calendar_of_a_year_that_is_not_known_is_told_calmly(client, year, status):
    load(2025, 2026)
    response = client.get("/calendar/", {"year": year})
    assert response.status_code == status
    assert 'href="/calendar/"' in response.content.decode()
    if status == 404:
        assert "这里有 2025 年至 2027 年的日历" in text_of(response)


def test_calendar_that_is_not_loaded_says_so(client):
    assert "工作日历尚未载入" in text_of(page(client))
    assert client.get("/calendar/?year=2026").status_code == 404
    assert client.get("/calendar/2026.ics").status_code == 404
    assert client.get("/calendar.ics").status_code == 404


@pytest.mark.parametrize("years", [(2026,), (2024, 2025, 2026)], ids=["one", "three"])
def test_calendar_asks_as_many_queries_for_any_years(client, years, django_assert_num_queries):
    load(*years)
    with django_assert_num_queries(3):
        page(client)
    with django_assert_num_queries(1):
        page(client)
    for path in ("/calendar/2026.ics", "/calendar.ics"):
        with django_assert_num_queries(2):
            client.get(path)


def test_calendar_leads_to_years_and_files_that_are_there(client):
    load(2025, 2026)
    html = page(client).content.decode()
    for target in ("?year=2025", "?year=2027", "/calendar/2026.ics", "/calendar.ics"):
        assert f'href="{target}"' in html
    for target in set(re.findall(r'href="(\?[^"]*|/calendar[^"]*)"', html)):
        path = target if target.startswith("/") else f"/calendar/{target}"
        assert client.get(path).status_code == 200, target


def test_calendar_of_old_years_offers_no_feed_without_years_to_come(client):
    load(2022)
    html = page(client, "?year=2022").content.decode()
    assert "/calendar/2022.ics" in html
    assert "/calendar.ics" not in html
    assert client.get("/calendar.ics").status_code == 404


def test_every_page_leads_to_the_calendar(client):
    assert 'href="/calendar/"' in client.get("/").content.decode()


def test_year_file_has_every_run_and_every_day_worked(client):
    load(2025, 2026)
    response = client.get("/calendar/2026.ics")
    found = events(response)
    assert len(found) == 7 + 6
    national = found["2026-10-01-holiday@banshi"]
    assert (national.start, national.end) == (date(2026, 10, 1), date(2026, 10, 8))
    assert national["summary"] == "国庆节放假"
    assert NOTICE_2026 in national["description"]
    assert national["dtstamp"].dt == datetime(2025, 11, 3, 16, tzinfo=UTC)
    assert found["2026-10-10-makeup@banshi"].start == date(2026, 10, 10)
    assert response["Content-Disposition"] == 'inline; filename="2026.ics"'
    assert not response.cookies


def test_feed_holds_this_year_and_the_last(client):
    load(2024, 2025, 2026)
    found = events(client.get("/calendar.ics"))
    assert {uid[:4] for uid in found} == {"2025", "2026"}
    assert found.keys() >= events(client.get("/calendar/2026.ics")).keys()


def test_file_is_not_sent_again_while_it_is_the_same(client):
    load(2025, 2026)
    first = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    CalendarDay.objects.get(on=date(2026, 10, 10)).delete()
    changed = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "2026-10-10-makeup@banshi" not in events(changed)


@pytest.mark.parametrize(
    ("year", "said"), [("2027", "还没有日历文件"), ("2024", "2025 年至 2027 年"), ("0", "2027 年")]
)
def test_file_of_a_year_without_a_notice_is_not_found(client, year, said):
    load(2025, 2026)
    response = client.get(f"/calendar/{year}.ics")
    assert response.status_code == 404
    assert said in text_of(response)


@pytest.mark.parametrize("year", ["abc", "-1", "9" * 30, "9" * 5000, "2026.ics"])
def test_file_that_is_none_is_not_found(client, year):
    load(2026)
    assert client.get(f"/calendar/{year}.ics").status_code == 404


@pytest.mark.parametrize("path", ["/calendar/", "/calendar/2026.ics", "/calendar.ics"])
def test_calendar_is_only_read(client, path):
    load(2026)
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200
