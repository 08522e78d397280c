"""Officials keep the directories: forms without the status, a page for each move, links from materials and guides."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from matters.models import IntermediaryService, Material, ProofItem
from matters.roles import CATALOGUERS, EDITORS
from tests.directory_rows import (
    CREDIT,
    MAY,
    AgencyFactory,
    IntermediaryItemFactory,
    ProofItemFactory,
)
from tests.factories import GuideRevisionFactory, MaterialFactory, OfficeFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = desk.official(CATALOGUERS)
    client.force_login(user)
    return user


def url(row, page="change"):
    return reverse(f"admin:matters_{row._meta.model_name}_{page}", args=(row.pk,))


def done(client, row, page, **typed):
    return desk.done(client, url(row, page), **typed)


def test_new_item_stands_proposed_whatever_is_typed(client, keeper):
    add = reverse("admin:matters_proofitem_add")
    office = OfficeFactory()
    data = desk.sent(
        client.get(add),
        name="无房证明",
        region=office.region.pk,
        demanding_office=office.pk,
        status="retained",
        registered_on="2026-05-01",
    )
    assert client.post(add, data).status_code == 302
    item = ProofItem.objects.get()
    assert (item.status, item.registered_on) == ("proposed", None)
    assert AuditEvent.objects.filter(action="proofitem.save").count() == 1


def test_page_of_an_item_leads_to_the_moves_it_may_make(client, keeper):
    item = ProofItemFactory(retained=True)
    page = client.get(url(item)).text
    offered = [
        name
        for name in ("register", "cancel", "replace", "propose_again")
        if url(item, name) in page
    ]
    assert offered == ["cancel", "replace"]


def test_item_is_registered_then_replaced_then_proposed_again(client, keeper):
    item = ProofItemFactory()
    page = done(client, item, "register", on="2026-05-01", number="2026-1")
    assert "已登记" in page.text
    item.refresh_from_db()
    assert (item.status, item.registered_on, item.registration_number) == (
        "retained",
        MAY,
        "2026-1",
    )
    done(client, item, "replace", on="2026-06-01")
    item.refresh_from_db()
    assert item.status == "replaced_by_commitment"
    done(client, item, "propose_again")
    item.refresh_from_db()
    assert (item.status, item.registered_on) == ("proposed", None)
    actions = AuditEvent.objects.filter(object_type="matters.proofitem").order_by("sequence")
    assert list(actions.values_list("action", flat=True)) == [
        "proofitem.register",
        "proofitem.replace",
        "proofitem.propose_again",
    ]


@pytest.mark.parametrize(
    ("page", "typed", "words"),
    [
        ("register", {"on": ""}, "必填"),
        ("register", {"on": "五月"}, "2026-05-01"),
        ("register", {"on": "2999-01-01"}, "不能晚于今天"),
        ("register", {"on": "1900-01-01"}, "1949"),
        ("register", {"on": "2026-05-01", "number": "长" * 101}, "100"),
        ("propose_again", {}, "不能重新提出"),
    ],
)
def test_move_that_cannot_be_made_says_why(client, keeper, page, typed, words):
    item = ProofItemFactory()
    answer = done(client, item, page, **typed)
    assert answer.status_code == 200
    assert words in answer.text
    item.refresh_from_db()
    assert item.status == "proposed"


def test_stale_page_moves_nothing_and_keeps_what_was_typed(client, keeper):
    item = ProofItemFactory()
    seen = client.get(url(item, "register")).context["seen"]
    ProofItem.objects.filter(pk=item.pk).update(note="别人改了")
    typed = {"_seen": seen, "on": "2026-05-01", "number": "2026-7"}
    answer = client.post(url(item, "register"), typed)
    assert "又有变动" in answer.text
    assert "2026-7" in answer.text
    item.refresh_from_db()
    assert item.status == "proposed"


def test_service_is_entered_and_removed_and_keeps_its_agencies(client, keeper):
    service, agency = IntermediaryItemFactory(), AgencyFactory(credit_code=CREDIT)
    data = desk.with_row(
        desk.sent(client.get(url(service))),
        "IntermediaryAgency_services",
        intermediaryagency=agency.pk,
    )
    assert client.post(url(service), {**data, "payer": "authority"}).status_code == 302
    service.refresh_from_db()
    assert (service.payer, list(service.agencies.all())) == ("authority", [agency])
    page = client.get(url(service))
    assert agency.name in page.text
    assert "object (" not in page.text
    done(client, service, "enter", on="2026-05-01")
    done(client, service, "remove", on="2026-06-01")
    service.refresh_from_db()
    assert service.status == "removed"
    assert list(service.agencies.all()) == [agency]


def test_agency_is_entered_and_removed(client, keeper):
    agency = AgencyFactory()
    done(client, agency, "enter", on="2026-05-01")
    agency.refresh_from_db()
    assert agency.listed_on == MAY
    assert url(agency, "enter") not in client.get(url(agency)).text
    done(client, agency, "remove")
    agency.refresh_from_db()
    assert agency.listed_on is None


def test_wrong_credit_code_is_told_beside_its_field(client, keeper):
    agency = AgencyFactory()
    data = desk.sent(client.get(url(agency)), credit_code="11310000002422098U")
    page = client.post(url(agency), data)
    assert "校验码" in str(page.context["adminform"].form.errors["credit_code"])


def test_material_points_to_its_item_only_as_a_proof(client, keeper):
    item, material = ProofItemFactory(), MaterialFactory()
    data = desk.sent(client.get(url(material)), proof_item=item.pk)
    page = client.post(url(material), data)
    assert page.status_code == 200
    assert "属于证明" in str(page.context["adminform"].form.errors)
    assert client.post(url(material), {**data, "is_proof": "on"}).status_code == 302
    assert Material.objects.get(pk=material.pk).proof_item == item


def test_editor_names_the_service_of_the_directory_in_a_guide(client):
    revision, service = GuideRevisionFactory(), IntermediaryItemFactory(listed=True)
    client.force_login(desk.official(EDITORS, revision.handling_item.matter.office))
    page = reverse("admin:matters_guiderevision_change", args=(revision.pk,))
    data = desk.with_row(
        desk.sent(client.get(page)), "intermediaryservice_rows", name="环评", item=service.pk
    )
    assert client.post(page, data).status_code == 302
    assert IntermediaryService.objects.get().item == service


def test_editor_reads_the_directory_and_changes_nothing(client):
    item = ProofItemFactory(retained=True)
    client.force_login(desk.official(EDITORS, item.demanding_office))
    page = client.get(url(item))
    assert page.status_code == 200
    assert url(item, "cancel") not in page.text
    assert client.post(url(item, "cancel"), {"on": "2026-06-01"}).status_code == 403
    item.refresh_from_db()
    assert item.status == "retained"


@pytest.mark.parametrize("factory", [ProofItemFactory, IntermediaryItemFactory])
def test_page_leads_to_the_public_list_only_once_it_is_decided(client, keeper, factory):
    is_proof = factory is ProofItemFactory
    link = f'href="{"/proofs/" if is_proof else "/intermediaries/"}?q='
    assert link not in client.get(url(factory())).text
    gone = factory(status="cancelled" if is_proof else "removed")
    assert link in client.get(url(gone)).text
