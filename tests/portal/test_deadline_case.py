"""The deadline page of one's own case: its limit, its steps and nothing of the other situations."""

from datetime import UTC, date, datetime

import pytest

from matters.actions import publishing
from matters.models import MatterType, ProcessStep, Situation, TrackLimit
from tests.factories import OPERATOR, GuideRevisionFactory
from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import ask, last_days, set_today
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2024, 5, 1, tzinfo=UTC)
KEPT = '<input type="hidden" name="situation" value="告知承诺">'


@pytest.fixture(autouse=True)
def guide(monkeypatch):
    """A guide of two situations, each with its track; only one of them is inspected."""
    set_today(monkeypatch, date(2026, 9, 15))
    load(2025, 2026)
    revision = GuideRevisionFactory(
        handling_item__slug="device",
        handling_item__matter__matter_type=MatterType.objects.get(name="行政许可"),
        limited=True,
    )
    ordinary = Situation.objects.create(revision=revision, name="一般", order=0)
    pledge = Situation.objects.create(revision=revision, name="告知承诺", order=1)
    for order, (amount, case) in enumerate(((8, ordinary), (1, pledge))):
        TrackLimit.objects.create(
            revision=revision,
            name=case.name,
            order=order,
            limit_amount=amount,
            limit_unit="working_day",
        ).situations.add(case)
    for order, (name, kind) in enumerate((("现场核查", "review"), ("决定", "decide"))):
        step = ProcessStep.objects.create(revision=revision, name=name, kind=kind, order=order)
        if kind == "review":
            step.situations.add(ordinary)
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    return revision


def steps(response):
    return [one.name for one in response.context["page"].result.steps]


def test_case_has_its_limit_and_its_steps(client):
    response = ask(client, accepted="2026-09-15", situation="告知承诺")
    assert last_days(response)[0] == "2026-09-16"
    assert steps(response) == ["决定"]
    words = text_of(response)
    assert "您的情形：告知承诺" in words
    assert "办理程序" not in words  # its one track is the promise, and no choice
    whole = ask(client, accepted="2026-09-15", track="1")
    assert last_days(whole)[0] == "2026-09-24"
    assert steps(whole) == ["现场核查", "决定"]


def test_case_stays_while_one_asks_on(client):
    response = ask(client, situation="告知承诺")
    assert response.status_code == 200
    html = response.content.decode()
    assert KEPT in html
    assert response.context["page"].result is None
    assert "承诺时限1 个工作日" in text_of(response)
    response = ask(client, accepted="2026-09-15", situation="2")
    assert KEPT in response.content.decode()
    assert "situation=%E5%91%8A%E7%9F%A5%E6%89%BF%E8%AF%BA" in response["HX-Push-Url"]
    assert 'href="/guides/device/?situation=' in response.content.decode()
    received = ask(client, received="2026-09-15", situation="告知承诺")
    assert "?accepted=2026-09-15&amp;situation=" in received.content.decode()


def test_guide_hands_the_case_on(client):
    html = client.get("/guides/device/", {"situation": "告知承诺"}).content.decode()
    assert KEPT in html
    assert "/guides/device/deadline.ics?accepted=2026-09-15&amp;situation=" in html


def test_file_of_a_case_is_another_entry_of_the_calendar(client):
    asked = {"accepted": "2026-09-15", "situation": "告知承诺"}
    lines = client.get("/guides/device/deadline.ics", asked).content.decode()
    assert "DTSTART;VALUE=DATE:20260916" in lines
    assert "UID:deadline-device-2026-09-15-2-" in lines


def test_situation_that_is_not_in_the_guide_is_told(client):
    response = ask(client, accepted="2026-09-15", situation="<b>没有的")
    assert response.status_code == 200
    assert "办事指南没有“&lt;b&gt;没有的”这种情形" in response.content.decode()
    assert 'name="situation"' not in response.content.decode()
    assert steps(response) == ["现场核查", "决定"]
