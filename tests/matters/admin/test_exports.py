"""Who may export guides and the log from the admin, and what they get."""

import hashlib
import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from audit.models import AuditEvent, ExportLog
from tests.factories import OfficeFactory, UserFactory, person, published_guide

pytestmark = pytest.mark.django_db

LOG = "/admin/audit/exportlog/"
GUIDES = f"{LOG}guides/"
EVENTS = f"{LOG}events/"


def desk(user):
    client = Client()
    client.force_login(user)
    return client


def auditor():
    user = person()
    names = ("view_guiderevision", "view_auditevent", "view_exportlog", "see_all_offices")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def body(response):
    return b"".join(response.streaming_content)


def test_auditor_exports_every_guide_and_it_is_logged():
    published_guide()
    published_guide()
    by = auditor()
    response = desk(by).post(GUIDES, {"format": "json"})
    content = body(response)
    assert response["Content-Type"] == "application/json"
    assert ".json" in response["Content-Disposition"]
    assert len(json.loads(content)) == 3
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.row_count) == (by.username, 2)
    assert entry.sha256 == hashlib.sha256(content).hexdigest()


def test_people_of_an_office_export_its_guides_only():
    mine = published_guide()
    other = published_guide()
    office = mine.handling_item.matter.office
    client = desk(person("editor", office=office))
    form = client.get(GUIDES).context["form"]
    assert list(form.fields["office"].queryset) == [office]
    (row, _closing) = json.loads(body(client.post(GUIDES, {"format": "json"})))
    assert row["sha256"] == mine.sha256
    foreign = {"format": "json", "office": other.handling_item.matter.office.pk}
    response = client.post(GUIDES, foreign)
    assert "请在列出的机构中选择" in response.context["form"].errors["office"][0]


def test_export_as_of_a_day_and_an_office():
    guide = published_guide()
    data = {"format": "csv", "on": "2001-01-01", "office": guide.handling_item.matter.office.pk}
    content = body(desk(auditor()).post(GUIDES, data)).decode("utf-8-sig")
    assert "完整，共 0 行；截至 2001-01-01" in content


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"format": "csv", "on": "1 May"}, "on"),
        ({"format": "csv", "on": "2024-02-30"}, "on"),
        ({"format": "pdf"}, "format"),
        ({}, "format"),
        ({"format": "csv", "office": "x"}, "office"),
    ],
)
def test_wrong_choices_are_named_and_nothing_is_exported(data, field):
    response = desk(auditor()).post(GUIDES, data)
    assert list(response.context["form"].errors) == [field]
    assert not ExportLog.objects.exists()


def test_looking_at_the_form_exports_nothing():
    client = desk(auditor())
    assert client.get(GUIDES).status_code == client.get(EVENTS).status_code == 200
    assert not ExportLog.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_sees_no_guides_exports_none(method):
    assert getattr(desk(UserFactory(staff=True)), method)(GUIDES).status_code == 403
    assert not ExportLog.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_auditor_exports_the_log(method):
    client = desk(person("editor", "reviewer", "publisher", office=OfficeFactory()))
    assert getattr(client, method)(EVENTS).status_code == 403
    assert client.get(LOG).status_code == 403


def test_auditor_exports_the_log_with_its_head():
    published_guide()
    head = AuditEvent.objects.first().hash
    content = body(desk(auditor()).post(EVENTS, {"format": "csv"})).decode("utf-8-sig")
    assert content.strip().splitlines()[-1] == f'"完整，共 1 行；链首摘要 {head}"'


def test_log_is_read_and_never_written():
    client = desk(auditor())
    body(client.post(GUIDES, {"format": "csv"}))
    entry = ExportLog.objects.get()
    text = client.get(LOG).content.decode()
    assert entry.sha256 in text
    assert GUIDES in text
    assert EVENTS in text
    assert client.get(f"{LOG}{entry.pk}/change/").status_code == 200
    assert client.get(f"{LOG}add/").status_code == 403
    assert client.get(f"{LOG}{entry.pk}/delete/").status_code == 403
