"""The index follows what is public: after each change, as days come, and when it is made anew."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from matters.actions import ending, indexing, publishing, retiring
from matters.actions.indexing import IndexReport
from matters.index import engines, finding
from matters.models import Matter, Office, SearchEntry
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MatterFactory,
    OfficeFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def found(text):
    known = dict(Matter.objects.values_list("pk", "name"))
    result = finding.find(text)
    return [known[hit.matter_id] for hit in result.hits] if result.supposed is None else []


def test_rebuild_counts_what_it_does():
    matter = MatterFactory(name="药品许可")
    offices = Office.objects.count()
    assert indexing.rebuild() == IndexReport(1 + offices, 0, 0, 0)
    assert indexing.rebuild() == IndexReport(0, 0, 1 + offices, 0)
    Matter.objects.filter(pk=matter.pk).update(name="食品许可")
    assert indexing.rebuild() == IndexReport(0, 1, offices, 0)
    assert (found("药品"), found("食品")) == ([], ["食品许可"])
    assert indexing.rebuild(from_scratch=True) == IndexReport(1 + offices, 0, 0, 0)
    assert found("食品") == ["食品许可"]


def test_rebuild_works_off_more_than_one_batch(monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)
    monkeypatch.setattr(engines, "BATCH", 2)
    for number in range(5):
        MatterFactory(name=f"药品{number}")
    indexing.rebuild(from_scratch=True)
    assert len(found("药品")) == 5


def test_entry_goes_with_its_matter():
    matter = MatterFactory(name="药品许可")
    indexing.rebuild()
    matter.delete()
    assert found("药品") == []
    assert not SearchEntry.objects.filter(office=None).exists()


def test_emptied_table_leaves_no_token_behind():
    matter = MatterFactory(name="药品许可")
    indexing.rebuild()
    entry = SearchEntry.objects.get(matter=matter)
    SearchEntry.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM matters_searchnames WHERE matters_searchnames MATCH '药品'"
            )
            assert cursor.fetchone() == (0,)
    entry.name_tokens = entry.popular_tokens = entry.text = "食品"
    engines.put([entry])
    assert (found("药品"), found("食品")) == ([], ["药品许可"])


@pytest.mark.usefixtures("tasks_at_once")
def test_publication_and_withdrawal_are_followed(django_capture_on_commit_callbacks):
    revision = GuideRevisionFactory(handling_item__name="首次注册")
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(revision=revision, by=OPERATOR)
    assert found("首次注册") == [revision.handling_item.matter.name]
    with django_capture_on_commit_callbacks(execute=True):
        retiring.withdraw(revision=revision, by=OPERATOR, notice="有误")
    assert found("首次注册") == []


@pytest.mark.usefixtures("tasks_at_once")
def test_end_is_followed(django_capture_on_commit_callbacks):
    old, new = MatterFactory(name="药品旧"), MatterFactory(name="药品新许可")
    indexing.rebuild()
    assert found("药品") == ["药品旧", "药品新许可"]
    with django_capture_on_commit_callbacks(execute=True):
        ending.end(
            matter=old,
            reason="merged",
            on=timezone.localdate(),
            basis="某号",
            successors=[new],
            by=OPERATOR,
        )
    assert found("药品") == ["药品新许可", "药品旧"]


def test_refresh_reaches_what_a_matter_replaced():
    old, new = MatterFactory(name="旧", ended=True), MatterFactory(name="新")
    old.successions.create(successor=new)
    indexing.rebuild()
    Matter.objects.filter(pk=new.pk).update(name="更新")
    assert indexing.refresh(matter_id=new.pk).updated == 2
    assert SearchEntry.objects.get(matter=old).shown["successors"] == [[new.slug, "更新"]]


def test_due_entries_are_made_anew():
    at = timezone.now() + timedelta(days=1)
    published_guide(handling_item__name="明天的指南", at=at)
    published_guide(handling_item__name="今天的指南")
    indexing.rebuild()
    assert found("明天的指南") == []
    assert indexing.refresh_due(at=timezone.now()) == IndexReport(0, 0, 0, 0)
    SearchEntry.objects.exclude(stale_at=None).update(stale_at=timezone.now())
    assert indexing.refresh_due(at=timezone.now()).updated == 1


def test_rebuild_asks_as_much_for_three_matters_as_for_thirty(django_assert_max_num_queries):
    OfficeFactory()
    for rows in (3, 30):
        for _ in range(rows):
            published_guide()
        with django_assert_max_num_queries(32):
            indexing.rebuild()
