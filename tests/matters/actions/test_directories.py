"""Entries of the directories move as the table says, with an event, and only by those who keep them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from audit.models import AuditEvent
from matters import directories as table
from matters.actions import directories
from matters.actions.groups import permissions_of
from matters.models import OfficeMembership
from matters.problems import NotAllowed, NotPossible
from matters.roles import CATALOGUERS, EDITORS
from tests.directory_rows import JUNE, MAY, AgencyFactory, IntermediaryItemFactory, ProofItemFactory
from tests.factories import OPERATOR, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

PROOF_ACTIONS = {
    "register": lambda item, by=OPERATOR: directories.register(item=item, by=by, on=JUNE),
    "cancel": lambda item, by=OPERATOR: directories.cancel(item=item, by=by, on=JUNE),
    "replace": lambda item, by=OPERATOR: directories.replace_by_commitment(
        item=item, by=by, on=JUNE
    ),
    "propose_again": lambda item, by=OPERATOR: directories.propose_again(item=item, by=by),
}
SERVICE_ACTIONS = {
    "enter": lambda item, by=OPERATOR: directories.enter(service=item, by=by, on=JUNE),
    "remove": lambda item, by=OPERATOR: directories.remove(service=item, by=by, on=JUNE),
}
MADE = {
    "proposed": {},
    "retained": {"status": "retained", "registered_on": MAY, "registration_number": "1"},
    "cancelled": {"status": "cancelled", "registered_on": MAY, "cancelled_on": MAY},
    "replaced_by_commitment": {"status": "replaced_by_commitment", "cancelled_on": MAY},
    "listed": {"status": "listed", "listed_on": MAY},
    "removed": {"status": "removed", "listed_on": MAY, "removed_on": MAY},
}
EVERY_MOVE = [
    (factory, actions[move.name], move, status)
    for factory, actions, moves, statuses in (
        (
            ProofItemFactory,
            PROOF_ACTIONS,
            table.PROOF_MOVES,
            ("proposed", "retained", "cancelled", "replaced_by_commitment"),
        ),
        (
            IntermediaryItemFactory,
            SERVICE_ACTIONS,
            table.INTERMEDIARY_MOVES,
            ("proposed", "listed", "removed"),
        ),
    )
    for move in moves
    for status in statuses
]


def keeper(kind, office=None):
    user = UserFactory(staff=True)
    names = [f"change_{kind}", f"view_{kind}"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    if office is not None:
        OfficeMembership.objects.create(user=user, office=office)
    return user


@pytest.mark.parametrize(("factory", "act", "move", "status"), EVERY_MOVE)
def test_entry_moves_as_the_table_says_and_not_otherwise(factory, act, move, status):
    item = factory(**MADE[status])
    if status not in move.sources:
        with pytest.raises(NotPossible) as refusal:
            act(item)
        assert refusal.value.problems[0].field == "status"
        item.refresh_from_db()
        assert item.status == status
        assert not AuditEvent.objects.exists()
        return
    act(item)
    item.refresh_from_db()
    assert item.status == move.target
    event = AuditEvent.objects.get()
    assert event.action == f"{item._meta.model_name}.{move.name}"
    assert event.changes["status"] == [status, move.target]


def test_register_keeps_day_and_number():
    item = ProofItemFactory()
    directories.register(item=item, by=OPERATOR, on=JUNE, number=" 2026-3 ")
    item.refresh_from_db()
    assert (item.registered_on, item.registration_number) == (JUNE, "2026-3")


def test_proposed_again_is_without_its_former_registration():
    item = ProofItemFactory(**MADE["cancelled"], registration_number="1")
    directories.propose_again(item=item, by=OPERATOR)
    item.refresh_from_db()
    assert (item.registered_on, item.registration_number, item.cancelled_on) == (None, "", None)


def test_service_entered_again_is_no_longer_removed():
    service = IntermediaryItemFactory(**MADE["removed"])
    directories.enter(service=service, by=OPERATOR, on=JUNE)
    service.refresh_from_db()
    assert (service.listed_on, service.removed_on) == (JUNE, None)


@pytest.mark.parametrize("act", [directories.cancel, directories.replace_by_commitment])
def test_end_is_not_before_registration(act):
    item = ProofItemFactory(retained=True)
    with pytest.raises(NotPossible) as refusal:
        act(item=item, by=OPERATOR, on=MAY - timedelta(days=1))
    assert [one.field for one in refusal.value.problems] == ["on"]
    assert act(item=item, by=OPERATOR, on=MAY).cancelled_on == MAY


def test_removal_is_not_before_listing():
    service = IntermediaryItemFactory(listed=True)
    with pytest.raises(NotPossible, match="不能早于"):
        directories.remove(service=service, by=OPERATOR, on=MAY - timedelta(days=1))


@pytest.mark.parametrize("on", [date(1948, 12, 31), timezone.localdate() + timedelta(days=2)])
def test_day_out_of_reach_is_refused(on):
    for act, subject in (
        (directories.register, {"item": ProofItemFactory()}),
        (directories.enter, {"service": IntermediaryItemFactory()}),
        (directories.enter_agency, {"agency": AgencyFactory()}),
    ):
        with pytest.raises(NotPossible):
            act(**subject, by=OPERATOR, on=on)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("number", ["a" * 101, "\x00"])
def test_number_that_cannot_be_kept_is_refused(number):
    with pytest.raises(NotPossible) as refusal:
        directories.register(item=ProofItemFactory(), by=OPERATOR, on=JUNE, number=number)
    assert [one.field for one in refusal.value.problems] == ["number"]


def test_agency_enters_and_leaves_the_directory():
    agency = AgencyFactory()
    directories.enter_agency(agency=agency, by=OPERATOR, on=MAY)
    with pytest.raises(NotPossible):
        directories.enter_agency(agency=agency, by=OPERATOR, on=JUNE)
    directories.remove_agency(agency=agency, by=OPERATOR)
    with pytest.raises(NotPossible):
        directories.remove_agency(agency=agency, by=OPERATOR)
    agency.refresh_from_db()
    assert agency.listed_on is None
    events = AuditEvent.objects.order_by("sequence").values_list("action", "changes")
    assert list(events) == [
        ("intermediaryagency.enter", {"listed_on": ["", "2026-05-01"]}),
        ("intermediaryagency.remove", {"listed_on": ["2026-05-01", ""]}),
    ]


@pytest.mark.parametrize(
    ("factory", "act"),
    [
        (ProofItemFactory, PROOF_ACTIONS["register"]),
        (ProofItemFactory, PROOF_ACTIONS["cancel"]),
        (ProofItemFactory, PROOF_ACTIONS["replace"]),
        (IntermediaryItemFactory, SERVICE_ACTIONS["enter"]),
        (AgencyFactory, lambda item, by: directories.enter_agency(agency=item, by=by, on=MAY)),
    ],
)
def test_whoever_may_not_keep_the_directory_is_refused(factory, act):
    item = factory()
    with pytest.raises(NotAllowed):
        act(item, by=UserFactory(staff=True))
    assert not AuditEvent.objects.exists()


def test_entry_of_another_office_is_refused_and_of_the_own_one_is_not():
    item = ProofItemFactory()
    with pytest.raises(NotAllowed, match="任职"):
        directories.cancel(item=item, by=keeper("proofitem", OfficeFactory()), on=JUNE)
    by = keeper("proofitem", item.demanding_office)
    assert directories.cancel(item=item, by=by, on=JUNE).status == "cancelled"


def test_catalogue_administrators_keep_the_directories_and_editors_see_them():
    for kind in ("proofitem", "intermediaryitem", "intermediaryagency"):
        assert f"matters.change_{kind}" in permissions_of(CATALOGUERS)
        assert f"matters.change_{kind}" not in permissions_of(EDITORS)
        assert f"matters.view_{kind}" in permissions_of(EDITORS)
