"""The page on which an effect is carried out: what it says, what its buttons do, and what it keeps when refused."""

from datetime import date

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import drafting, ending
from matters.models import GuideRevision, Matter, MatterType, Responsibility
from tests.factories import (
    OPERATOR,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    person,
)
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db

BASIS = "某文〔2020〕1号"


def url(effect):
    return reverse("admin:reforms_effect_do", args=(effect.pk,))


def post(client, effect, deed, **typed):
    seen = client.get(url(effect)).context["seen"]
    return client.post(url(effect), {"_seen": seen, "deed": deed, **typed})


def test_page_shows_the_guide_in_force_beside_what_changes(client, effect, editor):
    client.force_login(editor)
    page = client.get(url(effect))
    text = page.text
    assert page.status_code == 200
    for words in ("附件第 24 项", "某市方案", "首次注册", "20 工作日", "10 工作日", "尚未落实"):
        assert words in text, words
    (line,) = page.context["items"]
    assert [(one.label, one.now, one.then) for one in line.changes] == [
        ("承诺办结时限", "20 工作日", "10 工作日")
    ]
    assert line.by_hand == ("申请材料项数 1 件",)
    assert line.reread == ("承诺时限",)


def test_editor_opens_the_drafts(client, effect, editor):
    client.force_login(editor)
    answer = post(client, effect, "revise")
    assert (answer.status_code, answer.url) == (302, url(effect))
    draft = GuideRevision.objects.get(status="draft")
    assert (draft.promised_limit_amount, draft.created_by) == (10, editor)
    page = client.get(url(effect)).text
    assert "已开启 1 份草稿" in page
    assert reverse("admin:matters_guiderevision_change", args=(draft.pk,)) in page
    assert "open_form" not in page


def test_drafts_are_not_opened_twice_by_two_pages(client, effect, editor):
    client.force_login(editor)
    seen = client.get(url(effect)).context["seen"]
    sent = {"_seen": seen, "deed": "revise"}
    assert client.post(url(effect), sent).status_code == 302
    again = client.post(url(effect), sent)
    assert "又有变动" in again.text
    assert GuideRevision.objects.filter(status="draft").count() == 1


def test_draft_of_someone_else_is_named_and_nothing_is_written(client, guide, effect, editor):
    drafting.copy(revision=guide, by=editor)
    client.force_login(editor)
    assert "不是为这项改革起草的" in client.get(url(effect)).text
    answer = post(client, effect, "revise")
    assert answer.status_code == 200
    assert "“首次注册”的第 2 版（草稿）还没有生效" in answer.text
    assert GuideRevision.objects.filter(status="draft").count() == 1


def test_matter_is_ended_with_what_the_document_says(client, guide, keeper):
    successor = MatterFactory(name="承接事项")
    effect = EffectFactory(
        matter=guide.handling_item.matter,
        mode="merge",
        starts_on=date(2018, 10, 1),
        measure__plan=ReformPlanFactory(title="某市方案", document_number="某发〔2018〕9号"),
    )
    EffectPartnerFactory(effect=effect, matter=successor)
    client.force_login(keeper)
    assert f"{url(effect)}" in client.get(reverse("admin:reforms_effect_changelist")).text
    assert 'href="?deed=end"' in client.get(url(effect)).text
    form = client.get(url(effect), {"deed": "end"}).context["form"]
    assert "reason" not in form.fields
    stated = {name: form[name].value() for name in form.fields}
    assert stated == {
        "on": date(2018, 10, 1),
        "basis": "《某市方案》（某发〔2018〕9号）",
        "successors": [successor.pk],
        "note": None,
    }
    typed = {"on": "2018-10-01", "basis": BASIS, "successors": [successor.pk]}
    assert post(client, effect, "end", **typed).status_code == 302
    matter = Matter.objects.get(pk=effect.matter_id)
    assert (matter.state, matter.ended_reason) == ("ended", "merged")
    assert AuditEvent.objects.filter(action="effect.end_matter").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": "2018-02-31"}, "日期"),
        ({"on": "1800-01-01"}, "终止日期要在"),
        ({"basis": ""}, "必填"),
        ({"successors": []}, "合并须写明"),
        ({"successors": ["999999"]}, "999999"),
    ],
)
def test_refused_end_keeps_what_was_typed(client, guide, keeper, change, words):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="merge")
    client.force_login(keeper)
    typed = {"on": "2018-10-01", "basis": BASIS, "successors": [MatterFactory().pk]}
    answer = post(client, effect, "end", **{**typed, "note": "请看这里", **change})
    assert answer.status_code == 200
    assert words in answer.text
    assert "请看这里" in answer.text
    assert Matter.objects.get(pk=effect.matter_id).state == "in_force"


