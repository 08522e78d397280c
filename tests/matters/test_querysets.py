"""What the public and officials are given: published periods, codes, and nothing to strangers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from matters.models import (
    GuideRevision,
    HandlingItem,
    Matter,
    Office,
    OfficeMembership,
    PublicationPeriod,
)
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

START = datetime(2020, 5, 1, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def test_published_leaves_drafts_out():
    GuideRevisionFactory()
    assert not GuideRevision.objects.published().exists()


def test_published_begins_at_its_start_and_not_before():
    published_guide(at=START)
    assert GuideRevision.objects.published(at=START).exists()
    assert not GuideRevision.objects.published(at=START - INSTANT).exists()


def test_published_ends_at_the_start_of_the_next():
    item = HandlingItemFactory()
    end = START + timedelta(days=9)
    published_guide(handling_item=item, at=START)
    published_guide(handling_item=item, at=end)
    numbers = [
        GuideRevision.objects.published(at=at).get().starts_at for at in (end - INSTANT, end)
    ]
    assert numbers == [START, end]


def test_published_leaves_out_what_begins_in_the_future():
    published_guide(at=datetime(2999, 1, 1, tzinfo=UTC))
    assert not GuideRevision.objects.published().exists()


def test_published_knew_nothing_before_it_was_recorded():
    published_guide(at=START)
    recorded_at = PublicationPeriod.objects.get().recorded_at
    known = GuideRevision.objects.published
    assert known(at=START, known=recorded_at).exists()
    assert not known(at=START, known=recorded_at - INSTANT).exists()


def test_published_annotates_the_period_it_was_found_by():
    item = HandlingItemFactory()
    published_guide(handling_item=item, at=START)
    published_guide(handling_item=item)
    revision = GuideRevision.objects.published(at=START).get()
    assert (revision.starts_at, revision.ends_at is not None) == (START, True)


def test_coded_finds_an_item_by_any_of_its_codes():
    item = HandlingItemFactory(
        code="11310000002422098T231010103300001",
        legacy_code="old-1",
        matter__implementation_code="11310000002422098T2310101033000",
    )
    HandlingItemFactory()
    for code in (item.code, "old-1", item.matter.implementation_code):
        assert list(HandlingItem.objects.coded(code)) == [item]


@pytest.mark.parametrize(
    ("user", "sees"),
    [
        (lambda: UserFactory(administrator=True), True),
        (lambda: UserFactory(administrator=True, is_active=False), False),
        (lambda: UserFactory(staff=True), False),
        (UserFactory, False),
        (AnonymousUser, False),
    ],
)
def test_visible_to(user, sees):
    MatterFactory()
    assert Matter.objects.visible_to(user()).exists() is sees


def staff_with(*permissions, office=None):
    user = UserFactory(staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    if office:
        OfficeMembership.objects.create(user=user, office=office)
    return user


def test_visible_to_staff_of_the_office_and_of_those_above():
    bureau = OfficeFactory()
    division = OfficeFactory(parent=OfficeFactory(parent=bureau))
    matter = MatterFactory(office=division)
    MatterFactory()
    for office in (bureau, division):
        user = staff_with("view_matter", office=office)
        assert list(Matter.objects.visible_to(user)) == [matter]
        assert not Office.objects.visible_to(user).exists()


def test_visible_to_an_office_leaves_out_matters_of_no_known_office():
    MatterFactory(office=None, region=RegionFactory())
    assert not Matter.objects.visible_to(staff_with("view_matter", office=OfficeFactory())).exists()


def test_visible_to_who_sees_all_offices():
    MatterFactory()
    assert Matter.objects.visible_to(staff_with("view_matter", "see_all_offices")).exists()
    assert not Matter.objects.visible_to(staff_with("see_all_offices")).exists()


def test_offices_for_list_counts_matters_and_leaves_empty_offices_out():
    OfficeFactory()
    office = MatterFactory().office
    MatterFactory(office=office)
    assert [(row.pk, row.matter_count) for row in Office.objects.for_list()] == [(office.pk, 2)]
