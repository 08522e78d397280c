"""What cannot be meant on the deadline page is told beside its field, with what was typed kept."""

import re
from datetime import date

import pytest

from matters.models import CalendarYear
from tests.portal.calendar_rows import load
from tests.portal.deadline_rows import PAGE, ask, last_days, licence_with_procedures, set_today
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


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"accepted": "2026-02-31"}, "accepted", "没有这一天"),
        ({"accepted": ""}, "accepted", "请写受理日期"),
        ({"p1": "5"}, "accepted", "请写受理日期"),
        ({"accepted": "昨天"}, "accepted", "日期请写成 YYYY-MM-DD"),
        ({"accepted": "2024-12-31"}, "accepted", "只能从 2025 年算到 2027 年"),
        ({"accepted": "2028-01-01"}, "accepted", "只能从 2025 年算到 2027 年"),
        ({"accepted": "9999-12-31"}, "accepted", "只能从 2025 年算到 2027 年"),
        ({"accepted": "2026-09-15", "p1": "-5"}, "p1", "不能小于 0"),
        ({"accepted": "2026-09-15", "p1": "10000"}, "p1", "最多 1000"),
        ({"accepted": "2026-09-15", "p1": "9" * 5000}, "p1", "最多 1000"),
        ({"accepted": "2026-09-15", "p1": "两天"}, "p1", "请写一个整数"),
        ({"accepted": "2026-09-15", "p1": "1", "p1_from": "2026-09-15"}, "p1_from", "晚于受理日期"),
        ({"accepted": "2026-09-15", "p1_from": "2026-09-16"}, "p1", "请写数量"),
        ({"received": "2026-02-31"}, "received", "没有这一天"),
        ({"received": "2030-01-01", "accepted": "2026-09-15"}, "received", "只能从 2025 年"),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_field(client, guide, asked, field, words):
    response = ask(client, 400, **asked)
    html = response.content.decode()
    mistakes = response.context["form"].mistakes
    assert [one.target for one in mistakes] == [field]
    assert words in mistakes[0].words
    assert f'<a href="#{field}">' in html
    tag = re.search(rf'<input id="{field}"[^>]*>', html)[0]
    assert 'aria-invalid="true"' in tag
    described = re.search(r'aria-describedby="([^"]+)"', tag)[1].split()
    told = re.search(rf'id="{field}-error">(.*?)</p>', html)[1]
    assert f"{field}-error" in described
    assert words in told
    assert html.count(f'value="{asked.get(field, "")[:60]}"') >= 1
    assert response["X-Robots-Tag"] == "noindex"
    assert response["HX-Retarget"] == response["HX-Reselect"] == "#deadline"
    assert response.context["page"].result is None
    assert "<title>有误：" in html


def test_every_mistake_is_told_in_the_order_of_the_form(client, guide):
    response = ask(client, 400, received="x", p1="-1", accepted="2026-02-31")
    targets = [one.target for one in response.context["form"].mistakes]
    assert targets == ["accepted", "p1", "received"]
    assert "专家评审 几个工作日：不能小于 0" in text_of(response)


def test_mistake_without_a_field_leads_nowhere(client, guide):
    response = ask(client, 400, accepted="2026-09-15", p9="5")
    assert [one.target for one in response.context["form"].mistakes] == [""]
    assert 'href="#"' not in response.content.decode()


def test_what_was_typed_is_escaped_and_cut(client, guide):
    html = ask(client, 400, accepted='"><script>' + "a" * 5000).content.decode()
    assert "<script>a" not in html
    assert "a" * 100 not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_full_width_digits_are_read(client, guide):
    response = ask(client, accepted="2026-09-15", p1="５")
    assert last_days(response) == ("2026-10-12", "2026-10-26")
    assert response["HX-Push-Url"] == f"{PAGE}?accepted=2026-09-15&p1=5"


def test_parameters_of_others_are_left_alone(client, guide):
    assert ask(client, utm_source="x").context["page"].result is None


def test_guide_without_a_calendar_says_so(client, guide):
    CalendarYear.objects.all().delete()
    assert "门户还没有载入放假安排" in text_of(ask(client))
    response = ask(client, 400, accepted="2026-09-15")
    assert "还没有载入日历" in text_of(response)
