"""Doing a reform: drafts are opened, matters end, change hands and types; each refusal says why and writes nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import drafting, ending, publishing, review
from matters.models import GuideRevision, Matter, MatterType, Responsibility
from matters.problems import NotAllowed, NotPossible
from reforms.actions import doing
from reforms.models import EffectDraft
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    UserFactory,
    person,
    published_guide,
)
from tests.reforms.factories import ClaimFactory, EffectFactory

pytestmark = pytest.mark.django_db

DAY = date(2020, 5, 1)
BASIS = "某文〔2020〕1号"


@pytest.fixture
def guide():
    return published_guide(
        is_complete=True,
        number=1,
        promised_limit_amount=20,
        handling_item__matter__name="药品许可",
    )


@pytest.fixture
def effect(guide):
    row = EffectFactory(matter=guide.handling_item.matter)
    ClaimFactory(effect=row)
    return row


@pytest.fixture
def editor(guide):
    return person("editor", office=guide.handling_item.matter.office)


def refusal(action, **kwargs):
    """Why it was refused; nothing was written."""
    before = (AuditEvent.objects.count(), GuideRevision.objects.count())
    with pytest.raises((NotAllowed, NotPossible)) as refused:
        action(**kwargs)
    assert (AuditEvent.objects.count(), GuideRevision.objects.count()) == before
    return "; ".join(problem.reason for problem in refused.value.problems)


def test_open_drafts_for_every_handling_item(guide, effect, editor):
    second = published_guide(
        limited=True,
        promised_limit_amount=15,
        handling_item__matter=effect.matter,
        quantity_limit="不限",
    )
    drafts = doing.open_drafts(effect=effect, by=editor)
    assert [(one.handling_item, one.status, one.promised_limit_amount) for one in drafts] == [
        (guide.handling_item, "draft", 10),
        (second.handling_item, "draft", 10),
    ]
    stored = GuideRevision.objects.get(pk=drafts[1].pk)
    assert (stored.promised_limit_amount, stored.quantity_limit) == (10, "不限")
    assert (
        stored.change_reason
        == f"按《{effect.measure.plan}》第 {effect.measure.number} 项：{effect.measure.title}"
    )
    assert stored.created_by == editor
    assert set(EffectDraft.objects.values_list("effect", "revision")) == {
        (effect.pk, one.pk) for one in drafts
    }
    event = AuditEvent.objects.get(action="effect.open_drafts")
    assert (event.object_id, event.actor_name) == (str(effect.pk), editor.username)
    assert [one["id"] for one in event.changes["drafts"]] == [str(one.pk) for one in drafts]
    assert verify_chain().holds


def test_open_drafts_of_the_one_item_the_effect_names(guide, effect, editor):
    effect.handling_item = guide.handling_item
    effect.save()
    published_guide(limited=True, handling_item__matter=effect.matter)
    (draft,) = doing.open_drafts(effect=effect, by=editor)
    assert draft.handling_item == guide.handling_item


def test_open_drafts_passes_over_what_needs_none(guide, effect, editor):
    published_guide(limited=True, promised_limit_amount=10, handling_item__matter=effect.matter)
    HandlingItemFactory(matter=effect.matter)
    (draft,) = doing.open_drafts(effect=effect, by=editor)
    assert draft.handling_item == guide.handling_item


def test_open_drafts_refuses_where_the_guide_says_it_already(guide, effect, editor):
    effect.claims.update(amount=20)
    assert "现行的第 1 版已经与举措一致" in refusal(doing.open_drafts, effect=effect, by=editor)


def test_open_drafts_twice_names_the_draft(guide, effect, editor):
    doing.open_drafts(effect=effect, by=editor)
    told = refusal(doing.open_drafts, effect=effect, by=editor)
    assert f"“{guide.handling_item.name}”的第 2 版（草稿）还没有生效" in told


def test_open_drafts_again_opens_what_was_deleted(guide, effect, editor):
    published_guide(limited=True, promised_limit_amount=15, handling_item__matter=effect.matter)
    first, _second = doing.open_drafts(effect=effect, by=editor)
    GuideRevision.objects.get(pk=first.pk).delete()
    (again,) = doing.open_drafts(effect=effect, by=editor)
    assert again.handling_item == first.handling_item
    assert EffectDraft.objects.count() == 2


def test_open_drafts_refuses_beside_a_draft_of_someone_else(guide, effect, editor):
    published_guide(limited=True, promised_limit_amount=15, handling_item__matter=effect.matter)
    drafting.copy(revision=guide, by=editor)
    assert "第 2 版（草稿）" in refusal(doing.open_drafts, effect=effect, by=editor)


def test_open_drafts_refuses_beside_a_scheduled_version(guide, effect, editor):
    published_guide(
        handling_item=guide.handling_item, number=2, at=timezone.now() + timedelta(days=9)
    )
    assert "第 2 版（已公布，尚未生效）" in refusal(doing.open_drafts, effect=effect, by=editor)


def test_open_drafts_refuses_without_a_guide_in_force(editor, guide):
    item = HandlingItemFactory(matter__office=guide.handling_item.matter.office)
    effect = EffectFactory(matter=item.matter)
    assert "没有生效的办事指南" in refusal(doing.open_drafts, effect=effect, by=editor)
    bare = EffectFactory(matter=MatterFactory())
    assert "还没有业务办理项" in refusal(doing.open_drafts, effect=bare, by=editor)


def test_open_drafts_refuses_for_a_matter_that_has_ended(effect, editor):
    ending.end(matter=effect.matter, by=OPERATOR, reason="cancelled", on=DAY, basis=BASIS)
    effect.refresh_from_db()
    assert "已经终止" in refusal(doing.open_drafts, effect=effect, by=editor)


def test_open_drafts_until_the_day_of_the_end(effect, editor):
    on = timezone.localdate() + timedelta(days=9)
    ending.end(matter=effect.matter, by=OPERATOR, reason="cancelled", on=on, basis=BASIS)
    effect.refresh_from_db()
    assert doing.open_drafts(effect=effect, by=editor)


def test_open_drafts_refuses_what_is_not_linked_or_calls_for_none(guide, editor):
    unlinked = EffectFactory(unlinked=True)
    assert "没有关联目录里的事项" in refusal(doing.open_drafts, effect=unlinked, by=editor)
    ends = EffectFactory(matter=guide.handling_item.matter, mode="cancel")
    assert "不要求修订" in refusal(doing.open_drafts, effect=ends, by=editor)


def test_open_drafts_refuses_who_may_not_draft_here(effect):
    stranger = person("editor", office=OfficeFactory())
    strangers = [stranger, person("reviewer"), UserFactory(staff=True), UserFactory()]
    for one in strangers:
        with pytest.raises(NotAllowed):
            doing.open_drafts(effect=effect, by=one)
    assert not EffectDraft.objects.exists()


def test_open_drafts_is_one_piece(guide, effect, editor, monkeypatch):
    published_guide(limited=True, promised_limit_amount=15, handling_item__matter=effect.matter)
    add, calls = doing._add_rows, []

    def fails_the_second_time(draft, wanted):
        calls.append(draft)
        if len(calls) == 2:
            raise RuntimeError
        add(draft, wanted)

    monkeypatch.setattr(doing, "_add_rows", fails_the_second_time)
    with pytest.raises(RuntimeError):
        doing.open_drafts(effect=effect, by=editor)
    assert GuideRevision.objects.count() == 2
    assert not EffectDraft.objects.exists()


def test_draft_whose_limit_exceeds_the_law_is_still_a_draft(guide, effect, editor):
    """Publication refuses it; a draft may be wrong."""
    effect.claims.update(amount=40)
    (draft,) = doing.open_drafts(effect=effect, by=editor)
    assert draft.promised_limit_amount == 40


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("cancel", "cancelled"),
        ("merge", "merged"),
        ("delegate", "delegated"),
        ("convert_to_filing", "converted"),
    ],
)
def test_end_matter_for_the_reason_of_the_mode(guide, mode, reason):
    matter, successor = guide.handling_item.matter, MatterFactory(name="承接")
    effect = EffectFactory(matter=matter, mode=mode)
    doing.end_matter(
        effect=effect, on=DAY, basis=f" {BASIS} ", successors=[successor], by=OPERATOR, note="并入"
    )
    matter.refresh_from_db()
    assert (matter.state, matter.ended_reason, matter.ended_on) == ("ended", reason, DAY)
    assert matter.successions.get().successor == successor
    event = AuditEvent.objects.get(action="effect.end_matter")
    assert event.object_id == str(effect.pk)
    assert event.changes["basis"] == BASIS
    assert event.changes["successors"] == ["承接"]


def test_end_matter_refuses_what_does_not_call_for_it(effect):
    asked = {"effect": effect, "on": DAY, "basis": BASIS, "by": OPERATOR}
    assert "不要求终止事项" in refusal(doing.end_matter, **asked)
    assert Matter.objects.get(pk=effect.matter_id).state == "in_force"


def test_end_matter_refuses_as_the_end_of_a_matter_does(guide):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="merge")
    asked = {"effect": effect, "on": DAY, "by": OPERATOR}
    assert "终止依据" in refusal(doing.end_matter, basis="", **asked)
    assert "合并须写明" in refusal(doing.end_matter, basis=BASIS, **asked)


def test_hand_over_to_the_office(guide):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="delegate")
    office = OfficeFactory(name="区局")
    doing.hand_over(effect=effect, office=office, on=DAY, basis=BASIS, by=OPERATOR)
    assert Responsibility.objects.get(matter=effect.matter).office == office
    event = AuditEvent.objects.get(action="effect.hand_over")
    assert (event.changes["office"], event.changes["on"]) == ("区局", "2020-05-01")


def test_hand_over_refuses_what_does_not_call_for_it(effect):
    asked = {"effect": effect, "office": OfficeFactory(), "on": DAY, "basis": BASIS}
    assert "不要求变更实施主体" in refusal(doing.hand_over, by=OPERATOR, **asked)
    assert not Responsibility.objects.exists()


def test_retype_the_matter(guide):
    effect = EffectFactory(matter=guide.handling_item.matter, mode="convert_to_service")
    service, _new = MatterType.objects.get_or_create(
        name="公共服务", defaults={"code": "99", "slug": "service-99"}
    )
    asked = {"effect": effect, "matter_type": service, "basis": BASIS, "by": OPERATOR}
    doing.retype(**asked)
    assert Matter.objects.get(pk=effect.matter_id).matter_type == service
    event = AuditEvent.objects.get(action="effect.retype")
    assert event.changes["matter_type"] == "公共服务"
    assert "类型已经是" in refusal(doing.retype, **asked)


def test_retype_refuses_what_does_not_call_for_it(effect):
    service = MatterType.objects.create(name="备案", code="98", slug="filing-98")
    asked = {"effect": effect, "matter_type": service, "basis": BASIS, "by": OPERATOR}
    assert "不要求改变事项类型" in refusal(doing.retype, **asked)


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "scheduled", "published"])
def test_measure_knows_which_drafts_are_open(effect, guide, status):
    (draft,) = doing.open_drafts(effect=effect, by=person("editor"))
    if status != "draft":
        drafting.submit(revision=draft, by=person("editor"))
    if status in ("approved", "scheduled", "published"):
        review.approve(revision=draft, by=person("reviewer"))
    if status in ("scheduled", "published"):
        at = timezone.now() + timedelta(days=9) if status == "scheduled" else None
        publishing.publish(revision=draft, by=person("publisher"), at=at)
    GuideRevisionFactory(handling_item__matter=effect.matter)
    measure = type(effect.measure).objects.with_open_drafts().get()
    row = type(effect).objects.with_open_drafts().get()
    expected = 0 if status == "published" else 1
    assert (measure.open_draft_count, row.open_draft_count) == (expected, expected)


def test_measure_without_drafts_has_none_open(effect):
    (draft,) = doing.open_drafts(effect=effect, by=person("editor"))
    draft.delete()
    other = EffectFactory(measure=effect.measure)
    counts = type(effect).objects.with_open_drafts().values_list("pk", "open_draft_count")
    assert dict(counts) == {effect.pk: 0, other.pk: 0}
    assert type(effect.measure).objects.with_open_drafts().get().open_draft_count == 0
