"""The deadline of a guide: both last days, what they rest on, what the form offers."""

from datetime import date

import pytest

from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import (
    PAGE,
    ask,
    last_days,
    licence_with_procedures,
    marked,
    published,
    set_today,
)
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _calendar(monkeypatch):
    """1 October 2026, when the notice for 2027 is not out."""
    set_today(monkeypatch, date(2026, 10, 1))
    load(2025, 2026)


@pytest.fixture
def guide():
    return licence_with_procedures()


def test_before_a_day_is_chosen_the_page_says_what_is_counted(client, guide):
    response = ask(client)
    words = text_of(response)
    for said in (
        "10 个工作日",
        "20 个工作日",
        "第 1 版办事指南",
        "自 2024-05-01 起生效",
        "按什么时限算",
    ):
        assert said in words
    assert response.context["form"].value("accepted") == "2026-10-01"
    assert response.context["page"].result is None
    assert "X-Robots-Tag" not in response
    assert response["HX-Push-Url"] == PAGE


def test_both_last_days_stand_side_by_side(client, guide):
    """20 working days from 2026-09-15: 20 September and 10 October are worked, 25–27 September and 1–7 October off."""
    response = ask(client, accepted="2026-09-15")
    assert last_days(response) == ("2026-09-29", "2026-10-19")
    words = text_of(response)
    for said in (
        "承诺时限 10 个工作日 已过",
        "最迟 2026-09-29 星期二",
        "法定时限 20 个工作日",
        "最迟 2026-10-19 星期一",
        "因国庆节调休上班，计入 1 天（第 14 天）",
        "《国务院办公厅关于2026年部分节假日安排的通知》",
    ):
        assert said in words
    assert response["X-Robots-Tag"] == "noindex"
    html = response.content.decode()
    assert 'rel="canonical"' not in html
    assert f'href="{PAGE[:-1]}.ics?accepted=2026-09-15"' in html


def test_calendar_shows_which_days_count(client, guide):
    response = ask(client, accepted="2026-09-15")
    assert marked(response, "accepted") == {"2026-09-15": "起算"}
    assert marked(response, "deadline") == {"2026-09-29": "承诺", "2026-10-19": "法定"}
    assert marked(response, "makeup") == {"2026-09-20": "班4", "2026-10-10": "班14"}
    assert len(marked(response, "holiday")) == 10
    assert set(marked(response, "holiday").values()) == {"休"}
    assert marked(response, "skipped")["2026-09-19"] == "末"
    counted = marked(response, "counted")
    assert (counted["2026-09-16"], counted["2026-10-16"]) == ("1", "19")
    assert len(counted) == 16
    html = response.content.decode()
    assert "2026年9月20日（星期日），周末调休上班，计入，第 4 天" in html
    assert "2026年10月19日（星期一），第 20 天，法定最后一天" in html


def test_provisional_day_is_marked_and_explained(client, guide):
    response = ask(client, accepted="2026-12-10")
    promised, statutory = response.context["page"].result.verdicts
    assert not promised.provisional
    assert "2027 年放假安排的通知尚未载入" in statutory.provisional
    words = text_of(response)
    assert "法定时限 20 个工作日 暂定" in words
    assert statutory.provisional in words
    assert "2027年1月 暂定" in words


def test_promise_at_the_end_of_december_may_still_move(client, guide):
    promised, _ = ask(client, accepted="2026-12-15").context["page"].result.verdicts
    assert promised.on == date(2026, 12, 29)
    assert not promised.provisional
    assert "可能调整 2026 年 12 月底" in promised.may_move


