"""The audit trail is read and searched in the admin, and written by nobody there."""

import pytest
from django.test import Client

from audit.models import AuditEvent
from audit.verification import verify_chain
from tests.factories import UserFactory, published_guide

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
