"""Two hundred races on PostgreSQL: nobody's work is lost, nothing is published twice, nobody waits for ever."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from matters.actions import drafting, publishing, retiring, review
from matters.actions.review import Reason
from matters.models import GuideRevision
from matters.problems import Refused
from tests.factories import OPERATOR, GuideRevisionFactory
from tests.matters.actions.races.running import DAY, RACES, assert_sound, refused, status_of

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_two_publishers_of_one_revision(track, revisions, staff):
    """It is published once."""
    one, other = staff[4:]
    for _ in range(RACES):
        revision = revisions.approved()
        outcomes = track.race(
            lambda revision=revision: publishing.publish(revision=revision, by=one),
            lambda revision=revision: publishing.publish(revision=revision, by=other),
        )
        assert sorted(refused(outcomes)) == [False, True]
        assert revision.periods.filter(superseded_at=None).count() == 1
    assert_sound({"guide.publish": RACES})


def test_two_publishers_of_two_revisions_now(track, revisions, staff):
    """Both are published, one after the other."""
    one, other = staff[4:]
    for _ in range(RACES):
        first, second = revisions.approved(), revisions.approved()
        outcomes = track.race(
            lambda first=first: publishing.publish(revision=first, by=one),
            lambda second=second: publishing.publish(revision=second, by=other),
        )
        assert refused(outcomes) == [False, False]
        assert GuideRevision.objects.published().count() == 1
    assert_sound({"guide.publish": 2 * RACES})


def test_two_publishers_of_two_revisions_from_the_same_instant(track, revisions, staff):
    """The first has it, the second is told so."""
    one, other = staff[4:]
    start = timezone.now() + DAY
    for day in range(RACES):
        at = start + day * DAY
        first, second = revisions.approved(), revisions.approved()
        outcomes = track.race(
            lambda first=first, at=at: publishing.publish(revision=first, by=one, at=at),
            lambda second=second, at=at: publishing.publish(revision=second, by=other, at=at),
        )
        assert sorted(refused(outcomes)) == [False, True]
        assert GuideRevision.objects.published(at=at).count() == 1
    assert_sound({"guide.publish": RACES})


def test_publisher_against_a_reviewer_who_sends_back(track, revisions, staff):
    """It is published or a draft again, never both."""
    reviewer, publisher = staff[3], staff[5]
    published = 0
    for _ in range(RACES):
        revision = revisions.approved()
        outcomes = track.race(
            lambda revision=revision: publishing.publish(revision=revision, by=publisher),
            lambda revision=revision: review.send_back(
                revision=revision, by=reviewer, reasons=[Reason("fees", "缺收费依据")]
            ),
        )
        assert sorted(refused(outcomes)) == [False, True]
        was_published = not isinstance(outcomes[0], Refused)
        assert status_of(revision) == ("published" if was_published else "draft")
        assert revision.periods.exists() is was_published
        published += was_published
    assert_sound({"guide.publish": published, "guide.return": RACES - published})


def test_import_that_publishes_against_an_editor_who_submits(track, revisions, staff):
    """A draft is handed in or in force, and what was said of it is true."""
    editor, published = staff[1], 0
    for _ in range(RACES):
        revision = revisions.draft()
        outcomes = track.race(
            lambda revision=revision: publishing.publish(revision=revision, by=OPERATOR),
            lambda revision=revision: drafting.submit(revision=revision, by=editor),
        )
        assert sorted(refused(outcomes)) == [False, True]
        was_published = not isinstance(outcomes[0], Refused)
        assert status_of(revision) == ("published" if was_published else "in_review")
        published += was_published
    assert_sound({"guide.publish": published, "guide.submit": RACES - published})


def test_publisher_against_an_editor_who_corrects(track, revisions, staff):
    """Both do their work; the numbers stay apart."""
    editor, publisher = staff[1], staff[5]
    base = publishing.publish(revision=revisions.approved(), by=publisher)
    for _ in range(RACES):
        revision = revisions.approved()
        outcomes = track.race(
            lambda revision=revision: publishing.publish(revision=revision, by=publisher),
            lambda: drafting.correct(revision=base, by=editor, reason="时限有误"),
        )
        assert refused(outcomes) == [False, False]
        revisions.last = outcomes[1].number
    assert_sound({"guide.publish": RACES + 1, "guide.begin_correction": RACES})


def test_two_editors_who_begin_the_next_version(track, revisions, staff):
    """Each has a draft with a number of its own."""
    one, other = staff[:2]
    base = publishing.publish(revision=revisions.approved(), by=OPERATOR)
    for _ in range(RACES):
        outcomes = track.race(
            lambda: drafting.copy(revision=base, by=one),
            lambda: drafting.copy(revision=base, by=other),
        )
        assert refused(outcomes) == [False, False]
        assert outcomes[0].number != outcomes[1].number
    assert_sound({"guide.copy": 2 * RACES})


def test_two_editors_who_copy_from_each_other(track, staff):
    """Neither waits for the item that the other copies from."""
    one, other = staff[:2]
    for editor in (one, other):
        editor.user_permissions.add(Permission.objects.get(codename="view_handlingitem"))
    here, there = (publishing.publish(revision=GuideRevisionFactory(), by=OPERATOR) for _ in "12")
    for _ in range(RACES):
        outcomes = track.race(
            lambda: drafting.copy_to(revision=here, item=there.handling_item, by=one),
            lambda: drafting.copy_to(revision=there, item=here.handling_item, by=other),
        )
        assert refused(outcomes) == [False, False]
    assert_sound({"guide.copy_to": 2 * RACES})


def test_two_reviewers(track, revisions, staff):
    """Who approves first has approved; who sends back takes back what was approved, and the log tells both."""
    one, other = staff[2:4]
    approved = returned = 0
    for _ in range(RACES):
        revision = revisions.submitted()
        outcomes = track.race(
            lambda revision=revision: review.approve(revision=revision, by=one),
            lambda revision=revision: review.send_back(
                revision=revision, by=other, reasons=[Reason("fees", "缺收费依据")]
            ),
        )
        assert refused(outcomes)[1] is False
        assert status_of(revision) == "draft"
        approved += not isinstance(outcomes[0], Refused)
        returned += 1
    assert_sound({"guide.approve": approved, "guide.return": returned})


def test_publisher_who_withdraws_against_one_who_publishes_the_next(track, revisions, staff):
    """The next one is in force, or nothing is; a withdrawal that came too late is refused."""
    one, other = staff[4:]
    standing = publishing.publish(revision=revisions.approved(), by=one)
    withdrawn = 0
    for _ in range(RACES):
        following = revisions.approved()
        outcomes = track.race(
            lambda standing=standing: retiring.withdraw(revision=standing, by=one, notice="有误"),
            lambda following=following: publishing.publish(revision=following, by=other),
        )
        assert refused(outcomes)[1] is False
        assert [found.pk for found in GuideRevision.objects.published()] == [following.pk]
        withdrawn += not isinstance(outcomes[0], Refused)
        standing = following
    assert_sound({"guide.publish": RACES + 1, "guide.withdraw": withdrawn})
