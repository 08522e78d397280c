"""The page that takes a limit of any kind and a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import ask, last_days, marked, set_today
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

PAGE = "/deadlines/"


@pytest.fixture(autouse=True)
def _calendar(monkeypatch):
    """1 October 2026, when the notice for 2027 is not out."""
    set_today(monkeypatch, date(2026, 10, 1))
    load(2025, 2026)


def test_before_anything_is_asked_the_page_says_how_days_are_counted(client):
    response = ask(client, path=PAGE)
    assert "起算那天不计入" in text_of(response)
    assert response.context["form"].value("accepted") == "2026-10-01"
    assert response["HX-Push-Url"] == PAGE


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        ({"amount": "20", "unit": "working_day"}, "2026-10-19"),
        ({"amount": "20", "unit": "calendar_day"}, "2026-10-05"),
        ({"amount": "20", "unit": "calendar_day", "rolls": "1"}, "2026-10-08"),
        ({"amount": "1", "unit": "month"}, "2026-10-15"),
        ({"amount": "36", "unit": "hour"}, "2026-09-17"),
        ({"amount": "0", "unit": "working_day"}, "2026-09-15"),
        ({"unit": "on_the_spot"}, "2026-09-15"),
        ({"unit": "none"}, ""),
    ],
)
def test_limit_of_any_kind_is_answered(client, asked, last):
    response = ask(client, path=PAGE, accepted="2026-09-15", **asked)
    assert last_days(response) == (last,)
    assert response["X-Robots-Tag"] == "noindex"
    if last and asked.get("amount"):
        assert marked(response, "deadline") == {last: "期满"}
    if not last:
        assert "没有设期限" in text_of(response)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("working_day", "起算当日，不计入（第 0 天）"),
        ("hour", "起算当日，自填写的时刻起算"),
        ("on_the_spot", "当场办结，起算当日就是最后一天"),
    ],
)
def test_limit_of_any_kind_does_not_speak_of_acceptance(client, unit, words):
    amount = "" if unit == "on_the_spot" else "20"
    response = ask(client, path=PAGE, accepted="2026-09-15", amount=amount, unit=unit)
    answer = response.content.decode().split('id="answer"', 1)[1]
    assert words in answer
    assert "受理" not in answer


def test_blank_before_a_link_is_for_english_only(client):
    link = '<a href="{}/calendar/">'
    assert f"。{link.format('')}" in ask(client, path=PAGE).content.decode()
    assert f". {link.format('/en')}" in ask(client, path=f"/en{PAGE}").content.decode()


def test_verdict_of_any_kind_is_headed_by_its_limit(client):
    response = ask(client, path=PAGE, accepted="2026-09-15", amount="20", unit="working_day")
    assert "时限 20 个工作日" in text_of(response)


def test_time_of_day_is_shown_with_hours(client):
    response = ask(client, path=PAGE, accepted="2026-09-15", amount="36", unit="hour", at="9:30")
    assert "最迟 2026-09-16 星期三 21:30" in text_of(response)


def test_day_that_rolls_on_is_drawn_as_such(client):
    response = ask(
        client, path=PAGE, accepted="2026-09-15", amount="20", unit="calendar_day", rolls="1"
    )
    assert marked(response, "skipped") == {"2026-10-06": "顺", "2026-10-07": "顺"}
    assert "顺延至下一个工作日" in text_of(response)


def test_long_limit_is_drawn_and_told_in_part(client):
    response = ask(client, path=PAGE, accepted="2026-09-15", amount="3650", unit="working_day")
    result = response.context["page"].result
    assert len(result.strips[0].months) == 12
    assert "中间从 2027年3月到" in result.strips[0].left_out
    lines = result.verdicts[0].trace
    assert len(lines) == 121
    assert [line.is_gap for line in lines].index(True) == 60
    spans = result.verdicts[0].on
    assert last_days(response) == (spans.isoformat(),)
    assert len(response.content) < 200_000


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({"accepted": "2026-02-31", "amount": "20", "unit": "working_day"}, ["accepted"]),
        ({"accepted": "2026-09-15", "amount": "10000", "unit": "working_day"}, ["amount"]),
        ({"accepted": "2026-09-15", "amount": "-1", "unit": "working_day"}, ["amount"]),
        ({"accepted": "2026-09-15", "amount": "", "unit": "working_day"}, ["amount"]),
        ({"accepted": "2026-09-15", "amount": "20", "unit": "week"}, ["unit"]),
        ({"accepted": "2026-09-15", "amount": "20"}, ["unit"]),
        ({"accepted": "2026-09-15", "amount": "20", "unit": "hour", "at": "25:00"}, ["at"]),
        ({"accepted": "2026-09-15", "amount": "20", "unit": "month", "rolls": "x"}, ["rolls"]),
        ({"accepted": "1999-09-15", "amount": "x", "unit": "day"}, ["accepted", "amount", "unit"]),
    ],
)
def test_what_cannot_be_meant_is_told(client, asked, fields):
    response = ask(client, 400, path=PAGE, **asked)
    assert [one.target for one in response.context["form"].mistakes] == fields
    html = response.content.decode()
    for name in fields:
        assert f'id="{name}-error"' in html
    assert html.count('aria-invalid="true"') == len(fields)


def test_page_asks_for_the_calendar_only(client):
    path = f"{PAGE}?accepted=2026-09-15&amount=20&unit=working_day"
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) == 1
