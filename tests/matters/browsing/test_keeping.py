"""What people browse by is kept by the process, and is never older than what was last written."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from audit.recording import record
from matters.actions import publishing, retiring
from matters.browsing import keeping, reading
from matters.models import Matter, Synonym
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    RegionFactory,
    published_guide,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_columns")]


@pytest.fixture
def whole_reads(monkeypatch):
    """How often all of it was read."""
    reads = []
    read = reading.whole
    monkeypatch.setattr(reading, "whole", lambda at: reads.append(at) or read(at))
    return reads


@transaction.atomic
def told_of(subject):
    record(by=OPERATOR, action="test.save", subject=subject)


def at(monkeypatch, moment):
    monkeypatch.setattr("matters.browsing.keeping.timezone.now", lambda: moment)


def test_catalogue_that_stays_costs_one_query(django_assert_num_queries):
    published_guide()
    first = keeping.columns()
    with django_assert_num_queries(1):
        assert keeping.columns() is first


def test_publication_is_seen_at_once_and_only_its_matter_is_read(whole_reads):
    MatterFactory()
    revision = GuideRevisionFactory(handling_type="immediate")
    assert keeping.columns().count({"handling": "immediate"}) == 0
    publishing.publish(revision=revision, by=OPERATOR)
    assert keeping.columns().count({"handling": "immediate"}) == 1
    assert keeping.columns().guide_count == 1
    assert len(whole_reads) == 1


def test_withdrawal_is_seen_at_once():
    revision = published_guide(handling_type="immediate")
    assert keeping.columns().count({"handling": "immediate"}) == 1
    retiring.withdraw(revision=revision, by=OPERATOR, notice="内容有误，正在更正。")
    assert keeping.columns().count({"handling": "immediate"}) == 0


def test_events_of_matters_and_items_have_these_read_anew(whole_reads):
    matter, item = MatterFactory(name="旧名"), HandlingItemFactory(name="首次")
    keeping.columns()
    Matter.objects.filter(pk=matter.pk).update(name="新名")
    type(item).objects.filter(pk=item.pk).update(name="变更")
    assert keeping.columns().count({"q": "新名"}) == 0
    told_of(matter)
    told_of(item)
    columns = keeping.columns()
    assert (columns.count({"q": "新名"}), columns.count({"q": "变更"})) == (1, 1)
    assert len(whole_reads) == 1


def test_event_of_what_stands_behind_matters_has_all_read_anew(whole_reads):
    region = RegionFactory()
    keeping.columns()
    MatterFactory()
    told_of(region)
    assert keeping.columns().count({}) == 1
    assert len(whole_reads) == 2


def test_event_of_what_nobody_browses_by_has_nothing_read(whole_reads):
    first = keeping.columns()
    told_of(Synonym.objects.create(word="开药店", means="药品零售"))
    assert keeping.columns() is first
    assert len(whole_reads) == 1


def test_matter_that_is_no_more_is_gone():
    matter = MatterFactory()
    assert keeping.columns().count({}) == 1
    told_of(matter)
    matter.delete()
    assert keeping.columns().count({}) == 0


def test_guide_that_begins_later_is_seen_when_its_time_has_come(monkeypatch, whole_reads):
    now = timezone.now()
    published_guide(handling_type="immediate", at=now + timedelta(minutes=9))
    assert keeping.columns().count({"handling": "immediate"}) == 0
    at(monkeypatch, now + timedelta(minutes=10))
    assert keeping.columns().count({"handling": "immediate"}) == 1
    assert len(whole_reads) == 1


def test_what_was_written_past_the_actions_is_seen_after_a_while(monkeypatch):
    assert keeping.columns().count({}) == 0
    MatterFactory()
    assert keeping.columns().count({}) == 0
    at(monkeypatch, timezone.now() + timedelta(hours=2))
    assert keeping.columns().count({}) == 1


def test_chain_that_went_back_has_all_read_anew(whole_reads):
    told_of(MatterFactory())
    keeping.columns()
    keeping._kept = keeping.replace(keeping._kept, sequence=10**6)
    keeping.columns()
    assert len(whole_reads) == 2


def test_others_go_on_with_what_was_there_while_one_reads():
    first = keeping.columns()
    told_of(MatterFactory())
    with keeping._renewing:
        assert keeping.columns() is first
    assert keeping.columns().count({}) == 1
