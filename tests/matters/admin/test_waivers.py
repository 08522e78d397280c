"""Waivers in the admin: granted and ended through pages of their own, read by who sees the office, never edited."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from matters.actions import groups, waivers
from matters.models import RuleWaiver
from tests.factories import HandlingItemFactory, OfficeFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

ADD = "/admin/matters/rulewaiver/add/"
LIST = "/admin/matters/rulewaiver/"


@pytest.fixture
def item():
    return HandlingItemFactory()


@pytest.fixture
def publisher(item):
    return desk.official(groups.PUBLISHERS, item.matter.office)


@pytest.fixture
def client(publisher):
    return at_desk(publisher)


def at_desk(user):
    made = Client()
    made.force_login(user)
    return made


def in_days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def typed(chosen, **changes):
    given = {"rule": "GD-08", "item": chosen.pk, "reason": "电话正在迁移", "ends_on": in_days(9)}
    return {**given, "field": "", "phrase": "", **changes}


def granted(item, publisher):
    ends_on = timezone.localdate() + timedelta(days=9)
    return waivers.grant(rule="GD-08", item=item, by=publisher, reason="迁移", ends_on=ends_on)


def page(waiver, name):
    return reverse(f"admin:matters_rulewaiver_{name}", args=(waiver.pk,))


def test_form_offers_rules_of_guides_and_what_the_address_names(client, item):
    answer = client.get(f"{ADD}?item={item.pk}&rule=GD-08&phrase=x")
    html = answer.content.decode()
    assert 'value="GD-08" selected' in html
    assert item.name in html
    assert 'value="TL-01"' not in html
    assert 'value="PF-01"' not in html
    assert client.get(f"{ADD}?item=abc&rule=nonsense").status_code == 200


def test_grant(client, item, publisher):
    answer = client.post(ADD, typed(item, field="channels"), follow=True)
    waiver = RuleWaiver.objects.get()
    assert (waiver.handling_item, waiver.field, waiver.granted_by) == (item, "channels", publisher)
    assert answer.redirect_chain == [(page(waiver, "change"), 302)]
    assert "例外已批准" in answer.content.decode()
    assert AuditEvent.objects.filter(action="rulewaiver.grant").count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"rule": "TL-01"}, "TL-01"),
        ({"rule": ""}, "必填"),
        ({"reason": ""}, "必填"),
        ({"ends_on": "明年"}, "请写成 2027-05-01"),
        ({"ends_on": in_days(400)}, "例外最长一年"),
        ({"ends_on": "0001-01-01"}, "不能早于今天"),
        ({"item": "99999999"}, "不属于您任职的机构"),
        ({"field": "nonsense"}, "nonsense"),
    ],
)
def test_grant_refused_keeps_what_was_typed(client, item, changes, told):
    answer = client.post(ADD, typed(item, **changes))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not RuleWaiver.objects.exists()
    if "reason" not in changes:
        assert "电话正在迁移" in answer.content.decode()


def test_grant_for_another_office_is_refused(client):
    other = HandlingItemFactory()
    answer = client.post(ADD, typed(other))
    assert "不属于您任职的机构" in answer.content.decode()
    assert other.name not in answer.content.decode()
    assert not RuleWaiver.objects.exists()


def test_grant_of_the_one_who_drafts_is_refused(client, item, publisher):
    item.revisions.create(number=1, created_by=publisher)
    answer = client.post(ADD, typed(item))
    assert answer.status_code == 403
    assert "须由另一人批准" in answer.content.decode()


def test_end(client, item, publisher):
    waiver = granted(item, publisher)
    assert page(waiver, "end") in client.get(page(waiver, "change")).content.decode()
    assert "提前结束" in client.get(page(waiver, "end")).content.decode()
    client.post(page(waiver, "end"))
    waiver.refresh_from_db()
    assert waiver.ends_on == timezone.localdate()
    assert page(waiver, "end") not in client.get(page(waiver, "change")).content.decode()
    again = client.post(page(waiver, "end"))
    assert "不必提前结束" in again.content.decode()


def test_what_was_granted_is_not_edited_or_deleted(client, item, publisher):
    waiver = granted(item, publisher)
    shown = client.get(page(waiver, "change")).content.decode()
    assert 'name="_save"' not in shown
    assert "迁移" in shown
    client.post(page(waiver, "change"), {"reason": "改", "_save": "1"})
    assert client.post(page(waiver, "delete"), {"post": "yes"}).status_code == 403
    waiver.refresh_from_db()
    assert waiver.reason == "迁移"


@pytest.mark.parametrize("role", [groups.EDITORS, groups.REVIEWERS])
def test_colleagues_read_and_do_not_grant(item, publisher, role):
    waiver = granted(item, publisher)
    colleague = at_desk(desk.official(role, item.matter.office))
    assert colleague.get(page(waiver, "change")).status_code == 200
    assert colleague.get(ADD).status_code == 403
    assert colleague.post(ADD, typed(item)).status_code == 403
    assert colleague.get(page(waiver, "end")).status_code == 403
    assert colleague.post(page(waiver, "end")).status_code == 403


def test_other_offices_do_not_see_it_and_auditors_do(item, publisher):
    waiver = granted(item, publisher)
    other = at_desk(desk.official(groups.PUBLISHERS, OfficeFactory()))
    assert item.name not in other.get(LIST).content.decode()
    assert item.name not in other.get(page(waiver, "end"), follow=True).content.decode()
    auditor = at_desk(desk.official(groups.AUDITORS))
    assert item.name in auditor.get(LIST).content.decode()
    assert auditor.get(page(waiver, "change")).status_code == 200


def test_list_asks_the_same_for_few_and_many(
    client, item, publisher, django_assert_max_num_queries
):
    for number in range(4):
        granted(HandlingItemFactory(matter=item.matter, name=f"项{number}"), publisher)
    client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(LIST)
