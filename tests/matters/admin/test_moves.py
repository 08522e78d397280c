"""The buttons of a revision do what the actions allow, say what they refuse, and lose nothing of what was typed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from matters.actions import drafting, groups, publishing, review
from matters.models import GuideRevision, ReviewReturn
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialRequirementFactory,
    OfficeFactory,
    approved_guide,
    complete_guide,
    person,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
ROLES = ("editor", "reviewer", "publisher")
NEVER_A_TIME = ["明天", "2026-02-30 09:00", "0001-01-01", "9999-12-31", "2020-05-01\x00", "1" * 500]


def url(deed, revision):
    return reverse(f"admin:matters_guiderevision_{deed}", args=(revision.pk,))


def at_desk(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return at_desk(person("editor"))


@pytest.fixture
def reviewer():
    return at_desk(person("reviewer"))


@pytest.fixture
def publisher():
    return at_desk(person("publisher"))


def in_review(**kwargs):
    revision = complete_guide(**kwargs)
    return drafting.submit(revision=revision, by=person("editor"))


def scheduled(**kwargs):
    at = timezone.now() + timedelta(days=10)
    return publishing.publish(revision=approved_guide(**kwargs), by=person("publisher"), at=at)


STATES = {
    "draft": complete_guide,
    "in_review": in_review,
    "approved": approved_guide,
    "published": published_guide,
    "scheduled": scheduled,
}
BUTTONS = {
    ("editor", "draft"): ["submit"],
    ("editor", "in_review"): ["recall"],
    ("editor", "approved"): [],
    ("editor", "published"): ["copy", "correct", "copy-to"],
    ("editor", "scheduled"): ["copy", "correct", "copy-to"],
    ("reviewer", "draft"): [],
    ("reviewer", "in_review"): ["return", "approve"],
    ("reviewer", "approved"): ["return"],
    ("reviewer", "published"): [],
    ("reviewer", "scheduled"): [],
    ("publisher", "draft"): [],
    ("publisher", "in_review"): [],
    ("publisher", "approved"): ["publish"],
    ("publisher", "published"): ["withdraw"],
    ("publisher", "scheduled"): ["reschedule", "withdraw"],
}


@pytest.mark.parametrize(("role", "state"), BUTTONS)
def test_page_offers_the_moves_of_the_state_to_who_may_make_them(role, state):
    revision = STATES[state]()
    page = at_desk(person(role)).get(url("change", revision)).content.decode()
    offered = [
        deed
        for deed in {name for names in BUTTONS.values() for name in names}
        if f'href="{url(deed, revision)}"' in page
    ]
    assert sorted(offered) == sorted(BUTTONS[role, state])


def test_a_guide_goes_through_its_life_by_buttons(editor, reviewer, publisher):
    revision = complete_guide()
    desk.done(editor, url("submit", revision))
    desk.done(reviewer, url("return", revision), materials="缺少份数")
    assert "缺少份数" in editor.get(url("change", revision)).content.decode()
    desk.done(editor, url("submit", revision))
    desk.done(editor, url("recall", revision))
    desk.done(editor, url("submit", revision))
    desk.done(reviewer, url("approve", revision))
    day = (timezone.localdate() + timedelta(days=5)).isoformat()
    desk.done(publisher, url("publish", revision), at=day)
    assert not GuideRevision.objects.published().exists()
    later = timezone.localdate() + timedelta(days=6)
    desk.done(publisher, url("reschedule", revision), at=later.isoformat())
    period = revision.periods.believed().get()
    assert timezone.localtime(period.starts_at).date() == later
    desk.done(publisher, url("withdraw", revision), notice="暂缓")
    revision.refresh_from_db()
    assert (revision.status, revision.retired_notice) == ("retired", "暂缓")
    assert [
        event.action.partition(".")[2] for event in AuditEvent.objects.order_by("sequence")
    ] == [
        "submit",
        "return",
        "submit",
        "recall",
        "submit",
        "approve",
        "publish",
        "reschedule",
        "withdraw",
    ]


def test_correction_is_a_draft_that_says_what_was_wrong(editor):
    revision = published_guide(number=4)
    answer = desk.done(editor, url("correct", revision), reason="份数写错")
    draft = GuideRevision.objects.drafts().get()
    assert answer.redirect_chain == [(url("change", draft), 302)]
    assert (draft.kind, draft.corrects, draft.change_reason) == ("correction", revision, "份数写错")


def test_copy_opens_the_next_draft(editor):
    revision = GuideRevisionFactory(number=4)
    MaterialRequirementFactory(revision=revision)
    publishing.publish(revision=revision, by=OPERATOR)
    desk.done(editor, url("copy", revision))
    draft = GuideRevision.objects.drafts().get()
    assert (draft.number, draft.materialrequirement_rows.count()) == (5, 1)


def test_copy_to_offers_and_takes_only_items_of_own_offices():
    own, other = OfficeFactory(), OfficeFactory()
    source = published_guide(handling_item__matter__office=own)
    mine = HandlingItemFactory(matter__office=own)
    theirs = HandlingItemFactory(matter__office=other)
    client = at_desk(desk.official(groups.EDITORS, own))
    refused = desk.done(client, url("copy-to", source), item=theirs.pk)
    assert "不属于您任职的机构" in refused.content.decode()
    assert theirs.name not in refused.content.decode()
    assert not GuideRevision.objects.drafts().exists()
    desk.done(client, url("copy-to", source), item=mine.pk)
    assert GuideRevision.objects.drafts().get().handling_item == mine


def test_reviewer_sees_what_changed_and_why_it_came_back(reviewer):
    item = HandlingItemFactory()
    published_guide(handling_item=item, number=1, limited=True, early_service="可预约。先收件。")
    draft = complete_guide(
        handling_item=item,
        number=2,
        promised_limit_amount=5,
        early_service="可预约。先受理。",
    )
    MaterialRequirementFactory(revision=draft, material__name="身份证明")
    drafting.submit(revision=draft, by=person("editor"))
    review.send_back(
        revision=draft, by=person("reviewer"), reasons=[review.Reason("fees", "标准不明")]
    )
    drafting.submit(revision=draft, by=person("editor"))
    for page in (reviewer.get(url("change", draft)), reviewer.get(url("approve", draft))):
        text = page.content.decode()
        assert "与现行的第 1 版相比" in text
        assert "<del>10 工作日</del>" in text
        assert "<ins>5 工作日</ins>" in text
        assert "<del>先收件。</del><ins>先受理。</ins>" in text
        assert "<strong>新增</strong> 身份证明" in text
    shown = reviewer.get(url("change", draft)).content.decode()
    assert "<strong>收费项目</strong>：标准不明" in shown


def test_own_submission_is_not_reviewed():
    both = person("editor", "reviewer")
    client = at_desk(both)
    revision = drafting.submit(revision=complete_guide(), by=both)
    page = client.get(url("change", revision)).content.decode()
    assert "须由另一人审核" in page
    assert url("approve", revision) not in page
    answer = desk.done(client, url("approve", revision))
    assert answer.status_code == 403
    assert "提交人不能审核" in answer.content.decode()
    revision.refresh_from_db()
    assert revision.status == "in_review"


@pytest.mark.parametrize("state", ["in_review", "approved", "published"])
def test_what_was_handed_in_is_read_only(administrator, state):
    revision = STATES[state](limited=True)
    MaterialRequirementFactory(revision=revision) if state == "in_review" else None
    page = administrator.get(url("change", revision)).content.decode()
    assert 'name="_save"' not in page
    assert 'name="promised_limit_amount"' not in page
    assert 'name="materialrequirement_rows-0-copies"' not in page


def test_publish_confirmation_names_start_predecessor_and_problems(publisher):
    item = HandlingItemFactory()
    published_guide(handling_item=item, number=11, at=MAY)
    revision = approved_guide(handling_item=item, number=12)
    GuideRevision.objects.filter(pk=revision.pk).update(onsite_visits=2)
    page = publisher.get(url("publish", revision)).content.decode()
    for words in ("第 11 版（2020-05-01 08:00 起有效）", "从现在起", "要求到现场 2 次"):
        assert words in page
    answer = desk.done(publisher, url("publish", revision))
    assert "必须现场办理原因：" in answer.content.decode()
    revision.refresh_from_db()
    assert revision.status == "approved"


@pytest.mark.parametrize(
    ("deed", "state", "typed", "told"),
    [
        ("publish", "approved", {"at": "2020-05-01 08:00"}, "生效时间不能早于现在"),
        ("reschedule", "scheduled", {"at": "2020-05-01"}, "新的生效时间要晚于现在"),
        ("reschedule", "scheduled", {"at": ""}, "请写明从何时起生效"),
        ("return", "in_review", {"materials": " "}, "请至少在一个栏目写明退回原因"),
        ("withdraw", "published", {"notice": " "}, "请填写，公众会看到"),
        ("correct", "published", {"reason": ""}, "请填写，公众会看到"),
        ("copy-to", "published", {"item": ""}, "请选择一个业务办理项"),
        ("submit", "published", {}, "不能提交审核"),
        ("publish", "draft", {"at": ""}, "不能公布"),
        ("approve", "draft", {}, "不能审核通过"),
        ("copy", "draft", {}, "可以直接修改"),
    ],
)
def test_refusal_says_why_and_keeps_what_was_typed(administrator, deed, state, typed, told):
    revision = STATES[state]()
    before = AuditEvent.objects.count()
    answer = desk.done(administrator, url(deed, revision), **typed)
    page = answer.content.decode()
    assert answer.redirect_chain == []
    assert told in page
    for value in filter(str.strip, typed.values()):
        assert value in page
    assert AuditEvent.objects.count() == before


def test_return_keeps_the_reasons_by_section(reviewer):
    revision = in_review()
    desk.done(reviewer, url("return", revision), materials="缺少份数", fees="")
    assert ReviewReturn.objects.get().reasons == [{"section": "materials", "reason": "缺少份数"}]


@pytest.mark.parametrize("wrong", NEVER_A_TIME)
@pytest.mark.parametrize("method", ["get", "post"])
def test_publish_bad_date_is_told(publisher, method, wrong):
    revision = approved_guide()
    response = getattr(publisher, method)(url("publish", revision), {"at": wrong})
    assert response.status_code == 200
    assert response.context["form"].errors["at"]


def test_move_needs_the_csrf_token(editor):
    editor.handler.enforce_csrf_checks = True
    assert editor.post(url("submit", GuideRevisionFactory())).status_code == 403


def test_move_of_nothing_leads_back(administrator):
    response = administrator.post("/admin/matters/guiderevision/999999/publish/")
    assert (response.status_code, response.url) == (302, "/admin/")


def test_get_changes_nothing(administrator):
    for state, make in STATES.items():
        revision = make()
        before = AuditEvent.objects.count()
        for deed in {name for names in BUTTONS.values() for name in names}:
            assert administrator.get(url(deed, revision)).status_code == 200, (deed, state)
        assert AuditEvent.objects.count() == before
