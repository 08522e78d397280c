"""Around the last days: steps, tracks, receipt, the state of the matter, and how much is asked for it all."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matters.actions import retiring
from matters.models import HandlingItem, Matter
from tests.factories import OPERATOR, HandlingItemFactory, published_guide
from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import (
    PAGE,
    ask,
    last_days,
    licence_with_procedures,
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


def test_steps_stand_on_a_time_line(client):
    published(
        limited=True,
        steps=(
            {"name": "受理", "kind": "accept", "limit_amount": 5, "limit_unit": "working_day"},
            {"name": "审查", "kind": "review", "limit_amount": 5, "limit_unit": "working_day"},
            {"name": "决定", "kind": "decide"},
            {"name": "制证", "kind": "certify", "limit_amount": 1, "limit_unit": "working_day"},
        ),
    )
    response = ask(client, accepted="2026-09-15")
    assert [(one.name, one.latest, one.words) for one in response.context["page"].result.steps] == [
        ("受理", "", "在受理以前，不从受理日期算起"),
        ("审查", "2026-09-21 星期一", ""),
        ("决定", "", "来源未写明，推算不出"),
        ("制证", "2026-09-30 星期三", ""),
    ]
    assert "2026-09-29 星期二 作出决定的，最迟 2026-10-19 星期一 送达。" in text_of(response)
    assert "《行政许可法》第四十四条" in text_of(response)


def test_step_that_no_limit_counts_is_told(client):
    published(
        limited=True,
        steps=(
            {
                "name": "技术审评",
                "kind": "review",
                "limit_amount": 60,
                "limit_unit": "working_day",
                "counts_in_limit": False,
            },
            {"name": "行政审批", "kind": "decide"},
            {"name": "核发", "kind": "deliver", "limit_amount": 1, "limit_unit": "working_day"},
        ),
    )
    words = text_of(ask(client, accepted="2026-09-15"))
    assert "技术审评（60 个工作日）不计入办结时限" in words
    assert "从作出决定那天算起，哪天作出决定推算不出" in words


def test_provisional_step_is_marked(client):
    step = {"name": "审查", "kind": "review", "limit_amount": 20, "limit_unit": "working_day"}
    published(limited=True, steps=(step,))
    assert (
        "最迟 2027-01-07 星期四 暂定"
        in text_of(ask(client, accepted="2026-12-10")).split("各环节")[1]
    )


def test_receipt_says_by_when_missing_papers_are_told(client, guide):
    response = ask(client, received="2026-09-18")
    words = text_of(response)
    assert "2026-09-18 星期五 交的申请" in words
    # The five working days: 20 (made up), 21, 22, 23 and 24 September.
    assert "最迟 2026-09-24 星期四 一次告知" in words
    assert 'href="?accepted=2026-09-18"' in response.content.decode()
    assert response.context["page"].result is None

    both = ask(client, received="2026-09-18", accepted="2026-09-21")
    assert both.context["page"].result
    assert both.context["page"].receipt


def test_track_is_a_choice(client):
    published(
        tracks=(
            {"name": "一般程序", "limit_amount": 12, "limit_unit": "working_day"},
            {"kind": "notify_and_commit", "limit_amount": 5, "limit_unit": "working_day"},
        ),
        statutory_limit_amount=20,
        statutory_limit_unit="working_day",
    )
    response = ask(client, accepted="2026-09-15")
    assert "请先选择办理程序" in text_of(response)
    response = ask(client, accepted="2026-09-15", track="2")
    assert last_days(response) == ("2026-09-21", "2026-10-19")
    assert "承诺时限（告知承诺） 5 个工作日" in text_of(response)
    assert '<option value="2" selected>告知承诺（5 个工作日）</option>' in response.content.decode()


def test_page_of_what_has_no_guide_is_that_of_the_guide(client):
    HandlingItemFactory(slug="draft", name="首次注册")
    words = text_of(ask(client, 404, path="/guides/draft/deadline/", accepted="2026-09-15"))
    assert "还没有公布办事指南" in words
    withdrawn = published_guide(handling_item__slug="gone")
    retiring.withdraw(revision=withdrawn, by=OPERATOR, notice="地址有误")
    assert "已撤下" in text_of(ask(client, path="/guides/gone/deadline/"))
    ask(client, 404, path="/guides/nowhere/deadline/")


@pytest.mark.parametrize(
    ("state", "words"), [("ended", "本事项已终止"), ("suspended", "本事项暂停办理")]
)
def test_matter_that_takes_no_more_cases_is_told(client, guide, state, words):
    item = HandlingItem.objects.get(slug="device")
    reason = {"ended_reason": "cancelled"} if state == "ended" else {}
    Matter.objects.filter(pk=item.matter_id).update(state=state, **reason)
    response = ask(client, accepted="2026-09-15")
    assert words in text_of(response)
    assert last_days(response) == ("2026-09-29", "2026-10-19")


def test_guide_page_asks_for_the_day_and_leads_here(client, guide):
    html = client.get("/guides/device/").content.decode()
    assert f'<form class="day-form" method="get" action="{PAGE}">' in html
    assert 'name="accepted" type="date" value="2026-10-01"' in html
    past = client.get("/guides/device/", {"on": "2024-06-01"}).content.decode()
    assert "day-form" not in past


def test_page_asks_as_little_for_many_rows_as_for_few(client):
    step = {"name": "审查", "kind": "review", "limit_amount": 5, "limit_unit": "working_day"}
    procedure = {"name": "专家评审", "kind": "expert_review", "counts_in_limit": False}
    track = {"name": "一般程序", "limit_amount": 12, "limit_unit": "working_day"}
    counts = []
    for rows in (1, 3):
        slug = f"rows-{rows}"
        published(
            slug,
            limited=True,
            steps=(step,) * rows,
            procedures=(procedure,) * rows,
            tracks=(track,) * rows,
        )
        path = f"/guides/{slug}/deadline/?accepted=2026-09-15&p1=5&received=2026-09-08"
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counts.append(len(asked))
    assert counts == [2, 2]
