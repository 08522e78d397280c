"""What a guide page answers first: the limits with their last days from today, and what one takes along."""

from datetime import UTC, date, datetime

import pytest

from matters.actions import publishing
from matters.models import FeeItem, Situation, TrackLimit
from tests.factories import OPERATOR, GuideRevisionFactory
from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import published, set_today
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2024, 5, 1, tzinfo=UTC)
PATH = "/guides/device/"


@pytest.fixture(autouse=True)
def _calendar(monkeypatch):
    """15 September 2026, when the notice for 2027 is not out."""
    set_today(monkeypatch, date(2026, 9, 15))
    load(2025, 2026)


def page(client, path=PATH, **query):
    response = client.get(path, query)
    assert response.status_code == 200
    return response


def test_answer_counts_both_last_days_from_today(client):
    published(limited=True)
    words = text_of(page(client))
    assert "今天受理，最迟 2026-09-29 星期二" in words
    assert "今天受理，最迟 2026-10-19 星期一" in words
    assert "暂定" not in words


def test_answer_marks_a_day_that_waits_for_a_notice(client, monkeypatch):
    set_today(monkeypatch, date(2026, 12, 25))
    published(limited=True)
    response = page(client)
    assert text_of(response).count("星期五 暂定") == 2
    assert any("2027" in one for one in response.context["days"].unsure)


def test_answer_names_the_steps_the_limit_leaves_out(client):
    published(
        limited=True,
        steps=(
            {"name": "受理", "kind": "accept"},
            {
                "name": "技术审评",
                "kind": "review",
                "limit_amount": 60,
                "limit_unit": "working_day",
                "counts_in_limit": False,
            },
        ),
    )
    assert "办结时限没有算上：技术审评（60 个工作日）" in text_of(page(client))


def test_answer_says_nothing_of_days_where_none_can_be_told(client):
    published()
    response = page(client)
    assert response.context["days"] is None
    assert response.context["take"].file == ""
    assert "最迟 2026" not in text_of(response)
    assert "哪天受理的？" in text_of(response)


def test_answer_without_a_calendar_has_no_days(client, monkeypatch):
    set_today(monkeypatch, date(1901, 1, 1))
    published(limited=True)
    assert page(client).context["days"] is None


@pytest.mark.parametrize("state", ["suspended", "ended"])
def test_answer_of_a_matter_that_takes_no_application_has_no_days(client, state):
    matter = published(limited=True).handling_item.matter
    matter.state = state
    matter.ended_reason = "cancelled" if state == "ended" else ""
    matter.save()
    assert page(client).context["days"] is None


def test_answer_of_the_past_has_no_days_and_no_code(client):
    published(limited=True)
    response = page(client, on="2024-06-01")
    assert "今天受理" not in text_of(response)
    assert "<svg" not in response.content.decode()
    assert response.context["take"].notice == "/guides/device/notice.pdf?on=2024-06-01"


def test_answer_follows_the_situation_to_its_track_and_fee(client):
    revision = GuideRevisionFactory(handling_item__slug="device", limited=True, is_charged=True)
    ordinary = Situation.objects.create(revision=revision, name="一般", order=0)
    pledge = Situation.objects.create(revision=revision, name="承诺", order=1)
    for order, (name, amount, case) in enumerate((("一般", 10, ordinary), ("承诺", 1, pledge))):
        TrackLimit.objects.create(
            revision=revision, name=name, order=order, limit_amount=amount, limit_unit="working_day"
        ).situations.add(case)
    FeeItem.objects.create(revision=revision, name="费", standard="100 元").situations.add(ordinary)
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    response = page(client, situation="承诺")
    days = response.context["days"]
    assert days.promised.on == date(2026, 9, 16)
    assert (
        days.file == "/guides/device/deadline.ics?accepted=2026-09-15&situation=%E6%89%BF%E8%AF%BA"
    )
    assert response.context["guide"].is_charged == "不收费"
    assert "situation=%E6%89%BF%E8%AF%BA" in response.context["take"].notice
    assert client.get(days.file).status_code == 200
    assert client.get(days.page).status_code == 200


def test_answer_names_the_tracks_where_no_limit_holds_for_all(client):
    published(tracks=({"name": "告知承诺", "limit_amount": 5, "limit_unit": "working_day"},))
    html = page(client).content.decode()
    assert "<dd>按办理程序不同</dd>" in html
    assert '<dd class="headline__note">告知承诺 <b>5 个工作日</b>' in html


def test_answer_leads_to_the_calendar_file_and_the_count(client):
    published(limited=True)
    days = page(client).context["days"]
    assert days.file == "/guides/device/deadline.ics?accepted=2026-09-15"
    file = client.get(days.file)
    assert file.status_code == 200
    assert b"20260929" in file.content
    assert client.get(days.page).status_code == 200


def test_answer_shows_the_address_as_a_code_without_styles(client):
    published(limited=True)
    html = page(client).content.decode()
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert 'viewBox="0 0' in svg
    assert 'fill="#fff"' in svg
    assert "style" not in svg
    assert 'aria-label="本页网址的二维码"' in html
    assert "http://testserver/guides/device/" in html


def test_phone_is_dialled_and_marked_for_copying(client, full_guide):
    html = client.get("/guides/full/").content.decode()
    assert '<dd class="phone" data-copy="复制电话" data-copied="已复制"><a href="tel:12345"' in html
    assert html.count("data-copy=") == 1
