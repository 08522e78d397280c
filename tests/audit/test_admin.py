"""The audit trail is read and searched in the admin, and written by nobody there."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from audit import admin as audit_admin
from audit.models import AuditEvent
from audit.verification import verify_chain
from audit.words import action_words, lines_of
from tests.factories import UserFactory, published_guide
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

LIST = "/admin/audit/auditevent/"


@pytest.fixture
def auditor():
    client = Client()
    client.force_login(UserFactory(administrator=True))
    return client


@pytest.fixture
def event():
    published_guide()
    return AuditEvent.objects.get()


def test_event_is_told_in_words(auditor, event):
    page = auditor.get(f"{LIST}{event.pk}/change/").content.decode()
    assert "公布" in page
    assert "内容摘要：" in page
    assert "版本号：" in page


def test_event_is_read_with_its_changes(auditor, event):
    page = auditor.get(f"{LIST}{event.pk}/change/").content.decode()
    assert event.hash in page
    assert event.changes["sha256"] in page
    assert 'type="submit" value' not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "guide.publish"}, 1),
        ({"q": "没有的"}, 0),
        ({"action": "guide.publish"}, 1),
        ({"action": "office.save"}, 0),
        ({"object_type": "matters.guiderevision"}, 1),
        ({"at__gte": "2000-01-01 00:00:00+08:00", "at__lt": "2001-01-01 00:00:00+08:00"}, 0),
        ({"at__year": "1999"}, 0),
        ({"actor": "command:tests"}, 1),
        ({"actor": "别人"}, 0),
        ({"actor": "\x00"}, 1),
        ({"day": "1999-05-01"}, 0),
        ({"day": "没有这一天"}, 0),
        ({"day": "2024-02-30"}, 0),
        ({"day": "9999-12-31"}, 0),
        ({"object": "0"}, 0),
    ],
)
def test_events_are_found(auditor, event, asked, found):
    assert auditor.get(LIST, asked).context["cl"].result_count == found


@pytest.mark.parametrize("path", ["add/", "{pk}/change/", "{pk}/delete/"])
def test_event_is_written_by_nobody(auditor, event, path):
    url = LIST + path.format(pk=event.pk)
    assert auditor.post(url, {"actor_name": "别人", "post": "yes"}).status_code == 403
    event.refresh_from_db()
    assert event.actor_name == "command:tests"
    assert verify_chain().holds


def test_events_are_not_deleted_from_the_list(auditor, event):
    auditor.post(LIST, {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"})
    assert AuditEvent.objects.exists()


def test_events_of_a_day_and_an_object(auditor, event):
    day = timezone.localtime(event.at).date().isoformat()
    asked = {"day": day, "object": event.object_id, "actor": event.actor_name}
    answer = auditor.get(LIST, asked)
    assert answer.context["cl"].result_count == 1
    page = answer.content.decode()
    assert f'<input type="hidden" name="object" value="{event.object_id}">' in page
    assert event.hash in page


CHAIN = f"{LIST}chain/"


@pytest.mark.usefixtures("fresh_cache")
def test_chain_is_checked_on_demand(auditor, event):
    before = auditor.get(CHAIN).content.decode()
    assert "还没有从这里核对过" in before
    assert event.hash in before
    page = auditor.post(CHAIN, follow=True).content.decode()
    assert "审计链完整：前 1 条逐条相连" in page
    assert AuditEvent.objects.count() == 1


@pytest.mark.usefixtures("fresh_cache")
def test_chain_that_is_broken_is_said_to_be(auditor, event):
    with unguarded("audit_auditevent"):
        AuditEvent.objects.update(actor_name="别人")
    page = auditor.post(CHAIN, follow=True).content.decode()
    assert "审计链在第 1 条断开" in page


@pytest.mark.usefixtures("fresh_cache")
def test_chain_too_long_is_left_to_the_command(auditor, event, monkeypatch):
    monkeypatch.setattr(audit_admin, "MOST_CHECKED_HERE", 0)
    page = auditor.post(CHAIN).content.decode()
    assert "verify_audit" in page
    assert "现在核对" not in page
    assert cache.get(audit_admin.CHECKED) is None


@pytest.mark.usefixtures("fresh_cache")
def test_chain_of_nothing_is_whole(auditor):
    assert "审计链完整：前 0 条" in auditor.post(CHAIN, follow=True).content.decode()


def test_words_of_an_unknown_event_are_its_own():
    event = AuditEvent(action="x.y", object_type="no.model", changes={"甲": {"乙": [1, True]}})
    assert action_words(event.action) == "x.y"
    assert lines_of(event) == ["甲：乙 1、是"]


def test_words_of_a_save_name_columns_and_rows():
    changes = {
        "created": False,
        "fields": ["promised_limit_amount"],
        "rows": {
            "materialrequirement": {"added": ["7"], "changed": {"8": ["copies"]}, "deleted": []}
        },
    }
    event = AuditEvent(action="guide.save", object_type="matters.guiderevision", changes=changes)
    assert lines_of(event) == [
        "改动的栏目：承诺办结时限",
        "申请材料：增加 #7，修改 #8（复印件份数）",
    ]