def test_procedures_stop_the_clock_or_begin_it_anew(client, guide):
    response = ask(client, accepted="2026-09-15", p1="5")
    assert last_days(response) == ("2026-10-12", "2026-10-26")
    assert set(marked(response, "paused").values()) == {"停"}
    assert "专家评审：2026-09-16 星期三 至 2026-09-21 星期一" in text_of(response)

    response = ask(client, accepted="2026-09-15", p2="5", p2_from="2026-09-21")
    assert last_days(response) == ("2026-10-16", "2026-10-30")
    assert marked(response, "paused")["2026-09-28"] == "重"
    # 4 days had counted until 20 September; they count no longer.
    assert marked(response, "counted")["2026-09-29"] == "1"


def test_form_offers_what_the_guide_knows(client, guide):
    html = ask(client).content.decode()
    for said in (
        "<legend>专家评审</legend>",
        "办事指南没有写明它要多久",
        "<legend>补正材料</legend>",
        "办事指南写明 5 个工作日，以书面告知的为准。",
        'placeholder="5"',
        "结束以后，时限从头计算。",
        "<legend>其他书面告知的程序</legend>",
        "法定时限再加 10 个工作日",
        'min="2025-01-01" max="2027-12-31"',
    ):
        assert said in html
    names = [field.name for field in ask(client).context["form"].all_fields]
    assert names == [
        "accepted", "extended", "p1", "p1_from", "p2", "p2_from", "other", "other_from", "received",
    ]  # fmt: skip


def test_extension_moves_the_statutory_day_only(client, guide):
    response = ask(client, accepted="2026-09-15", extended="1")
    assert last_days(response) == ("2026-09-29", "2026-11-02")
    assert "法定时限 20 个工作日，延长 10 个工作日" in text_of(response)
    assert marked(response, "counted")["2026-10-20"] == "延21"
    assert "《行政许可法》第四十二条" in text_of(response)
    assert response.context["form"].fields[1].is_on


def test_what_only_licences_have_is_offered_to_licences_only(client):
    published("other", licence=False, limited=True)
    response = ask(client, path="/guides/other/deadline/", accepted="2026-09-15", received="abc")
    names = {field.name for field in response.context["form"].all_fields}
    assert names == {"accepted", "other", "other_from"}
    assert last_days(response) == ("2026-09-29", "2026-10-19")
    assert "什么时候拿到结果" not in text_of(response)


def test_time_of_day_is_asked_where_a_limit_is_in_hours(client):
    published(promised_limit_amount=30, promised_limit_unit="hour", statutory_limit_unit="none")
    response = ask(client, accepted="2026-09-15", at="09:30")
    assert last_days(response) == ("2026-09-16", "")
    words = text_of(response)
    assert "最迟 2026-09-16 星期三 15:30" in words
    assert "法律未设期限" in words
    assert response["HX-Push-Url"] == f"{PAGE}?accepted=2026-09-15&at=09%3A30"


def test_limits_in_two_units_have_a_calendar_each(client):
    published(
        promised_limit_amount=5,
        promised_limit_unit="working_day",
        statutory_limit_amount=30,
        statutory_limit_unit="calendar_day",
    )
    strips = ask(client, accepted="2026-09-15").context["page"].result.strips
    assert [strip.heading for strip in strips] == ["承诺最后一天", "法定最后一天"]


def test_on_the_spot_ends_on_the_day_of_acceptance(client):
    published(
        promised_limit_unit="on_the_spot", statutory_limit_amount=1, statutory_limit_unit="month"
    )
    response = ask(client, accepted="2026-08-31")
    assert last_days(response) == ("2026-08-31", "2026-09-30")
    assert marked(response, "deadline") == {"2026-08-31": "承诺", "2026-09-30": "法定"}


def test_unknown_limits_give_no_date(client):
    published(statutory_limit_note="20日")
    response = ask(client, accepted="2026-09-15")
    words = text_of(response)
    assert "来源没有写明这一时限，推算不出日期。" in words
    assert "来源写明：20日。据此推算不出日期。" in words
    assert last_days(response) == ("", "")
    assert "最迟 20" not in words
    assert "deadline.ics" not in response.content.decode()
