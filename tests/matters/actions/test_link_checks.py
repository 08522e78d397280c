"""Links are followed up: three failures in a row speak, one answer clears them, gone ones are dropped."""

from datetime import UTC, datetime, timedelta

import pytest

from audit.models import AuditEvent
from matters import jobs
from matters.actions import link_checks
from matters.links import Answer, judged
from matters.models import LinkCheck
from tests.factories import OPERATOR, published_guide

pytestmark = pytest.mark.django_db

URL = "https://a.gov.cn/apply"
NOON = datetime(2026, 11, 27, 4, tzinfo=UTC)
GONE = judged(404)


def note(answer, at=NOON, url=URL):
    return link_checks.note(answers={url: answer}, by=OPERATOR, at=at)


@pytest.fixture
def link():
    link_checks.follow(urls={URL})
    return LinkCheck.objects.get()


def test_addresses_are_those_of_guides_in_force():
    first = published_guide(online_url="https://a.gov.cn/old")
    published_guide(handling_item=first.handling_item, number=2, online_url=URL)
    assert link_checks.addresses_in_force() == {URL}


def test_new_addresses_are_followed_and_gone_ones_dropped(link):
    assert (link.host, link.strikes, link.checked_at) == ("a.gov.cn", 0, None)
    assert link_checks.follow(urls={"https://b.gov.cn/"}) == (1, 1)
    assert LinkCheck.objects.get().url == "https://b.gov.cn/"
    assert link_checks.follow(urls={"https://b.gov.cn/"}) == (0, 0)


def test_each_failure_is_a_strike_and_the_first_day_stays(link):
    for week in range(3):
        report = note(GONE, NOON + timedelta(weeks=week))
    link.refresh_from_db()
    assert (link.strikes, link.failing_since, link.answer) == (3, NOON, "HTTP 404")
    assert link.checked_at == NOON + timedelta(weeks=2)
    assert (report.asked, report.alive, report.dead) == (1, 0, 1)


def test_an_answer_clears_the_strikes(link):
    note(GONE)
    note(judged(200), NOON + timedelta(weeks=1))
    link.refresh_from_db()
    assert (link.strikes, link.failing_since, link.answer) == (0, None, "HTTP 200")


def test_an_event_tells_how_many_were_asked(link):
    note(GONE)
    event = AuditEvent.objects.get()
    assert event.action == "links.check"
    assert event.changes == {"asked": 1, "alive": 0, "dead": 0}


def test_nothing_asked_leaves_no_event():
    link_checks.note(answers={}, by=OPERATOR)
    assert not AuditEvent.objects.exists()


def test_our_own_outage_strikes_nobody():
    urls = [f"https://{name}.gov.cn/" for name in "abc"]
    link_checks.follow(urls=urls)
    silent = dict.fromkeys(urls, Answer("超时没有回答"))
    report = link_checks.note(answers=silent, by=OPERATOR)
    assert report.is_outage
    assert not LinkCheck.objects.exclude(strikes=0, checked_at=None).exists()
    assert AuditEvent.objects.get().changes["is_outage"] is True


def test_job_does_nothing_unless_it_is_wanted(settings, monkeypatch):
    monkeypatch.setattr(jobs.link_asking, "ask_in_turn", _must_not_be_called)
    settings.LINK_CHECK_ENABLED = False
    published_guide(online_url=URL)
    assert jobs.check_links() == {"asked": 0}
    assert not LinkCheck.objects.exists()


def _must_not_be_called(*args, **kwargs):
    raise AssertionError


def test_job_asks_the_longest_unasked_first(settings, monkeypatch):
    settings.LINK_CHECK_ENABLED = True
    for name in "ab":
        published_guide(online_url=f"https://{name}.gov.cn/")
    link_checks.follow(urls={"https://a.gov.cn/", "https://b.gov.cn/"})
    note(judged(200), url="https://a.gov.cn/")
    asked = []

    def stand_in(turns, *, seconds):
        asked.extend(url for url, _host in turns)
        return dict.fromkeys(asked, GONE)

    monkeypatch.setattr(jobs.link_asking, "ask_in_turn", stand_in)
    assert jobs.check_links() == {"asked": 2, "alive": 0, "dead": 0}
    assert asked == ["https://b.gov.cn/", "https://a.gov.cn/"]


def test_job_stands_in_the_schedule(settings):
    assert {
        "task": "matters.jobs.check_links",
        "schedule": 7 * 24 * 60 * 60,
    } in settings.CELERY_BEAT_SCHEDULE.values()
