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
WAYS = [
    ("cancelled", "matter.cancel"),
    ("merged", "matter.merge"),
    ("delegated", "matter.delegate"),
    ("converted", "matter.convert"),
]


def official(office=None, *names):
    user = UserFactory(staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=names or ["change_matter", "view_matter"])
    )
    if office is not None:
        OfficeMembership.objects.create(user=user, office=office)
    return user


def end(matter, reason="cancelled", **kwargs):
    return ending.end(
        **{"matter": matter, "reason": reason, "by": OPERATOR, "on": DAY, "basis": BASIS, **kwargs}
    )


def refusal_fields(reason, **kwargs):
    with pytest.raises(NotPossible) as refusal:
        end(reason=reason, **kwargs)
    kwargs["matter"].refresh_from_db()
    assert kwargs["matter"].state != "ended"
    assert not AuditEvent.objects.exists()
    assert not Succession.objects.filter(ended=kwargs["matter"]).exists()
    return [problem.field for problem in refusal.value.problems]


@pytest.mark.parametrize(("reason", "event"), WAYS)
def test_end_sets_reason_day_basis_and_successor(reason, event):
    matter, successor = MatterFactory(), MatterFactory(name="承接事项")
    end(
        matter,
        reason,
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
    end(matter, "delegated", by=by, successors=[successor])
    assert AuditEvent.objects.get().actor_name == by.username


def test_end_of_a_future_day_is_stored_as_decided():
    matter = MatterFactory()
    on = timezone.localdate() + timedelta(days=30)
    end(matter, on=on)
    matter.refresh_from_db()
    assert (matter.state, matter.ended_on) == ("ended", on)


def test_end_of_a_suspended_matter_is_possible_from_today():
    matter = MatterFactory(state="suspended")
    end(matter, on=timezone.localdate())
    assert AuditEvent.objects.get().changes["state"] == ["suspended", "ended"]


def test_end_of_a_suspended_matter_refuses_a_future_day():
    matter = MatterFactory(state="suspended")
    on = timezone.localdate() + timedelta(days=1)
    assert refusal_fields("cancelled", matter=matter, on=on) == ["on"]


def test_merge_needs_a_successor():
    assert refusal_fields("merged", matter=MatterFactory(), note="待定") == ["successors"]


@pytest.mark.parametrize("reason", ["delegated", "converted"])
def test_delegate_and_convert_need_a_successor_or_a_reason(reason):
    assert refusal_fields(reason, matter=MatterFactory(), note=" ") == ["successors"]
    matter = MatterFactory()
    end(matter, reason, note="各区尚未列入目录")
    matter.refresh_from_db()
    assert matter.state == "ended"


@pytest.mark.parametrize("basis", ["", "  ", "字" * 301, "文件\x00"])
def test_end_refuses_a_basis_that_is_none(basis):
    assert refusal_fields("cancelled", matter=MatterFactory(), basis=basis) == ["basis"]


def test_end_refuses_a_note_that_is_too_long():
    assert refusal_fields("cancelled", matter=MatterFactory(), note="字" * 301) == ["note"]


@pytest.mark.parametrize("on", [date(1948, 12, 31), date(1, 1, 1), date(9999, 12, 31)])
def test_end_refuses_a_day_out_of_reach(on):
    assert refusal_fields("cancelled", matter=MatterFactory(), on=on) == ["on"]


def test_end_tells_all_that_is_wrong_at_once():
    fields = refusal_fields("merged", matter=MatterFactory(), on=date(1, 1, 1), basis="")
    assert fields == ["on", "basis", "successors"]


@pytest.mark.parametrize("on", [DAY, None])
def test_end_refuses_a_second_time(on):
    """Also while the day lies ahead: what was decided and announced is not decided anew."""
    matter = MatterFactory()
    first = on or timezone.localdate() + timedelta(days=9)
    end(matter, on=first)
    with pytest.raises(NotPossible):
        end(matter, "merged", successors=[MatterFactory()])
    matter.refresh_from_db()
    assert matter.ended_reason == "cancelled"
    assert AuditEvent.objects.count() == 1


def test_end_refuses_itself_as_successor():
    matter = MatterFactory()
    assert refusal_fields("merged", matter=matter, successors=[matter]) == ["successors"]


def test_end_refuses_a_successor_that_has_ended():
    for successor in (MatterFactory(ended=True), MatterFactory(ended=True, ended_on=DAY)):
        fields = refusal_fields("merged", matter=MatterFactory(), successors=[successor])
        assert fields == ["successors"]


def test_end_takes_a_successor_that_ends_later():
    later = MatterFactory(ended=True, ended_on=DAY + timedelta(days=1))
    end(MatterFactory(), "merged", successors=[later])
    assert Succession.objects.count() == 1


def test_end_refuses_a_circle():
    first, second, third = MatterFactory(), MatterFactory(), MatterFactory()
    later = timezone.localdate() + timedelta(days=9)
    for matter, successor in ((first, second), (second, third)):
        end(matter, "merged", on=later, successors=[successor])
    with pytest.raises(NotPossible) as refusal:
        end(third, "merged", on=timezone.localdate(), successors=[first])
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
            end(matter, by=stranger)
    assert Matter.objects.get().state == "in_force"
    assert not AuditEvent.objects.exists()
