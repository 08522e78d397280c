"""Publishing freezes, closes the predecessor, records, and refuses what may not be published."""

from datetime import UTC, datetime

import pytest

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters import listeners, tasks
from matters.actions import publishing
from matters.models import GuideRevision, PublicationPeriod
from matters.problems import NotAllowed, NotPossible, NotPublishable
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    UserFactory,
    published_guide,
)

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

MAY = datetime(2020, 5, 1, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, tzinfo=UTC)
JULY = datetime(2020, 7, 1, tzinfo=UTC)


def test_publish_draft_is_read_by_the_public():
    revision = published_guide(limited=True)
    found = GuideRevision.objects.published().get()
    assert found.pk == revision.pk
    assert found.snapshot["promised_limit"] == {"amount": 10, "unit": "working_day", "note": ""}
    assert found.snapshot["compression_ratio"] == 0.5
    assert len(found.sha256) == 64


def test_publish_closes_the_predecessor_at_the_same_instant():
    item = HandlingItemFactory()
    first = published_guide(handling_item=item, at=MAY)
    second = published_guide(handling_item=item, at=JUNE)
    assert GuideRevision.objects.published(at=MAY).get().pk == first.pk
    assert GuideRevision.objects.published(at=JUNE).get().pk == second.pk
    assert GuideRevision.objects.published(at=MAY).get().ends_at == JUNE


def test_publish_older_history_ends_where_the_next_begins():
    item = HandlingItemFactory()
    newer = published_guide(handling_item=item, at=JULY)
    older = published_guide(handling_item=item, at=MAY)
    assert GuideRevision.objects.published(at=JUNE).get().pk == older.pk
    assert GuideRevision.objects.published().get().pk == newer.pk


def test_publish_later_changes_no_answer_already_given():
    item = HandlingItemFactory()
    first = published_guide(handling_item=item, at=MAY)
    known = PublicationPeriod.objects.get().recorded_at
    published_guide(handling_item=item, at=JUNE)
    assert GuideRevision.objects.published(at=JULY, known=known).get().pk == first.pk


def test_publish_writes_one_chained_event():
    revision = published_guide()
    event = AuditEvent.objects.get()
    assert (event.action, event.object_id) == ("guide.publish", str(revision.pk))
    assert event.changes["sha256"] == revision.sha256
    assert verify_chain().holds


def test_publish_starts_the_check_once_committed(django_capture_on_commit_callbacks, monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr(tasks.check_published, "delay", asked.append)
    with django_capture_on_commit_callbacks(execute=True):
        revision = published_guide()
        assert not asked
    assert asked == [revision.pk]


def test_publish_tells_who_follows_the_matter(django_capture_on_commit_callbacks, monkeypatch):
    heard: list[int] = []
    monkeypatch.setattr(listeners, "_listeners", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        revision = published_guide()
        assert not heard
    assert heard == [revision.handling_item.matter_id]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"limited": True, "promised_limit_amount": 21}, "promised_limit"),
        ({"onsite_visits": 1}, "onsite_reason"),
    ],
)
def test_publish_refuses_what_may_not_be_published(wrong, field):
    revision = GuideRevisionFactory(**wrong)
    with pytest.raises(NotPublishable) as refusal:
        publishing.publish(revision=revision, by=OPERATOR)
    assert [problem.field for problem in refusal.value.problems] == [field]
    revision.refresh_from_db()
    assert revision.status == "draft"
    assert not AuditEvent.objects.exists()


def test_publish_compares_limits_of_the_same_unit_only():
    published_guide(limited=True, promised_limit_amount=90, promised_limit_unit="hour")


def test_publish_refuses_a_second_time():
    revision = published_guide()
    with pytest.raises(NotPossible):
        publishing.publish(revision=revision, by=OPERATOR)


def test_publish_refuses_the_same_start_twice():
    item = HandlingItemFactory()
    published_guide(handling_item=item, at=MAY)
    with pytest.raises(NotPublishable):
        published_guide(handling_item=item, at=MAY)


def test_publish_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        publishing.publish(revision=GuideRevisionFactory(), by=UserFactory(staff=True))


def test_published_revision_cannot_be_deleted():
    with pytest.raises(Exception, match="不能删除"):
        published_guide().delete()
