"""What an official enters wrongly is told beside the field; what is saved or deleted leaves an event."""

import pytest

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.models import (
    HandlingItem,
    LegalCitation,
    Matter,
    Office,
    Region,
    StatutoryLimit,
    Succession,
)
from tests.factories import (
    HandlingItemFactory,
    LegalCitationFactory,
    LegalDocumentFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

RIGHT_CODE = "11310000002422098T"


def entered(client, model, **fields):
    """The answer to a form for a new `model`, filled in with `fields`."""
    url = f"/admin/matters/{model}/add/"
    return client.post(url, desk.sent(client.get(url), **fields))


def edited(client, row, **fields):
    url = f"/admin/matters/{row._meta.model_name}/{row.pk}/change/"
    return client.post(url, desk.sent(client.get(url), **fields))


def deleted(client, row):
    return desk.deleted(client, f"/admin/matters/{row._meta.model_name}/{row.pk}/delete/")


def test_office_is_entered_with_an_address_from_its_name(administrator):
    region = RegionFactory()
    response = entered(
        administrator,
        "office",
        name="市卫生健康委",
        region=region.pk,
        credit_code=RIGHT_CODE,
        former_names="市卫生局\n\n 市卫计委 \n市卫生局",
    )
    assert response.status_code == 302, desk.errors_in(response)
    office = Office.objects.get()
    assert (office.slug, office.former_names) == (
        "shi-wei-sheng-jian-kang-wei",
        ["市卫生局", "市卫计委"],
    )
    event = AuditEvent.objects.get()
    assert (event.action, event.object_name) == ("office.save", "市卫生健康委")
    assert event.changes["created"]
    assert verify_chain().holds


def test_office_event_names_the_fields_changed(administrator):
    office = OfficeFactory(former_names=["旧名"])
    assert edited(administrator, office, phone="12345").status_code == 302
    event = AuditEvent.objects.get()
    assert event.changes == {"created": False, "fields": ["phone"]}


def test_office_keeps_its_address_when_blanked(administrator):
    office = OfficeFactory(slug="wjw")
    assert edited(administrator, office, slug="").status_code == 302
    office.refresh_from_db()
    assert office.slug == "wjw"


@pytest.mark.parametrize(
    ("model", "fields", "wrong"),
    [
        ("region", {"code": "010000", "name": "某市"}, "code"),
        ("region", {"code": "31000X", "name": "某市"}, "code"),
        ("region", {"code": "310000", "name": "又一个"}, "code"),
        ("office", {"name": "局", "credit_code": "11310000002422098X"}, "credit_code"),
        ("office", {"name": "局", "credit_code": RIGHT_CODE}, "credit_code"),
        ("office", {"name": "已有的局"}, "name"),
        ("office", {"name": "局", "slug": "有汉字"}, "slug"),
        ("matter", {"name": "事", "implementation_code": "123"}, "implementation_code"),
        ("matter", {"name": "事", "state": "ended"}, "ended_reason"),
        ("matter", {"name": "事", "ended_on": "2020-01-01"}, "ended_reason"),
        ("matter", {"name": "已有的事"}, "name"),
        ("matter", {"name": ""}, "name"),
        ("handlingitem", {"name": "项", "code": "9"}, "code"),
        ("handlingitem", {"name": "项", "national_code": "9"}, "national_code"),
        ("handlingitem", {"name": "已有的项"}, "name"),
        ("catalogueitem", {"basic_code": "31-100000000", "name": "录"}, "basic_code"),
        ("servicewindow", {}, "name"),
        ("material", {"name": ""}, "name"),
        ("topic", {"audience": "person", "code": "005", "name": "重复"}, "code"),
        ("legaldocument", {"title": "已有的法"}, "title"),
        ("legalcitation", {"article": "第一条", "text": "原文"}, "article"),
        ("statutorylimit", {"subject": "审批", "limit_amount": "20"}, "limit_amount"),
        ("statutorylimit", {"subject": "审批", "limit_unit": "hour"}, "limit_amount"),
    ],
)
def test_wrong_entry_is_told_beside_its_field(administrator, model, fields, wrong):
    office = OfficeFactory(name="已有的局", credit_code=RIGHT_CODE)
    matter = MatterFactory(name="已有的事", office=office)
    HandlingItemFactory(matter=matter, name="已有的项")
    document = LegalDocumentFactory(title="已有的法")
    citation = LegalCitationFactory(document=document, article="第一条", text="原文")
    wanted = {
        "office": {"region": office.region_id},
        "matter": {"region": office.region_id, "office": office.pk},
        "handlingitem": {"matter": matter.pk},
        "legalcitation": {"document": document.pk},
        "statutorylimit": {"citation": citation.pk},
    }
    response = entered(administrator, model, **wanted.get(model, {}), **fields)
    assert response.status_code == 200
    assert list(desk.errors_in(response)) == [wrong]
    assert not AuditEvent.objects.exists()


def test_matter_is_entered_with_items_and_successors(administrator):
    office, successor = OfficeFactory(), MatterFactory()
    url = "/admin/matters/matter/add/"
    data = desk.sent(
        administrator.get(url),
        name="护士执业注册",
        region=office.region_id,
        office=office.pk,
        audiences=["person"],
        popular_names="护士证",
        state="ended",
        ended_reason="merged",
    )
    data = desk.with_row(data, "items", name="首次注册", kind="first_issue", order="0")
    data = desk.with_row(data, "successions", successor=successor.pk)
    response = administrator.post(url, data)
    assert response.status_code == 302, desk.errors_in(response)
    matter = Matter.objects.get(name="护士执业注册")
    assert (matter.audiences, matter.popular_names) == (("person",), ["护士证"])
    assert matter.items.get().slug == "shou-ci-zhu-ce"
    assert Succession.objects.get().successor == successor
    event = AuditEvent.objects.get()
    assert event.action == "matter.save"
    assert event.changes["rows"]["handlingitem"]["added"] == [str(matter.items.get().pk)]


def test_matter_that_succeeds_itself_is_told(administrator):
    matter = MatterFactory(ended=True)
    url = f"/admin/matters/matter/{matter.pk}/change/"
    data = desk.with_row(desk.sent(administrator.get(url)), "successions", successor=matter.pk)
    assert list(desk.errors_in(administrator.post(url, data))) == ["successions-0-successor"]


def test_matter_that_others_hang_on_is_not_deleted(administrator):
    item = HandlingItemFactory()
    assert deleted(administrator, item.matter).status_code in {200, 403}
    assert Matter.objects.exists()
    assert not AuditEvent.objects.exists()


def test_item_is_changed_and_deleted_with_events(administrator):
    item = HandlingItemFactory()
    assert edited(administrator, item, kind="renewal").status_code == 302
    assert deleted(administrator, item).status_code == 302
    assert not HandlingItem.objects.exists()
    actions = list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))
    assert actions == ["handlingitem.save", "handlingitem.delete"]


