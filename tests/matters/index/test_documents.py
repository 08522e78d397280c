"""What of a matter can be found: what is public of it now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matters.actions import publishing
from matters.index import documents
from matters.models import ContactChannel, Matter, Succession
from matters.search.tiers import place
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def entry_of(matter):
    (entry,) = documents.of_matters(documents.matters_to_index().filter(pk=matter.pk))
    return entry


def test_entry_speaks_of_what_is_published():
    revision = GuideRevisionFactory(
        handling_item__name="首次注册",
        handling_item__matter__name="注册",
        handling_modes=["online"],
    )
    ContactChannel.objects.create(revision=revision, kind="consultation", value="021-1")
    ContactChannel.objects.create(revision=revision, kind="complaint", value="021-2")
    before = entry_of(revision.handling_item.matter)
    assert (before.shown["items"], before.shown["phones"]) == ([], [])
    assert "首次" not in before.name_tokens
    publishing.publish(revision=revision, by=OPERATOR)
    after = entry_of(revision.handling_item.matter)
    assert after.shown["items"] == [[revision.handling_item.slug, "首次注册"]]
    assert after.shown["phones"] == ["021-1"]
    assert "首次" in after.name_tokens
    assert " online=1 " in after.facets


def test_entry_of_many_asks_as_much_as_of_one(django_assert_num_queries):
    MatterFactory(ended=True)
    for rows in (1, 3, 30):
        for _ in range(rows):
            published_guide()
        with django_assert_num_queries(4):
            documents.of_matters(documents.matters_to_index())


def test_entry_names_the_regions_around():
    city = RegionFactory(code="310000", name="上海市")
    office = OfficeFactory(region=RegionFactory(code="310107", name="普陀区", parent=city))
    entry = entry_of(MatterFactory(office=office))
    assert {"普陀", "上海"} <= set(entry.popular_tokens.split())
    assert "上海" not in entry.name_tokens.split()


def test_entry_is_stale_when_a_guide_begins_or_the_matter_ends():
    tomorrow = timezone.now() + timedelta(days=1)
    revision = published_guide(at=tomorrow)
    matter = revision.handling_item.matter
    assert entry_of(matter).stale_at == tomorrow
    assert entry_of(matter).shown["items"] == []
    ending = MatterFactory(state="ended", ended_reason="cancelled")
    Matter.objects.filter(pk=ending.pk).update(ended_on=timezone.localdate() + timedelta(days=9))
    entry = entry_of(ending)
    assert entry.shown["state"] == "in_force"
    assert timezone.localdate(entry.stale_at) == timezone.localdate() + timedelta(days=9)
    assert entry_of(MatterFactory()).stale_at is None


def test_entry_of_an_ended_matter_stands_behind_and_leads_on():
    succession = Succession.objects.create(
        ended=MatterFactory(name="旧", ended=True), successor=MatterFactory(name="新", slug="new")
    )
    entry = entry_of(succession.ended)
    assert entry.pk == place(name="旧", key=succession.ended.pk, is_ended=True)
    assert entry.shown["successors"] == [["new", "新"]]


def test_entry_of_an_office_has_its_former_names():
    (entry,) = documents.of_offices([OfficeFactory(name="药监局", former_names=["食药监局"])])
    assert entry.facets == ""
    assert "食药" in entry.popular_tokens.split()


def test_same_entry_is_told_from_another():
    matter = MatterFactory(name="药品")
    entry = entry_of(matter)
    assert documents.is_same(entry, entry_of(matter))
    Matter.objects.filter(pk=matter.pk).update(popular_names=["卖药"])
    assert not documents.is_same(entry, entry_of(matter))
