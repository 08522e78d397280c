"""The editor's page: findings stand beside their field or row, and the form is checked while one types, writing nothing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import drafting
from matters.models import GuideRevision, MaterialRequirement, RuleWaiver
from tests.factories import (
    GuideRevisionFactory,
    MaterialFactory,
    OfficeFactory,
    UserFactory,
    complete_guide,
    person,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def at_desk(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return at_desk(UserFactory(administrator=True))


def change(revision):
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))


def check(revision):
    return reverse("admin:matters_guiderevision_check", args=(revision.pk,))


def slot_of(html, key):
    """What stands at one place of the page, as text; None where there is no such place."""
    found = re.search(
        rf'<div class="found-slot" id="found-{re.escape(key)}"[^>]*>(.*)', html, re.DOTALL
    )
    if found is None:
        return None
    inside, depth = found[1], 1
    for tag in re.finditer(r"<(/?)div", inside):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return re.sub(r"<[^>]+>", " ", inside[: tag.start()]).strip()
    raise AssertionError(inside)


def state():
    """Everything a check must leave alone."""
    return (
        list(GuideRevision.objects.order_by("pk").values()),
        list(MaterialRequirement.objects.order_by("pk").values()),
        AuditEvent.objects.count(),
    )


def test_complete_draft_says_so(editor):
    page = editor.get(change(complete_guide())).content.decode()
    assert "现在还不能公布" not in page
    assert slot_of(page, "promised_limit_amount") == ""
    assert slot_of(page, "materialrequirement_rows-0") == ""


def test_finding_stands_at_its_field_its_row_and_in_the_summary(editor):
    revision = complete_guide(promised_limit_amount=30)
    revision.materialrequirement_rows.update(exempt_note="详见窗口")
    page = editor.get(change(revision)).content.decode()
    at_field = slot_of(page, "promised_limit_amount")
    assert "错误" in at_field
    assert "TL-01" in at_field
    assert "承诺时限 30 长于法定时限 20" in at_field
    assert "请核对两个时限的数字和单位" in at_field
    at_row = slot_of(page, "materialrequirement_rows-0")
    assert "详见" in at_row
    summary = page.partition('id="findings"')[2].partition("</section>")[0]
    assert "现在还不能公布" in summary
    assert 'href="#id_promised_limit_amount"' in summary
    assert 'href="#materialrequirement_rows-0"' in summary


def test_finding_of_a_list_that_is_empty_stands_at_its_head(editor):
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    page = editor.get(change(revision)).content.decode()
    assert "GD-08" in slot_of(page, "contactchannel_rows")
    assert 'href="#contactchannel_rows-group"' in page


def test_what_was_found_is_escaped(editor):
    revision = complete_guide()
    bad = MaterialFactory(name="<script>alert(1)</script>其他材料")
    revision.materialrequirement_rows.update(material=bad)
    page = editor.get(change(revision)).content.decode()
    assert "其他材料" in slot_of(page, "materialrequirement_rows-0")
    assert "<script>alert(1)" not in page
    answer = editor.post(check(revision), desk.sent(editor.get(change(revision))))
    assert "其他材料" in answer.content.decode()
    assert "<script>alert(1)" not in answer.content.decode()


def test_waived_finding_is_told_and_blocks_nothing(editor):
    revision = complete_guide()
    revision.materialrequirement_rows.update(exempt_note="详见窗口")
    (blocking,) = {one.rule for one in editor.get(change(revision)).context["found"].blocking}
    RuleWaiver.objects.create(
        rule=blocking,
        handling_item=revision.handling_item,
        reason="试点",
        granted_on="2026-01-01",
        granted_by=UserFactory(),
        ends_on="2099-01-01",
    )
    answer = editor.get(change(revision))
    assert answer.context["found"].blocking == []
    assert "已批准例外" in slot_of(answer.content.decode(), "materialrequirement_rows-0")


def test_check_answers_for_the_form_as_it_stands_and_writes_nothing(editor):
    revision = complete_guide()
    typed = desk.sent(editor.get(change(revision)), promised_limit_amount="30")
    before = state()
    answer = editor.post(check(revision), typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "承诺时限 30 长于法定时限 20" in slot_of(page, "promised_limit_amount")
    assert 'id="found-promised_limit_amount" hx-swap-oob="true"' in page
    assert slot_of(page, "onsite_visits") == ""
    assert "还没有保存" in page
    assert state() == before


def test_check_sees_rows_changed_added_and_deleted(editor):
    revision = complete_guide()
    form = editor.get(change(revision))
    named = MaterialFactory(name="其他材料")
    new = {"material": named.pk, "order": "", "source": "applicant"}
    added = desk.with_row(desk.sent(form), "materialrequirement_rows", **new)
    before = state()
    page = editor.post(check(revision), added).content.decode()
    assert "其他材料" in slot_of(page, "materialrequirement_rows")
    changed = desk.sent(form, **{"materialrequirement_rows-0-exempt_note": "详见窗口"})
    page = editor.post(check(revision), changed).content.decode()
    assert "详见" in slot_of(page, "materialrequirement_rows-0")
    gone = desk.sent(form, **{"contactchannel_rows-0-DELETE": "on"})
    page = editor.post(check(revision), gone).content.decode()
    assert "GD-08" in slot_of(page, "contactchannel_rows")
    assert state() == before


@pytest.mark.parametrize(
    "typed",
    [
        {"onsite_visits": "许多"},
        {"number": "-1"},
        {"promised_limit_unit": ""},
        {"statutory_limit_citation": "999999"},
        {"processstep_rows-0-name": ""},
        {"materialrequirement_rows-0-id": "999999"},
        {"materialrequirement_rows-TOTAL_FORMS": "x"},
        {"promised_limit_amount": "99999999999999999999"},
    ],
    ids=str,
)
def test_check_of_what_cannot_be_saved_answers_calmly(editor, typed):
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    form = desk.sent(editor.get(change(revision)), **typed)
    before = state()
    answer = editor.post(check(revision), form)
    assert answer.status_code == 200
    assert "GD-08" in slot_of(answer.content.decode(), "contactchannel_rows")
    assert "没有参加检查" in answer.content.decode() or "TOTAL_FORMS" in next(iter(typed))
    assert state() == before


def test_check_of_nothing_posted_answers(editor):
    revision = complete_guide()
    before = state()
    assert editor.post(check(revision), {}).status_code == 200
    assert state() == before


def test_check_is_for_who_may_change_the_draft():
    revision = complete_guide()
    office = revision.handling_item.matter.office
    asked = {
        200: person("editor", office=office),
        403: person("editor", office=OfficeFactory()),
        "reviewer": person("reviewer", office=office),
    }
    for status, user in asked.items():
        answer = at_desk(user).post(check(revision), {})
        assert answer.status_code == (status if status == 200 else 403)
    assert Client().post(check(revision), {}).status_code == 403
    assert Client(enforce_csrf_checks=True).post(check(revision), {}).status_code == 403


def test_check_of_what_is_handed_in_or_published_or_gone_is_refused(editor):
    handed_in = drafting.submit(revision=complete_guide(), by=person("editor"))
    for revision in (handed_in, published_guide()):
        assert editor.post(check(revision), {}).status_code == 403
    assert editor.post(check(GuideRevision(pk=10**9)), {}).status_code == 403
    assert editor.post("/admin/matters/guiderevision/x/check/", {}).status_code == 403


def test_check_is_only_posted(editor):
    assert editor.get(check(complete_guide())).status_code == 405


def test_check_without_csrf_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(administrator=True))
    assert client.post(check(complete_guide()), {}).status_code == 403


def test_form_is_checked_again_where_scripts_run(editor):
    revision = complete_guide()
    page = editor.get(change(revision)).content.decode()
    assert f'hx-post="{check(revision)}"' in page
    handed_in = drafting.submit(revision=complete_guide(), by=person("editor"))
    assert "hx-post" not in editor.get(change(handed_in)).content.decode()
    assert "hx-post" not in editor.get(reverse("admin:matters_guiderevision_add")).content.decode()


def test_reviewer_reads_what_was_found():
    revision = drafting.submit(revision=complete_guide(), by=person("editor"))
    GuideRevision.objects.filter(pk=revision.pk).update(promised_limit_amount=30)
    page = at_desk(person("reviewer")).get(change(revision)).content.decode()
    assert "现在还不能公布" in page
    assert "承诺时限 30 长于法定时限 20" in page
    assert 'href="#id_promised_limit_amount"' not in page


def test_form_that_was_refused_keeps_its_errors_beside_what_was_found(editor):
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    typed = desk.sent(editor.get(change(revision)), **{"processstep_rows-0-limit_amount": ""})
    typed["processstep_rows-0-limit_unit"] = "working_day"
    page = editor.post(change(revision), typed).content.decode()
    assert "GD-08" in slot_of(page, "contactchannel_rows")
    assert "时限的数字和单位要一起填" in page


def test_form_asks_no_more_for_many_rows(editor):
    counts = []
    for rows in (1, 3):
        revision = complete_guide()
        for number in range(rows):
            row = revision.materialrequirement_rows.first()
            row.pk, row.material = None, MaterialFactory(name=f"第{revision.pk}项材料{number}")
            row.save()
        editor.get(change(revision))
        with CaptureQueriesContext(connection) as queries:
            editor.get(change(revision))
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 8


def test_saved_draft_that_cannot_be_published_is_told_once(editor):
    revision = GuideRevisionFactory()
    typed = {**desk.sent(editor.get(change(revision))), "_save": "1"}
    page = editor.post(change(revision), typed, follow=True).content.decode()
    assert page.count("已保存，但还不能公布") == 1


def test_page_that_shows_both_sides_of_a_conflict_is_not_checked(editor):
    """The box that the findings go into is not there."""
    revision = complete_guide()
    page = editor.get(change(revision))
    editor.post(change(revision), desk.sent(page, handling_type="immediate"))
    response = editor.post(change(revision), desk.sent(page, handling_type="commitment"))
    assert response.context["conflict"]
    assert 'hx-target="#findings"' in page.text
    assert "hx-post" not in response.text
