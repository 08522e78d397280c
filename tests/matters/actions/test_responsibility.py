"""Which office answers for a matter: assigned, handed over on a day, never two on one day."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import responsibility
from matters.jobs import apply_due_responsibilities
from matters.models import Matter, OfficeMembership, Responsibility
from matters.problems import NotAllowed, NotPossible
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2020, 5, 1), date(2020, 6, 1), date(2020, 7, 1)
BASIS = "沪府发〔2020〕1号"


def assign(matter, office, on, basis=BASIS, by=OPERATOR):
    return responsibility.assign(matter=matter, office=office, by=by, on=on, basis=basis)


def line(matter):
    rows = matter.responsibilities.order_by("starts_on")
    return list(rows.values_list("office_id", "starts_on", "ends_on"))


def test_assign_first_says_since_when():
    matter = MatterFactory()
    assign(matter, matter.office, MAY)
    assert line(matter) == [(matter.office_id, MAY, None)]
    assert [event.action for event in AuditEvent.objects.all()] == ["matter.assign"]


def test_assign_hands_over_from_a_day():
    matter, office = MatterFactory(), OfficeFactory()
    former = matter.office
    assign(matter, former, MAY)
    assign(matter, office, JUNE)
    assert line(matter) == [(former.pk, MAY, JUNE), (office.pk, JUNE, None)]
    matter.refresh_from_db()
    assert matter.office_id == office.pk
    events = AuditEvent.objects.order_by("sequence")
    assert [event.action for event in events] == [
        "matter.assign",
        "matter.assign",
        "matter.hand_over",
    ]
    assert events.last().changes["office"] == [former.name, office.name]
    assert verify_chain().holds


def test_assign_of_a_future_day_keeps_the_office_until_then():
    matter, office = MatterFactory(), OfficeFactory()
    former, today = matter.office, timezone.localdate()
    day = today + timedelta(days=3)
    assign(matter, office, day)
    matter.refresh_from_db()
    assert matter.office_id == former.pk
    assert responsibility.apply_due_responsibilities(day - timedelta(days=1)) == 0
    assert responsibility.apply_due_responsibilities(day) == 1
    assert responsibility.apply_due_responsibilities(day) == 0
    matter.refresh_from_db()
    assert matter.office_id == office.pk
    assert AuditEvent.objects.first().actor_name == "command:apply_due_responsibilities"


def test_apply_due_responsibilities_gives_a_matter_without_office_one():
    matter = MatterFactory()
    Matter.objects.update(office=None)
    Responsibility.objects.create(matter=matter, office=OfficeFactory(), starts_on=MAY)
    assert apply_due_responsibilities() == 1
    assert Matter.objects.get().office_id == Responsibility.objects.get().office_id


def test_apply_due_responsibilities_leaves_a_matter_that_would_stand_twice(caplog):
    matter, office = MatterFactory(), OfficeFactory()
    MatterFactory(office=office, name=matter.name)
    Responsibility.objects.create(matter=matter, office=office, starts_on=MAY)
    other = MatterFactory()
    Responsibility.objects.create(matter=other, office=office, starts_on=MAY)
    assert responsibility.apply_due_responsibilities(JUNE) == 1
    assert "已有同名同码的事项" in caplog.text
    assert Matter.objects.get(pk=matter.pk).office_id == matter.office_id


def test_hand_over_takes_the_division_of_the_former_office_away():
    matter, office = MatterFactory(), OfficeFactory()
    matter.responsible_division = OfficeFactory(parent=matter.office, kind="division")
    matter.save()
    assign(matter, office, MAY)
    matter.refresh_from_db()
    assert (matter.office_id, matter.responsible_division) == (office.pk, None)


@pytest.mark.parametrize("on", [MAY, date(2020, 4, 30)])
def test_assign_refuses_a_day_that_is_not_after_the_last(on):
    matter = MatterFactory()
    assign(matter, matter.office, MAY)
    with pytest.raises(NotPossible) as refusal:
        assign(matter, OfficeFactory(), on)
    assert [problem.field for problem in refusal.value.problems] == ["on"]
    assert len(line(matter)) == 1


def test_assign_refuses_the_office_that_answers_already():
    matter = MatterFactory()
    assign(matter, matter.office, MAY)
    with pytest.raises(NotPossible) as refusal:
        assign(matter, matter.office, JUNE)
    assert [problem.field for problem in refusal.value.problems] == ["office"]


def test_assign_refuses_an_office_with_a_matter_of_the_same_name():
    matter, office = MatterFactory(), OfficeFactory()
    MatterFactory(office=office, name=matter.name)
    with pytest.raises(NotPossible) as refusal:
        assign(matter, office, MAY)
    assert [problem.field for problem in refusal.value.problems] == ["office"]


@pytest.mark.parametrize(
    ("on", "basis", "fields"),
    [
        (date(1948, 1, 1), BASIS, ["on"]),
        (date(9999, 12, 31), BASIS, ["on"]),
        (MAY, " ", ["basis"]),
        (MAY, "字" * 301, ["basis"]),
        (MAY, "\x00", ["basis"]),
    ],
)
def test_assign_refuses_bad_input(on, basis, fields):
    matter = MatterFactory()
    with pytest.raises(NotPossible) as refusal:
        assign(matter, matter.office, on, basis)
    assert [problem.field for problem in refusal.value.problems] == fields
    assert not Responsibility.objects.exists()
    assert not AuditEvent.objects.exists()


def test_assign_refuses_an_ended_matter_from_its_day_on():
    matter = MatterFactory(ended=True, ended_on=JUNE)
    with pytest.raises(NotPossible):
        assign(matter, OfficeFactory(), JUNE)
    assign(matter, OfficeFactory(), MAY)


def test_assign_refuses_who_lacks_the_permission_or_another_office():
    matter = MatterFactory()
    reader, stranger = UserFactory(staff=True), UserFactory(staff=True)
    OfficeMembership.objects.create(user=reader, office=matter.office)
    reader.user_permissions.set(Permission.objects.filter(codename="view_matter"))
    stranger.user_permissions.set(Permission.objects.filter(codename="change_matter"))
    for person in (reader, stranger):
        with pytest.raises(NotAllowed):
            assign(matter, OfficeFactory(), MAY, by=person)
    assert not Responsibility.objects.exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(MAY, None), (MAY, date(2020, 6, 2)), (date(2020, 6, 30), None), (date(2019, 1, 1), JULY)],
)
def test_database_refuses_two_offices_on_one_day(starts_on, ends_on):
    matter = MatterFactory()
    Responsibility.objects.create(
        matter=matter, office=OfficeFactory(), starts_on=JUNE, ends_on=JULY
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Responsibility.objects.create(
            matter=matter, office=OfficeFactory(), starts_on=starts_on, ends_on=ends_on
        )


def test_database_takes_offices_that_follow_each_other():
    matter = MatterFactory()
    for starts_on, ends_on in ((MAY, JUNE), (JULY, None), (JUNE, JULY)):
        Responsibility.objects.create(
            matter=matter, office=OfficeFactory(), starts_on=starts_on, ends_on=ends_on
        )
    assert Responsibility.objects.count() == 3
