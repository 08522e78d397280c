"""Drafts are edited, warned about and numbered; what is published is only read."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import publishing
from matters.models import GuideRevision, MaterialRequirement, Situation
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalCitationFactory,
    MaterialFactory,
    MaterialRequirementFactory,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

ADD = "/admin/matters/guiderevision/add/"


def change(revision):
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))


def open_form(client, revision):
    response = client.get(change(revision))
    assert response.status_code == 200
    return response


def test_draft_is_saved_with_rows_and_one_event(administrator):
    revision = GuideRevisionFactory()
    data = desk.sent(open_form(administrator, revision), promised_limit_amount="10")
    data["promised_limit_unit"] = "working_day"
    data["handling_modes"] = ["window", "online"]
    data = desk.with_row(data, "acceptancecondition_rows", text="依法登记")
    data = desk.with_row(data, "acceptancecondition_rows", text="有固定场所")
    response = administrator.post(change(revision), data)
    assert response.status_code == 302, desk.errors_in(response)
    revision.refresh_from_db()
    assert (revision.promised_limit_amount, revision.handling_modes) == (10, ("window", "online"))
    conditions = revision.acceptancecondition_rows.values_list("order", "text")
    assert list(conditions) == [(0, "依法登记"), (1, "有固定场所")]
    event = AuditEvent.objects.get()
    assert (event.action, event.object_id) == ("guide.save", str(revision.pk))
    assert event.changes["fields"] == [
        "promised_limit_amount",
        "promised_limit_unit",
        "handling_modes",
    ]
    assert len(event.changes["rows"]["acceptancecondition"]["added"]) == 2


def test_draft_saved_unchanged_leaves_no_event(administrator):
    revision = GuideRevisionFactory(limited=True, handling_modes=("window",))
    MaterialRequirementFactory(revision=revision)
    data = desk.sent(open_form(administrator, revision))
    assert administrator.post(change(revision), data).status_code == 302
    assert not AuditEvent.objects.exists()


def test_draft_row_is_changed_and_deleted(administrator):
    revision = GuideRevisionFactory()
    kept, dropped = MaterialRequirementFactory.create_batch(2, revision=revision)
    data = desk.sent(open_form(administrator, revision))
    data["materialrequirement_rows-0-copies"] = "3"
    data["materialrequirement_rows-1-DELETE"] = "on"
    assert administrator.post(change(revision), data).status_code == 302
    assert MaterialRequirement.objects.get().copies == 3
    assert AuditEvent.objects.get().changes["rows"] == {
        "materialrequirement": {
            "added": [],
            "changed": {str(kept.pk): ["copies"]},
            "deleted": [str(dropped.pk)],
        }
    }


def test_draft_situations_offered_are_its_own(administrator):
    revision = GuideRevisionFactory()
    own = Situation.objects.create(revision=revision, name="新办")
    foreign = Situation.objects.create(revision=GuideRevisionFactory(), name="别处的情形")
    data = desk.sent(open_form(administrator, revision))
    row = {"material": MaterialFactory().pk}
    accepted = desk.with_row(data, "materialrequirement_rows", **row, situations=[own.pk])
    refused = desk.with_row(data, "materialrequirement_rows", **row, situations=[foreign.pk])
    response = administrator.post(change(revision), refused)
    assert list(desk.errors_in(response)) == ["materialrequirement_rows-0-situations"]
    assert "别处的情形" not in response.content.decode()
    assert administrator.post(change(revision), accepted).status_code == 302
    assert list(MaterialRequirement.objects.get().situations.all()) == [own]


def test_draft_situation_deleted_while_a_changed_material_names_it(administrator):
    revision = GuideRevisionFactory()
    situation = Situation.objects.create(revision=revision, name="新办")
    MaterialRequirementFactory(revision=revision).situations.add(situation)
    data = desk.sent(open_form(administrator, revision))
    data["situation_rows-0-DELETE"] = "on"
    data["materialrequirement_rows-0-copies"] = "1"
    assert administrator.post(change(revision), data).status_code == 302
    assert not MaterialRequirement.objects.get().situations.exists()


def test_draft_order_given_is_kept(administrator):
    revision = GuideRevisionFactory()
    data = desk.sent(open_form(administrator, revision))
    data = desk.with_row(data, "question_rows", question="后", answer="是", order="")
    data = desk.with_row(data, "question_rows", question="先", answer="是", order="3")
    assert administrator.post(change(revision), data).status_code == 302
    assert list(revision.question_rows.values_list("order", "question")) == [(3, "先"), (4, "后")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"statutory_limit_amount": "20"}, "statutory_limit_amount"),
        (
            {"promised_limit_amount": "3651", "promised_limit_unit": "hour"},
            "promised_limit_amount",
        ),
        ({"promised_limit_unit": "month"}, "promised_limit_amount"),
        ({"promised_limit_amount": "-3", "promised_limit_unit": "hour"}, "promised_limit_amount"),
        ({"number": "7"}, "number"),
        ({"onsite_visits": "二"}, "onsite_visits"),
        ({"online_url": "没有网址"}, "online_url"),
    ],
)
def test_draft_wrong_field_is_told_beside_it(administrator, changes, field):
    revision = GuideRevisionFactory(number=6)
    GuideRevisionFactory(handling_item=revision.handling_item, number=7)
    data = desk.sent(open_form(administrator, revision), **changes)
    response = administrator.post(change(revision), data)
    assert response.status_code == 200
    assert list(desk.errors_in(response)) == [field]
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("prefix", "row", "field"),
    [
        (
            "processstep_rows",
            {"kind": "review", "name": "审查", "limit_amount": "5"},
            "limit_amount",
        ),
        (
            "processstep_rows",
            {"kind": "review", "name": "审查", "promised_amount": "5"},
            "limit_amount",
        ),
        ("tracklimit_rows", {"kind": "other", "name": "快", "limit_unit": "hour"}, "limit_amount"),
        ("situation_rows", {"name": "新办"}, "name"),
        ("acceptancecondition_rows", {"order": "1"}, "text"),
    ],
)
def test_draft_wrong_row_is_told_beside_its_field(administrator, prefix, row, field):
    revision = GuideRevisionFactory()
    Situation.objects.create(revision=revision, name="新办")
    data = desk.with_row(desk.sent(open_form(administrator, revision)), prefix, **row)
    response = administrator.post(change(revision), data)
    assert response.status_code == 200
    (where,) = desk.errors_in(response)
    assert where.startswith(prefix)
    assert where.endswith(f"-{field}")


def test_draft_that_may_not_be_published_is_saved_and_says_so(administrator):
    revision = GuideRevisionFactory()
    data = desk.sent(open_form(administrator, revision), onsite_visits="1", _continue="1")
    page = administrator.post(change(revision), data, follow=True).content.decode()
    assert "现在还不能公布" in page
    assert "必须现场办理原因</a>" in page
    assert "要求到现场 1 次" in page
    data = desk.sent(open_form(administrator, revision))
    listed = administrator.post(change(revision), data, follow=True).content.decode()
    assert "已保存，但还不能公布" in listed


def test_new_draft_takes_the_next_number(administrator):
    item = HandlingItemFactory()
    GuideRevisionFactory(handling_item=item, number=13)
    form = administrator.get(ADD, {"handling_item": item.pk})
    assert desk.context_form(form)["number"].value() == 14
    data = desk.sent(form, number="")
    assert administrator.post(ADD, data).status_code == 302
    assert GuideRevision.objects.drafts().order_by("-number").first().number == 14
    event = AuditEvent.objects.get()
    assert (event.action, event.changes["created"]) == ("guide.save", True)


@pytest.mark.parametrize("wanted", ["", "0", "x", "99999999999999999999999", "-1"])
def test_new_draft_of_unknown_item_opens_blank(administrator, wanted):
    assert administrator.get(ADD, {"handling_item": wanted}).status_code == 200


def test_new_draft_without_item_is_told(administrator):
    response = administrator.post(ADD, desk.sent(administrator.get(ADD)))
    assert list(desk.errors_in(response)) == ["handling_item"]


def test_draft_stays_with_its_item(administrator):
    revision = GuideRevisionFactory()
    other = HandlingItemFactory()
    data = desk.sent(open_form(administrator, revision), handling_item=other.pk)
    administrator.post(change(revision), data)
    assert GuideRevision.objects.get().handling_item_id == revision.handling_item_id


def test_frozen_revision_shows_words_digest_and_period_and_no_field(administrator):
    revision = published_guide(limited=True, handling_modes=("window", "express"))
    MaterialRequirementFactory(revision=revision)
    page = open_form(administrator, revision).content.decode()
    assert revision.sha256 in page
    assert "窗口办理、快递申请" in page
    assert f'href="/guides/{revision.handling_item.slug}/"' in page
    assert "至 另行公布时" in page
    assert 'name="_save"' not in page
    assert 'name="promised_limit_amount"' not in page
    assert 'name="materialrequirement_rows-0-copies"' not in page


def test_frozen_revision_refuses_a_forged_post(administrator):
    revision = GuideRevisionFactory(limited=True)
    material = MaterialRequirementFactory(revision=revision)
    data = desk.sent(open_form(administrator, revision), promised_limit_amount="1")
    data["materialrequirement_rows-0-DELETE"] = "on"
    publishing.publish(revision=revision, by=OPERATOR)
    response = administrator.post(change(revision), data)
    assert response.status_code == 409
    assert "现在不能修改" in response.content.decode()
    assert administrator.post(f"{change(revision)[:-7]}delete/", {"post": "yes"}).status_code == 403
    revision.refresh_from_db()
    assert (revision.status, revision.promised_limit_amount) == ("published", 10)
    assert MaterialRequirement.objects.get() == material


def test_frozen_revision_cannot_be_deleted_from_the_list(administrator):
    revision = published_guide()
    wanted = {"action": "delete_selected", "_selected_action": [revision.pk], "post": "yes"}
    administrator.post("/admin/matters/guiderevision/", wanted)
    assert GuideRevision.objects.filter(pk=revision.pk).exists()


def test_draft_is_deleted_with_an_event(administrator):
    revision = GuideRevisionFactory()
    response = desk.deleted(administrator, f"{change(revision)[:-7]}delete/")
    assert response.status_code == 302
    assert not GuideRevision.objects.exists()
    assert AuditEvent.objects.get().action == "guide.delete"


def test_draft_form_offers_citations_by_document_and_article(administrator):
    citation = LegalCitationFactory(article="第四十五条", text="所需时间不计算在期限内")
    wanted = {
        "app_label": "matters",
        "model_name": "guiderevision",
        "field_name": "statutory_limit_citation",
        "term": "第四十五",
    }
    (result,) = administrator.get("/admin/autocomplete/", wanted).json()["results"]
    assert result == {"id": str(citation.pk), "text": f"{citation} {citation.text}"}


def test_form_queries_grow_only_with_chosen_values(administrator, django_assert_max_num_queries):
    revision = GuideRevisionFactory()
    MaterialRequirementFactory.create_batch(10, revision=revision)
    administrator.get(change(revision))
    with django_assert_max_num_queries(70):
        administrator.get(change(revision))
