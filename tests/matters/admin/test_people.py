"""Accounts, roles and memberships: who changes them, and what the log tells of it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from audit.models import AuditEvent
from matters.actions import groups
from matters.models import OfficeMembership
from tests.factories import OPERATOR, OfficeFactory, UserFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

JOINED = {
    "date_joined_0": "2024-01-01",
    "date_joined_1": "00:00:00",
    "last_login_0": "",
    "last_login_1": "",
}


def address(user, page="change"):
    return f"/admin/auth/user/{user.pk}/{page}/"


def at_desk(user):
    client = Client()
    client.force_login(user)
    return client


def test_catalogue_administrator_says_where_a_person_works_and_nothing_else():
    office, person = OfficeFactory(name="甲局"), UserFactory(username="王")
    client = at_desk(desk.official(groups.CATALOGUERS))
    data = desk.sent(client.get(address(person)), is_superuser="on", is_staff="on", username="李")
    data = desk.with_row(data, "office_memberships", office=office.pk)
    assert client.post(address(person), data).status_code == 302
    person.refresh_from_db()
    assert (person.username, person.is_staff, person.is_superuser) == ("王", False, False)
    assert OfficeMembership.objects.get(user=person).office == office
    event = AuditEvent.objects.get(action="user.save")
    assert event.object_name == "王"
    assert event.changes["offices"] == ["甲局"]


@pytest.mark.parametrize("page", ["password", "delete"])
def test_catalogue_administrator_may_not(page):
    person = UserFactory()
    client = at_desk(desk.official(groups.CATALOGUERS))
    answer = client.post(address(person, page), {"post": "yes", "password1": "x", "password2": "x"})
    assert answer.status_code == 403
    assert get_user_model().objects.filter(pk=person.pk).exists()


def test_catalogue_administrator_sees_no_field_of_an_account():
    client = at_desk(desk.official(groups.CATALOGUERS))
    page = client.get(address(UserFactory(administrator=True))).content.decode()
    for field in ("is_superuser", "username", "groups", "password"):
        assert f'name="{field}"' not in page


def test_superuser_gives_a_role_and_the_log_names_it(administrator):
    groups.put_all(by=OPERATOR)
    person = UserFactory(username="王", staff=True)
    editors = Group.objects.get(name=groups.EDITORS)
    data = desk.sent(administrator.get(address(person)), groups=[editors.pk], **JOINED)
    assert administrator.post(address(person), data).status_code == 302
    event = AuditEvent.objects.get(action="user.save")
    assert event.changes["groups"] == ["编辑"]
    assert "groups" in event.changes["fields"]


def test_password_change_leaves_an_event_without_the_password(administrator):
    person = UserFactory(username="王")
    typed = {
        "password1": "correct-horse-7",
        "password2": "correct-horse-7",
        "usable_password": "true",
    }
    assert administrator.post(address(person, "password"), typed).status_code == 302
    event = AuditEvent.objects.get()
    assert (event.action, event.object_name, event.changes) == ("account.password", "王", {})


def test_refused_password_leaves_no_event(administrator):
    typed = {"password1": "a", "password2": "b", "usable_password": "true"}
    administrator.post(address(UserFactory(), "password"), typed)
    assert not AuditEvent.objects.exists()


def test_account_is_made_with_an_event(administrator):
    typed = {
        "username": "王",
        "password1": "correct-horse-7",
        "password2": "correct-horse-7",
        "usable_password": "true",
        "office_memberships-TOTAL_FORMS": "0",
        "office_memberships-INITIAL_FORMS": "0",
    }
    assert administrator.post("/admin/auth/user/add/", typed).status_code == 302
    event = AuditEvent.objects.get()
    assert (event.action, event.changes["created"]) == ("user.save", True)


def test_two_superusers_with_one_account_are_told(administrator):
    person = UserFactory()
    mine = desk.sent(administrator.get(address(person)), first_name="甲", **JOINED)
    get_user_model().objects.filter(pk=person.pk).update(first_name="乙")
    answer = administrator.post(address(person), mine)
    (one,) = answer.context["conflict"]["values"]
    assert (one.theirs, one.yours) == ("乙", "甲")


def test_group_change_names_permissions_added_and_removed(administrator):
    groups.put_all(by=OPERATOR)
    group = Group.objects.get(name=groups.REVIEWERS)
    url = f"/admin/auth/group/{group.pk}/change/"
    kept = [permission.pk for permission in group.permissions.all()]
    data = desk.sent(administrator.get(url), permissions=kept[1:])
    assert administrator.post(url, data).status_code == 302
    event = AuditEvent.objects.get(action="group.save")
    assert len(event.changes["permissions"]["removed"]) == 1
    assert event.changes["permissions"]["added"] == []


def test_lists_of_people_ask_the_same(administrator, django_assert_max_num_queries):
    office = OfficeFactory()
    for _ in range(5):
        desk.official(groups.EDITORS, office)
    with django_assert_max_num_queries(14):
        page = administrator.get("/admin/auth/user/").content.decode()
    assert office.name in page
    assert "编辑" in page
