"""A matter ends from a day on, by a named document, and leads to what replaces it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import ending
from matters.models import Matter, OfficeMembership, Succession
from matters.problems import NotAllowed, NotPossible
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = date(2020, 5, 1)
BASIS = "国发〔2019〕6号"
ACTIONS = [
    (ending.cancel, "cancelled", "matter.cancel"),
    (ending.merge, "merged", "matter.merge"),
    (ending.delegate, "delegated", "matter.delegate"),
    (ending.convert, "converted", "matter.convert"),
]


def official(office=None, *names):
    user = UserFactory(staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=names or ["change_matter", "view_matter"])
    )
    if office is not None:
        OfficeMembership.objects.create(user=user, office=office)
    return user


def refusal_fields(action, **kwargs):
    with pytest.raises(NotPossible) as refusal:
        action(**{"by": OPERATOR, "on": DAY, "basis": BASIS, **kwargs})
    kwargs["matter"].refresh_from_db()
    assert kwargs["matter"].state != "ended"
    assert not AuditEvent.objects.exists()
    assert not Succession.objects.filter(ended=kwargs["matter"]).exists()
    return [problem.field for problem in refusal.value.problems]


@pytest.mark.parametrize(("action", "reason", "event"), ACTIONS)
def test_end_sets_reason_day_basis_and_successor(action, reason, event):
    matter, successor = MatterFactory(), MatterFactory(name="承接事项")
    action(
        matter=matter,
        by=OPERATOR,
        on=DAY,
        basis=f" {BASIS} ",
        successors=[successor, successor],
        note="一并办理",
    )
    matter.refresh_from_db()
    assert (matter.state, matter.ended_reason) == ("ended", reason)
    assert (matter.ended_on, matter.ended_basis) == (DAY, BASIS)
    row = Succession.objects.get()
    assert (row.ended_id, row.successor_id, row.note) == (matter.pk, successor.pk, "一并办理")
    recorded = AuditEvent.objects.get()
    assert (recorded.action, recorded.object_id) == (event, str(matter.pk))
    assert recorded.changes == {
        "state": ["in_force", "ended"],
        "on": "2020-05-01",
        "basis": BASIS,
        "successors": [{"id": str(successor.pk), "name": "承接事项"}],
        "note": "一并办理",
    }
    assert verify_chain().holds


def test_end_by_an_official_of_the_office_with_a_successor_elsewhere():
    matter, successor = MatterFactory(), MatterFactory()
    by = official(matter.office)
    ending.delegate(matter=matter, by=by, on=DAY, basis=BASIS, successors=[successor])
    assert AuditEvent.objects.get().actor_name == by.username


def test_end_of_a_future_day_is_stored_as_decided():
    matter = MatterFactory()
    on = timezone.localdate() + timedelta(days=30)
    ending.cancel(matter=matter, by=OPERATOR, on=on, basis=BASIS)
    matter.refresh_from_db()
    assert (matter.state, matter.ended_on) == ("ended", on)


def test_end_of_a_suspended_matter_is_possible_from_today():
    matter = MatterFactory(state="suspended")
    ending.cancel(matter=matter, by=OPERATOR, on=timezone.localdate(), basis=BASIS)
    assert AuditEvent.objects.get().changes["state"] == ["suspended", "ended"]


def test_end_of_a_suspended_matter_refuses_a_future_day():
    matter = MatterFactory(state="suspended")
    on = timezone.localdate() + timedelta(days=1)
    assert refusal_fields(ending.cancel, matter=matter, on=on) == ["on"]


def test_merge_needs_a_successor():
    assert refusal_fields(ending.merge, matter=MatterFactory(), note="待定") == ["successors"]


@pytest.mark.parametrize("action", [ending.delegate, ending.convert])
def test_delegate_and_convert_need_a_successor_or_a_reason(action):
    assert refusal_fields(action, matter=MatterFactory(), note=" ") == ["successors"]
    matter = MatterFactory()
    action(matter=matter, by=OPERATOR, on=DAY, basis=BASIS, note="各区尚未列入目录")
    matter.refresh_from_db()
    assert matter.state == "ended"


@pytest.mark.parametrize("basis", ["", "  ", "字" * 301, "文件\x00"])
def test_end_refuses_a_basis_that_is_none(basis):
    assert refusal_fields(ending.cancel, matter=MatterFactory(), basis=basis) == ["basis"]


def test_end_refuses_a_note_that_is_too_long():
    assert refusal_fields(ending.cancel, matter=MatterFactory(), note="字" * 301) == ["note"]


@pytest.mark.parametrize("on", [date(1948, 12, 31), date(1, 1, 1), date(9999, 12, 31)])
def test_end_refuses_a_day_out_of_reach(on):
    assert refusal_fields(ending.cancel, matter=MatterFactory(), on=on) == ["on"]


def test_end_tells_all_that_is_wrong_at_once():
    fields = refusal_fields(ending.merge, matter=MatterFactory(), on=date(1, 1, 1), basis="")
    assert fields == ["on", "basis", "successors"]


@pytest.mark.parametrize("on", [DAY, None])
def test_end_refuses_a_second_time(on):
    """Also while the day lies ahead: what was decided and announced is not decided anew."""
    matter = MatterFactory()
    first = on or timezone.localdate() + timedelta(days=9)
    ending.cancel(matter=matter, by=OPERATOR, on=first, basis=BASIS)
    with pytest.raises(NotPossible):
        ending.merge(matter=matter, by=OPERATOR, on=DAY, basis=BASIS, successors=[MatterFactory()])
    matter.refresh_from_db()
    assert matter.ended_reason == "cancelled"
    assert AuditEvent.objects.count() == 1


def test_end_refuses_itself_as_successor():
    matter = MatterFactory()
    assert refusal_fields(ending.merge, matter=matter, successors=[matter]) == ["successors"]


def test_end_refuses_a_successor_that_has_ended():
    for successor in (MatterFactory(ended=True), MatterFactory(ended=True, ended_on=DAY)):
        fields = refusal_fields(ending.merge, matter=MatterFactory(), successors=[successor])
        assert fields == ["successors"]


def test_end_takes_a_successor_that_ends_later():
    later = MatterFactory(ended=True, ended_on=DAY + timedelta(days=1))
    ending.merge(matter=MatterFactory(), by=OPERATOR, on=DAY, basis=BASIS, successors=[later])
    assert Succession.objects.count() == 1


def test_end_refuses_a_circle():
    first, second, third = MatterFactory(), MatterFactory(), MatterFactory()
    later = timezone.localdate() + timedelta(days=9)
    for matter, successor in ((first, second), (second, third)):
        ending.merge(matter=matter, by=OPERATOR, on=later, basis=BASIS, successors=[successor])
    with pytest.raises(NotPossible) as refusal:
        ending.merge(
            matter=third, by=OPERATOR, on=timezone.localdate(), basis=BASIS, successors=[first]
        )
    assert [problem.field for problem in refusal.value.problems] == ["successors"]
    assert Matter.objects.get(pk=third.pk).state == "in_force"


def test_end_refuses_who_lacks_the_permission_or_another_office():
    matter = MatterFactory()
    strangers = [
        official(matter.office, "view_matter"),
        official(OfficeFactory()),
        official(None),
        UserFactory(),
    ]
    for stranger in strangers:
        with pytest.raises(NotAllowed):
            ending.cancel(matter=matter, by=stranger, on=DAY, basis=BASIS)
    assert Matter.objects.get().state == "in_force"
    assert not AuditEvent.objects.exists()