def test_item_page_leads_to_its_versions_and_a_new_draft(administrator):
    revision = published_guide(number=3)
    page = administrator.get(f"/admin/matters/handlingitem/{revision.handling_item_id}/change/")
    text = page.content.decode()
    assert f'href="/admin/matters/guiderevision/{revision.pk}/change/">第 3 版 已公布' in text
    assert f"/admin/matters/guiderevision/add/?handling_item={revision.handling_item_id}" in text


def test_document_refuses_the_same_citation_twice_in_one_form(administrator):
    url = "/admin/matters/legaldocument/add/"
    data = desk.sent(administrator.get(url), title="护士条例")
    data = desk.with_row(data, "citations", article="第八条", text="原文")
    twice = desk.with_row(data, "citations", article="第八条", text="原文")
    response = administrator.post(url, twice)
    assert "有两条条款和内容都相同" in response.content.decode()
    assert administrator.post(url, data).status_code == 302
    assert LegalCitation.objects.get().article == "第八条"


def test_document_refuses_a_citation_it_already_has(administrator):
    citation = LegalCitationFactory(text="原文")
    url = f"/admin/matters/legaldocument/{citation.document_id}/change/"
    data = desk.sent(administrator.get(url))
    data = desk.with_row(data, "citations", article=citation.article, text="原文")
    assert list(desk.errors_in(administrator.post(url, data))) == ["citations-1-article"]


def test_limit_set_by_law_is_entered_for_matters(administrator):
    matter = MatterFactory()
    fields = {
        "subject": "护士执业注册",
        "citation": LegalCitationFactory().pk,
        "limit_amount": "20",
        "limit_unit": "working_day",
        "matters": [matter.pk],
    }
    assert entered(administrator, "statutorylimit", **fields).status_code == 302
    assert list(StatutoryLimit.objects.get().matters.all()) == [matter]


def test_autocomplete_tells_offices_of_one_name_apart(administrator):
    OfficeFactory(name="卫生局", region=RegionFactory(code="310107", name="普陀区"))
    OfficeFactory(name="卫生局", region=RegionFactory(code="310101", name="黄浦区"))
    wanted = {
        "app_label": "matters",
        "model_name": "matter",
        "field_name": "office",
        "term": "卫生",
    }
    results = administrator.get("/admin/autocomplete/", wanted).json()["results"]
    assert [result["text"] for result in results] == ["卫生局（黄浦区）", "卫生局（普陀区）"]


def test_region_in_use_is_not_deleted(administrator):
    office = OfficeFactory()
    deleted(administrator, office.region)
    assert Region.objects.exists()


def test_reader_sees_sets_in_words_and_no_field(signed_in):
    matter = MatterFactory(audiences=("person", "enterprise"), popular_names=["护士证"])
    page = signed_in("view_matter").get(f"/admin/matters/matter/{matter.pk}/change/")
    text = page.content.decode()
    assert "自然人、企业法人" in text
    assert "护士证" in text
    assert 'name="name"' not in text
