"""Background checks find what was changed behind the portal's back."""

import pytest

from audit.models import AuditEvent
from matters.jobs import check_integrity
from matters.models import GuideRevision
from matters.tasks import check_published
from tests.factories import published_guide
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


def test_check_published_holds_for_what_was_published():
    assert check_published(published_guide().pk)


def test_check_published_finds_a_changed_snapshot(caplog):
    revision = published_guide()
    with unguarded("matters_guiderevision"):
        GuideRevision.objects.filter(pk=revision.pk).update(snapshot={"item": "别的"})
    assert not check_published(revision.pk)
    assert "SHA-256" in caplog.text


def test_check_integrity_of_a_sound_portal():
    published_guide()
    assert check_integrity() == {"events": 1, "chain_holds": True, "broken_snapshots": 0}


def test_check_integrity_finds_both_kinds_of_tampering():
    revision = published_guide()
    with unguarded("matters_guiderevision", "audit_auditevent"):
        GuideRevision.objects.filter(pk=revision.pk).update(snapshot={})
        AuditEvent.objects.update(actor_name="别人")
    report = check_integrity()
    assert (report["chain_holds"], report["broken_snapshots"]) == (False, 1)
