"""Each role allows what it is for, and nothing of another's."""

import pytest
from django.contrib.auth.models import Group

from audit.models import AuditEvent
from matters.actions import groups, reference
from matters.problems import NotAllowed
from tests.factories import OPERATOR, UserFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

ALLOWS = {
    groups.EDITORS: {
        "matters.add_guiderevision",
        "matters.change_guiderevision",
        "matters.delete_materialrequirement",
        "matters.add_material",
        "matters.add_servicewindow",
        "matters.add_importjob",
        "matters.view_matter",
    },
    groups.REVIEWERS: {"matters.review_guiderevision", "matters.view_guiderevision"},
    groups.PUBLISHERS: {"matters.publish_guiderevision", "matters.view_guiderevision"},
    groups.CATALOGUERS: {
        "matters.see_all_offices",
        "matters.change_matter",
        "matters.change_office",
        "matters.delete_region",
        "matters.add_officemembership",
        "auth.change_user",
    },
    groups.AUDITORS: {
        "matters.see_all_offices",
        "audit.view_auditevent",
        "audit.view_exportlog",
        "auth.view_user",
    },
}


@pytest.mark.parametrize("role", groups.NAMES)
def test_role_allows_its_own(role):
    user = desk.official(role)
    assert user.has_perms(ALLOWS[role])
    others = set().union(*ALLOWS.values()) - ALLOWS[role]
    shared = {"matters.view_guiderevision", "matters.view_matter"}
    common = {"auth.view_user", "matters.see_all_offices", "matters.add_material"} | {
        "matters.add_servicewindow"
    }
    for permission in others - shared - common:
        if permission != "auth.view_user":
            assert not user.has_perm(permission), permission


def test_auditor_writes_nothing():
    verbs = {permission.rpartition(".")[2] for permission in groups.permissions_of(groups.AUDITORS)}
    assert {name for name in verbs if not name.startswith("view_")} == {"see_all_offices"}


@pytest.mark.parametrize("role", [groups.EDITORS, groups.REVIEWERS, groups.PUBLISHERS])
def test_roles_of_an_office_see_no_other(role):
    assert not desk.official(role).has_perm("matters.see_all_offices")


def test_roles_are_made_once_and_keep_what_administrators_made_of_them():
    groups.put_all(by=OPERATOR)
    group = Group.objects.get(name=groups.EDITORS)
    group.permissions.clear()
    assert {one.what for one in groups.put_all(by=OPERATOR)} == {reference.UNCHANGED}
    assert not group.permissions.exists()
    assert AuditEvent.objects.filter(action="group.create").count() == 5


def test_roles_name_only_permissions_that_exist():
    groups.put_all(by=OPERATOR)
    for name in groups.NAMES:
        found = Group.objects.get(name=name).permissions.count()
        assert found == len(groups.permissions_of(name)), name


def test_roles_are_refused_to_who_may_not_make_groups():
    with pytest.raises(NotAllowed):
        groups.put_all(by=UserFactory(staff=True))
    assert not Group.objects.exists()