def test_stale_page_does_nothing_and_keeps_what_was_typed(client, guide, keeper):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="cancel")
    client.force_login(keeper)
    seen = client.get(url(effect)).context["seen"]
    drafting.copy(revision=guide, by=person("editor"))
    typed = {"_seen": seen, "deed": "end", "on": "2018-10-01", "basis": BASIS}
    answer = client.post(url(effect), typed)
    assert "又有变动" in answer.text
    assert BASIS in answer.text
    assert Matter.objects.get(pk=effect.matter_id).state == "in_force"


def test_matter_is_handed_over(client, guide, keeper):
    office = OfficeFactory(name="区局")
    effect = EffectFactory(matter=guide.handling_item.matter, mode="delegate")
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=office)
    client.force_login(keeper)
    form = client.get(url(effect), {"deed": "hand_over"}).context["form"]
    assert form["office"].value() == office.pk
    typed = {"office": office.pk, "on": "2018-10-01", "basis": BASIS}
    assert post(client, effect, "hand_over", **typed).status_code == 302
    assert Responsibility.objects.get().office == office


def test_matter_gets_another_type(client, guide, keeper):
    service, _new = MatterType.objects.get_or_create(
        name="公共服务", defaults={"code": "99", "slug": "service-99"}
    )
    effect = EffectFactory(matter=guide.handling_item.matter, mode="convert_to_service")
    ClaimFactory(effect=effect, kind="matter_type", amount=None, unit="", word="公共服务")
    client.force_login(keeper)
    form = client.get(url(effect), {"deed": "retype"}).context["form"]
    assert form["matter_type"].value() == service.pk
    typed = {"matter_type": service.pk, "basis": BASIS}
    assert post(client, effect, "retype", **typed).status_code == 302
    assert Matter.objects.get(pk=effect.matter_id).matter_type == service


def test_what_the_document_leaves_open_is_the_readers_choice(client, guide, keeper):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="delegate")
    client.force_login(keeper)
    text = client.get(url(effect)).text
    assert "文件没有写明是哪一种" in text
    assert 'href="?deed=end"' in text
    assert 'href="?deed=hand_over"' in text


def test_deed_the_effect_does_not_call_for_is_refused(client, effect, keeper):
    client.force_login(keeper)
    for deed in ("end", "nonsense", ""):
        answer = post(client, effect, deed, on="2018-10-01", basis=BASIS)
        assert "不要求这样做" in answer.text
    assert client.get(url(effect), {"deed": "end"}).context["form"] is None


def test_editor_is_told_who_ends_a_matter(client, guide, editor):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="cancel")
    client.force_login(editor)
    text = client.get(url(effect)).text
    assert "由目录管理员来做" in text
    assert 'href="?deed=end"' not in text
    typed = {"on": "2018-10-01", "basis": BASIS}
    assert post(client, effect, "end", **typed).status_code == 403
    assert Matter.objects.get(pk=effect.matter_id).state == "in_force"


@pytest.mark.parametrize("columns", [{"unlinked": True}, {"mode": "supervision"}])
def test_effect_that_needs_nothing_here_says_so(client, keeper, columns):
    effect = EffectFactory(**columns)
    client.force_login(keeper)
    page = client.get(url(effect))
    assert page.status_code == 200
    assert ("还不能落实" in page.text) == ("unlinked" in columns)
    assert ("不需要在这里做什么" in page.text) == ("mode" in columns)


def test_page_of_an_ended_matter_or_one_without_a_guide_opens(client, effect, guide, keeper):
    client.force_login(keeper)
    HandlingItemFactory(matter=effect.matter, name="没有指南的")
    assert "没有生效的办事指南" in client.get(url(effect)).text
    ending.end(
        matter=effect.matter, by=OPERATOR, reason="cancelled", on=date(2020, 1, 1), basis="文件"
    )
    assert "已终止" in client.get(url(effect)).text


def test_names_are_escaped(client, effect, editor):
    Matter.objects.filter(pk=effect.matter_id).update(name="<script>x</script>")
    client.force_login(editor)
    assert "<script>x" not in client.get(url(effect)).text
