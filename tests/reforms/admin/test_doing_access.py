"""Whom the page of an effect lets in, who is led to it, and how often it asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matters.actions import groups
from matters.models import GuideRevision
from tests.factories import OfficeFactory, UserFactory, published_guide
from tests.matters.admin import desk
from tests.reforms.factories import EffectFactory

pytestmark = pytest.mark.django_db


def url(effect):
    return reverse("admin:reforms_effect_do", args=(effect.pk,))


def test_page_is_for_drafters_and_keepers_of_the_office(client, effect):
    office = effect.matter.office
    refused = [
        desk.official(groups.EDITORS, OfficeFactory()),
        desk.official(groups.REVIEWERS, office),
        desk.official(groups.AUDITORS),
        UserFactory(staff=True),
    ]
    for user in refused:
        client.force_login(user)
        for answer in (client.get(url(effect)), client.post(url(effect), {"deed": "revise"})):
            assert answer.status_code == 403 or answer.url == reverse("admin:index")
    client.force_login(UserFactory())
    assert client.get(url(effect)).url.startswith("/admin/login/")
    assert not GuideRevision.objects.filter(status="draft").exists()


@pytest.mark.parametrize(
    ("role", "is_led"),
    [(groups.EDITORS, True), (groups.CATALOGUERS, True), (groups.AUDITORS, False)],
)
def test_list_and_form_lead_to_the_page_whom_it_lets_in(client, effect, role, is_led):
    client.force_login(desk.official(role, effect.matter.office))
    for address in (
        reverse("admin:reforms_effect_changelist"),
        reverse("admin:reforms_effect_change", args=(effect.pk,)),
    ):
        page = client.get(address)
        assert page.status_code == 200
        assert (url(effect) in page.text) == is_led


def test_effect_that_is_not_there_leads_away(client, keeper):
    client.force_login(keeper)
    for key in ("999999", "x"):
        answer = client.get(f"/admin/reforms/effect/{key}/do/")
        assert (answer.status_code, answer.url) == (302, reverse("admin:index"))


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_page_asks_no_more_for_more_handling_items(client, effect, editor):
    client.force_login(editor)
    for_one = queries(client, url(effect))
    for _ in range(2):
        published_guide(limited=True, promised_limit_amount=20, handling_item__matter=effect.matter)
    assert queries(client, url(effect)) == for_one


def test_list_asks_no_more_for_more_effects(client, effect, keeper):
    client.force_login(keeper)
    address = reverse("admin:reforms_effect_changelist")
    for_one = queries(client, address)
    for _ in range(2):
        EffectFactory(measure=effect.measure)
    assert queries(client, address) == for_one
