"""Draft, submit, return, approve, publish, correct, withdraw: each by who may, from where it may."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEvent
from matters.actions import drafting, publishing, retiring, review
from matters.actions.review import Reason
from matters.models import GuideRevision, PublicationPeriod, ReviewReturn
from matters.problems import NotAllowed, NotPossible, NotPublishable
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    OfficeFactory,
    approved_guide,
    complete_guide,
    person,
    published_guide,
)

pytestmark = pytest.mark.django_db

REASONS = (Reason("materials", "缺少份数"), Reason("fees", ""))
MAY = datetime(2020, 5, 1, tzinfo=UTC)


def actions():
    return list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))


def test_a_guide_goes_through_its_whole_life():
    editor, reviewer, publisher = person("editor"), person("reviewer"), person("publisher")
    revision = complete_guide()
    drafting.submit(revision=revision, by=editor)
    review.send_back(revision=revision, by=reviewer, reasons=REASONS)
    drafting.submit(revision=revision, by=editor)
    review.approve(revision=revision, by=reviewer)
    publishing.publish(revision=revision, by=publisher)
    retiring.withdraw(revision=revision, by=publisher, notice="内容有误，正在核对")
    revision.refresh_from_db()
    assert revision.status == "retired"
    assert (revision.submitted_by, revision.approved_by) == (editor, reviewer)
    assert (revision.published_by, revision.retired_by) == (publisher, publisher)
    assert actions() == [
        "guide.submit",
        "guide.return",
        "guide.submit",
        "guide.approve",
        "guide.publish",
        "guide.withdraw",
    ]
    assert not GuideRevision.objects.published().exists()


def test_send_back_keeps_the_reasons_that_were_given():
    revision = complete_guide()
    drafting.submit(revision=revision, by=person("editor"))
    review.send_back(revision=revision, by=person("reviewer"), reasons=REASONS)
    assert ReviewReturn.objects.get().reasons == [{"section": "materials", "reason": "缺少份数"}]
    revision.refresh_from_db()
    assert (revision.status, revision.submitted_by) == ("draft", None)


def test_send_back_without_a_reason_is_refused():
    revision = complete_guide()
    drafting.submit(revision=revision, by=person("editor"))
    with pytest.raises(NotPossible, match="原因"):
        review.send_back(revision=revision, by=person("reviewer"), reasons=[Reason("fees", " ")])


@pytest.mark.parametrize("act", ["approve", "send_back"])
def test_review_of_ones_own_submission_is_refused(act):
    both = person("editor", "reviewer")
    revision = complete_guide()
    drafting.submit(revision=revision, by=both)
    extra = {"reasons": REASONS} if act == "send_back" else {}
    with pytest.raises(NotAllowed, match="另一人"):
        getattr(review, act)(revision=revision, by=both, **extra)


def test_the_database_refuses_review_of_ones_own_submission():
    revision = approved_guide()
    with pytest.raises(IntegrityError), transaction.atomic():
        GuideRevision.objects.filter(pk=revision.pk).update(approved_by=revision.submitted_by)


def test_recall_takes_a_submission_back():
    editor = person("editor")
    revision = complete_guide()
    drafting.submit(revision=revision, by=editor)
    assert drafting.recall(revision=revision, by=editor).status == "draft"


@pytest.mark.parametrize(
    ("act", "role"),
    [
        (drafting.submit, "reviewer"),
        (drafting.recall, "reviewer"),
        (review.approve, "editor"),
        (publishing.publish, "reviewer"),
    ],
)
def test_a_move_is_refused_to_who_may_not(act, role):
    with pytest.raises(NotAllowed):
        act(revision=GuideRevisionFactory(), by=person(role))
    assert actions() == []


@pytest.mark.parametrize(
    ("act", "role"),
    [
        (drafting.recall, "editor"),
        (review.approve, "reviewer"),
        (publishing.publish, "publisher"),
    ],
)
def test_a_move_the_table_does_not_allow_is_refused(act, role):
    with pytest.raises(NotPossible, match="草稿"):
        act(revision=GuideRevisionFactory(), by=person(role))


def test_a_move_is_refused_outside_ones_offices():
    revision = complete_guide()
    with pytest.raises(NotAllowed, match="任职"):
        drafting.submit(revision=revision, by=person("editor", office=OfficeFactory()))
    here = revision.handling_item.matter.office
    assert (
        drafting.submit(revision=revision, by=person("editor", office=here)).status == "in_review"
    )


def test_publish_by_a_person_is_never_back_dated():
    with pytest.raises(NotPublishable, match="早于"):
        publishing.publish(revision=approved_guide(), by=person("publisher"), at=MAY)


def test_a_scheduled_revision_can_be_moved_and_withdrawn_before_its_day():
    item = HandlingItemFactory()
    first = published_guide(handling_item=item, at=MAY)
    publisher = person("publisher")
    day = timezone.now() + timedelta(days=10)
    later = day + timedelta(days=10)
    second = approved_guide(handling_item=item)
    publishing.publish(revision=second, by=publisher, at=day)
    assert GuideRevision.objects.published(at=later).get().pk == second.pk
    publishing.reschedule(revision=second, by=publisher, at=later + timedelta(days=1))
    assert GuideRevision.objects.published(at=later).get().pk == first.pk
    retiring.withdraw(revision=second, by=publisher, notice="暂缓施行")
    assert GuideRevision.objects.published(at=later + timedelta(days=9)).get().pk == first.pk


def test_what_was_known_of_a_schedule_stays_known():
    publisher = person("publisher")
    day = timezone.now() + timedelta(days=10)
    revision = approved_guide()
    publishing.publish(revision=revision, by=publisher, at=day)
    known = PublicationPeriod.objects.get().recorded_at
    publishing.reschedule(revision=revision, by=publisher, at=day + timedelta(days=5))
    assert GuideRevision.objects.published(at=day, known=known).exists()
    assert not GuideRevision.objects.published(at=day).exists()


def test_reschedule_is_refused_once_the_day_has_come():
    publisher = person("publisher")
    revision = publishing.publish(revision=approved_guide(), by=publisher)
    with pytest.raises(NotPossible, match="更正"):
        publishing.reschedule(
            revision=revision, by=publisher, at=timezone.now() + timedelta(days=1)
        )


def test_reschedule_to_the_past_is_refused():
    publisher = person("publisher")
    revision = publishing.publish(
        revision=approved_guide(), by=publisher, at=timezone.now() + timedelta(days=9)
    )
    with pytest.raises(NotPossible, match="晚于现在"):
        publishing.reschedule(revision=revision, by=publisher, at=MAY)


def test_withdraw_needs_a_notice_and_a_revision_in_force():
    publisher = person("publisher")
    item = HandlingItemFactory()
    first = published_guide(handling_item=item, at=MAY)
    with pytest.raises(NotPossible, match="原因"):
        retiring.withdraw(revision=first, by=publisher, notice=" ")
    published_guide(handling_item=item)
    with pytest.raises(NotPossible, match="接替"):
        retiring.withdraw(revision=first, by=publisher, notice="有误")


def test_past_days_still_answer_after_a_withdrawal():
    revision = published_guide(at=MAY)
    retiring.withdraw(revision=revision, by=person("publisher"), notice="有误")
    assert GuideRevision.objects.published(at=MAY).get().pk == revision.pk


@pytest.mark.parametrize(
    "change",
    [
        {"quantity_limit": "一家"},
        {"snapshot": {}},
        {"status": "draft", "snapshot": None, "sha256": "", "published_at": None},
    ],
)
def test_the_database_refuses_to_change_what_is_published(change):
    revision = published_guide()
    with pytest.raises(IntegrityError), transaction.atomic():
        GuideRevision.objects.filter(pk=revision.pk).update(**change)


def test_the_database_refuses_to_delete_what_is_published():
    revision = published_guide()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationPeriod.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        GuideRevision.objects.filter(pk=revision.pk)._raw_delete("default")


def test_the_database_lets_a_period_be_superseded_once():
    published_guide()
    period = PublicationPeriod.objects.get()
    PublicationPeriod.objects.update(superseded_at=period.recorded_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationPeriod.objects.update(superseded_at=None)
