"""A contradicted claim lies on the desk of who answers for its matter or leads its measure."""

import pytest
from django.contrib.auth.models import Permission

from matters.models import OfficeMembership
from reforms import desk
from tests.factories import OfficeFactory, UserFactory
from tests.reforms import scenes
from tests.reforms.factories import MeasureOfficeFactory

pytestmark = pytest.mark.django_db


def official(*offices, permissions=("view_claimverdict",), **columns):
    user = UserFactory(staff=True, **columns)
    for office in offices:
        OfficeMembership.objects.create(user=user, office=office)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def matters(user):
    found = desk.contradicted(user)
    return None if found is None else [line.matter for line in found.lines]


@pytest.fixture
def claim():
    return scenes.contradicted(matter__name="注册")


def test_office_of_the_matter_and_office_above_it_see_it(claim):
    office = claim.effect.matter.office
    above = OfficeFactory()
    office.parent = above
    office.save()
    assert matters(official(office)) == ["注册"]
    assert matters(official(above)) == ["注册"]
    assert matters(official(OfficeFactory())) == []
    assert matters(official()) == []


def test_lead_office_sees_it_and_a_supporting_one_does_not(claim):
    lead = MeasureOfficeFactory(measure=claim.effect.measure).office
    supporting = MeasureOfficeFactory(measure=claim.effect.measure, supporting=True).office
    assert matters(official(lead)) == ["注册"]
    assert matters(official(supporting)) == []


def test_office_of_the_matter_that_also_leads_sees_it_once(claim):
    office = claim.effect.matter.office
    MeasureOfficeFactory(measure=claim.effect.measure, office=office)
    assert matters(official(office)) == ["注册"]


def test_who_sees_all_offices_sees_it(claim):
    assert matters(official(permissions=("view_claimverdict", "see_all_offices"))) == ["注册"]


def test_who_has_no_part_in_reforms_is_told_nothing(claim):
    office = claim.effect.matter.office
    assert matters(official(office, permissions=())) is None
    assert matters(official(office, is_active=False)) is None


@pytest.mark.parametrize("scene", [scenes.verified, scenes.not_yet, scenes.not_checkable])
def test_other_verdicts_are_on_no_desk(scene):
    assert matters(official(scene().effect.matter.office)) == []


def test_line_says_what_is_wrong(claim):
    (line,) = desk.contradicted(official(claim.effect.matter.office)).lines
    assert line.claim == "承诺时限 10 工作日"
    assert line.sentence == "公布的指南曾经达到举措所说，现为15 工作日（第 3 版）。"
    assert line.office == claim.effect.matter.office.name


@pytest.mark.parametrize("number", [1, 3])
def test_desk_asks_one_query_besides_who_asks(django_assert_num_queries, number):
    for _ in range(number):
        scenes.contradicted()
    user = official(permissions=("view_claimverdict", "see_all_offices"))
    user.get_all_permissions()
    with django_assert_num_queries(1):
        desk.contradicted(user)


def test_first_page_shows_it(client, claim):
    client.force_login(official(claim.effect.matter.office))
    html = client.get("/admin/").content.decode()
    plan = claim.effect.measure.plan
    assert "公布的指南与改革举措不符" in html
    assert (
        f'href="/reforms/{plan.slug}/#m{claim.effect.measure.number}">注册：承诺时限 10 工作日'
        in html
    )


def test_first_page_without_one_does_not_speak_of_it(client):
    client.force_login(official())
    assert "与改革举措不符" not in client.get("/admin/").content.decode()


def test_long_lists_end_with_the_way_to_the_rest(client):
    for _ in range(desk.SHOWN + 1):
        scenes.contradicted()
    client.force_login(UserFactory(administrator=True))
    response = client.get("/admin/")
    assert len(response.context["contradicted"].lines) == desk.SHOWN
    assert "还有更多" in response.content.decode()
