"""Deadlines over the API: the date, its reasons, what it does not know, and what cannot be asked."""

import pytest

from matters.api.deadline_examples import DEADLINE
from matters.models import CalendarYear
from tests.matters.calendar_samples import title
from tests.portal import calendar_rows

pytestmark = pytest.mark.django_db

KEYS = {
    "accepted", "limit", "deadline", "deadline_at", "summary", "provisional", "provisional_years",
    "provisional_reason", "may_move_years", "may_move_reason", "calendar", "trace",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _notices():
    calendar_rows.load(2025, 2026)


@pytest.fixture
def counted(ask):
    """`counted(**parameters)`: the answer for a limit in working days from 2026-03-02, unless told otherwise."""

    def asked(**more):
        given = {"accepted": "2026-03-02", "amount": "20", "unit": "working_day", **more}
        return ask("deadlines/", **given)

    return asked


def test_answer_has_the_keys_of_the_contract(counted):
    status, answer = counted()
    assert status == 200
    assert set(answer) == KEYS
    assert (answer["deadline"], answer["provisional"]) == ("2026-03-30", False)
    assert answer["limit"] == {"amount": 20, "unit": "working_day", "note": ""}
    assert [set(row) for row in answer["trace"]] == [
        {"from", "to", "counts", "days", "total", "why", "name", "words", "basis"}
    ] * len(answer["trace"])


def test_answer_is_the_one_the_schema_shows(counted):
    assert counted(accepted="2026-09-18", amount="3") == (200, DEADLINE.value)


def test_trace_crosses_the_long_holiday_of_2026(counted):
    _, answer = counted(accepted="2026-09-15")
    assert answer["deadline"] == "2026-10-19"
    assert sum(row["days"] for row in answer["trace"]) == answer["trace"][-1]["total"] == 20
    assert {row["why"] for row in answer["trace"]} == {
        "acceptance", "counted", "weekend", "holiday", "makeup_workday",
    }  # fmt: skip
    holiday = next(row for row in answer["trace"] if row["from"] == "2026-10-01")
    assert holiday["words"] == "国庆节放假，不计入"
    assert holiday["basis"] == f"《{title(2026)}》"


@pytest.mark.parametrize(
    ("given", "deadline", "at"),
    [
        ({"unit": "calendar_day"}, "2026-03-22", None),
        ({"unit": "calendar_day", "rolls": "1"}, "2026-03-23", None),
        ({"unit": "month", "amount": "1", "accepted": "2026-01-31"}, "2026-02-28", None),
        ({"unit": "hour", "at": "09:30"}, "2026-03-03", "2026-03-03T05:30+08:00"),
        ({"unit": "hour"}, "2026-03-03", None),
        ({"unit": "on_the_spot", "amount": ""}, "2026-03-02", None),
        ({"unit": "none", "amount": ""}, None, None),
    ],
)
def test_every_unit_has_its_answer(counted, given, deadline, at):
    status, answer = counted(**given)
    assert status == 200
    assert (answer["deadline"], answer["deadline_at"]) == (deadline, at)


def test_year_without_its_notice_is_provisional_until_the_notice_comes(counted):
    given = {"accepted": "2026-12-29", "amount": "4"}
    _, answer = counted(**given)
    assert (answer["deadline"], answer["provisional"]) == ("2027-01-04", True)
    assert answer["provisional_years"] == [2027]
    assert "2027 年放假安排的通知尚未载入" in answer["provisional_reason"]
    assert [row["year"] for row in answer["calendar"]] == [2026]
    CalendarYear.objects.create(year=2027, notice_title=title(2027)).days.create(
        on="2027-01-01", kind="holiday", name="元旦"
    )
    _, answer = counted(**given)
    assert (answer["deadline"], answer["provisional"]) == ("2027-01-05", False)
    assert answer["provisional_reason"] == ""
    assert [row["year"] for row in answer["calendar"]] == [2026, 2027]


def test_last_days_of_december_may_still_move(counted):
    _, answer = counted(accepted="2026-12-15", amount="10")
    assert (answer["provisional"], answer["may_move_years"]) == (False, [2027])
    assert "12 月底" in answer["may_move_reason"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"accepted": "2026-02-31"}, "accepted"),
        ({"accepted": ""}, "accepted"),
        ({"accepted": "2024-12-31"}, "accepted"),
        ({"accepted": "2028-01-01"}, "accepted"),
        ({"accepted": "\x00"}, "accepted"),
        ({"amount": "10000"}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"amount": "9" * 10_000}, "amount"),
        ({"unit": "week"}, "unit"),
        ({"unit": "on_the_spot"}, "amount"),
        ({"unit": "长" * 10_000}, "unit"),
        ({"at": "25:00"}, "at"),
        ({"rolls": "x"}, "rolls"),
        ({"track": "1"}, "track"),
        ({"extended": "1"}, "extended"),
        ({"on": "2026-03-02"}, "on"),
        ({"p1": "3"}, "p1"),
        ({"other_from": "2026-03-09"}, "other_from"),
        ({"guide": "\x00"}, "guide"),
        ({"guide": "a" * 201}, "guide"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_field(counted, given, field):
    status, answer = counted(**given)
    assert (status, list(answer)) == (400, [field])
    assert len(answer[field]) == 1
    assert answer[field][0].endswith("。")


def test_every_wrong_field_is_named_at_once(ask):
    given = {"accepted": "2026-02-31", "amount": "-1", "unit": "week", "at": "x", "rolls": "x"}
    status, answer = ask("deadlines/", **given, track="1", p1="x")
    assert (status, set(answer)) == (400, {*given, "track", "p1"})
    status, answer = ask("deadlines/")
    assert (status, set(answer)) == (400, {"accepted", "unit"})


def test_empty_calendar_is_said(counted):
    CalendarYear.objects.all().delete()
    assert counted() == (400, {"accepted": ["门户还没有载入日历，暂时算不出日期。"]})


def test_answer_takes_one_query(counted, django_assert_num_queries):
    counted()
    with django_assert_num_queries(1):
        counted(amount="3650")


def test_longest_answer_is_bounded(client):
    given = {"accepted": "2027-12-31", "amount": "3650", "unit": "working_day"}
    response = client.get("/api/v1/deadlines/", given)
    assert response.status_code == 200
    assert len(response.json()["trace"]) < 3 * 3650 / 5
    assert len(response.content) < 500_000


def test_answer_is_open_and_repeated_parameters_count_once(client):
    address = "/api/v1/deadlines/?accepted=2026-03-02&unit=working_day&amount=5&amount=20"
    response = client.get(address)
    assert response.json()["deadline"] == "2026-03-30"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    refused = client.get("/api/v1/deadlines/")
    assert refused.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_deadlines_are_read_only(client, method):
    response = getattr(client, method)("/api/v1/deadlines/")
    assert (response.status_code, list(response.json())) == (405, ["detail"])
