"""The pages of reform plans: what they show, save, refuse and record."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import groups
from reforms.models import ReformPlan
from tests.factories import OfficeFactory, RegionFactory
from tests.matters.admin import desk
from tests.reforms.factories import (
    MeasureFactory,
    PlanTotalFactory,
    ReformPlanFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/reforms/reformplan/"


@pytest.fixture
def plan():
    row = ReformPlanFactory(title="某市方案", short_title="市方案", issued_on=date(2018, 9, 4))
    PlanTotalFactory(plan=row, modes=["cancel", "merge"], category="process")
    TargetFactory(plan=row)
    return row


@pytest.fixture
def keeper(client):
    client.force_login(desk.official(groups.CATALOGUERS))
    return client


def change(plan):
    return reverse("admin:reforms_reformplan_change", args=(plan.pk,))


def test_list_counts_the_measures_and_leads_to_them(keeper, plan):
    MeasureFactory.create_batch(2, plan=plan)
    page = keeper.get(LIST)
    assert f'href="/admin/reforms/measure/?plan__id__exact={plan.pk}">2 项' in page.text
    assert "市方案" in page.text


def test_list_and_page_to_read_ask_no_more_for_more(client, plan):
    client.force_login(desk.official(groups.AUDITORS))
    counts = []
    for more in (0, 2):
        for _ in range(more):
            MeasureFactory(plan=ReformPlanFactory())
            PlanTotalFactory(plan=plan)
            TargetFactory(plan=plan, region=RegionFactory())
        for url in (LIST, change(plan)):
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            counts.append(len(captured))
    assert counts[:2] == counts[2:]


def test_keeper_changes_a_plan_and_it_is_recorded(keeper, plan):
    page = keeper.get(change(plan))
    answer = keeper.post(
        change(plan), desk.sent(page, known_gaps="缺附件", **{"totals-0-modes": ["cancel"]})
    )
    assert (answer.status_code, answer.url) == (302, LIST)
    plan.refresh_from_db()
    assert plan.known_gaps == "缺附件"
    assert plan.totals.get().modes == ["cancel"]
    event = AuditEvent.objects.latest("sequence")
    assert (event.action, event.object_id) == ("reformplan.save", str(plan.pk))
    assert event.changes["fields"] == ["known_gaps"]
    assert list(event.changes["rows"]) == ["plantotal"]


def test_page_saves_as_it_was_shown_without_a_change(keeper, plan):
    before = AuditEvent.objects.count()
    assert keeper.post(change(plan), desk.sent(keeper.get(change(plan)))).status_code == 302
    assert AuditEvent.objects.count() == before


def test_page_read_before_a_change_saves_nothing(keeper, plan):
    page = keeper.get(change(plan))
    ReformPlan.objects.filter(pk=plan.pk).update(summary="别人的")
    answer = keeper.post(change(plan), desk.sent(page, summary="我的"))
    assert answer.status_code == 200
    assert "别人改了同一条记录" in answer.text
    plan.refresh_from_db()
    assert plan.summary == "别人的"


def test_unknown_mode_of_a_total_is_refused(keeper, plan):
    page = keeper.get(change(plan))
    answer = keeper.post(change(plan), desk.sent(page, **{"totals-0-modes": ["绝招"]}))
    assert list(desk.errors_in(answer)) == ["totals-0-modes"]


def test_day_after_a_measure_is_due_is_refused(keeper, plan):
    MeasureFactory(plan=plan, due_on=date(2019, 1, 1))
    page = keeper.get(change(plan))
    answer = keeper.post(change(plan), desk.sent(page, issued_on="2019-06-01"))
    assert list(desk.errors_in(answer)) == ["issued_on"]


def test_new_plan_gets_its_address_from_its_name(keeper, plan):
    url = f"{LIST}add/"
    typed = {
        "title": "某市方案",
        "issuer_name": "某市政府",
        "region": plan.region_id,
        "issued_on": "2020-01-01",
    }
    answer = keeper.post(url, desk.sent(keeper.get(url), **typed))
    assert answer.status_code == 302
    assert ReformPlan.objects.get(issued_on=date(2020, 1, 1)).slug == "mou-shi-fang-an"


def test_reader_sees_the_codes_in_words_and_changes_nothing(client, plan):
    client.force_login(desk.official(groups.EDITORS, OfficeFactory()))
    page = client.get(change(plan))
    assert page.status_code == 200
    assert "取消审批、合并审批" in page.text
    assert "优化流程" in page.text
    assert client.post(change(plan), {"title": "改"}).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403


def test_page_leads_to_the_public_one(keeper, plan):
    assert f'href="/reforms/{plan.slug}/"' in keeper.get(change(plan)).text
