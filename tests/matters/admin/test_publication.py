"""The Publish button does what the action allows and says what it refuses; a copy becomes the next draft."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import publishing
from matters.models import GuideRevision
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialRequirementFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
STAFF = ("view_guiderevision", "change_guiderevision")


def url(verb, revision):
    return reverse(f"admin:matters_guiderevision_{verb}", args=(revision.pk,))


def test_publish_button_puts_the_draft_in_force(signed_in):
    client = signed_in(*STAFF, "publish_guiderevision")
    revision = GuideRevisionFactory(limited=True)
    assert (
        f'action="{url("publish", revision)}"'
        in client.get(url("change", revision)).content.decode()
    )
    response = client.post(url("publish", revision), {"at": ""}, follow=True)
    assert response.redirect_chain == [(url("change", revision), 302)]
    page = response.content.decode()
    assert "已公布" in page
    assert f'<a href="/guides/{revision.handling_item.slug}/">查看公开页面</a>' in page
    assert GuideRevision.objects.published().get() == revision


def test_publish_button_takes_a_start(administrator):
    revision = GuideRevisionFactory()
    administrator.post(url("publish", revision), {"at": "2020-05-01 08:00"})
    assert GuideRevision.objects.published(at=MAY).get().starts_at == MAY


def test_publish_confirmation_names_start_predecessor_and_problems(administrator):
    item = HandlingItemFactory()
    published_guide(handling_item=item, number=11, at=MAY)
    revision = GuideRevisionFactory(handling_item=item, number=12, onsite_visits=2)
    page = administrator.get(url("publish", revision)).content.decode()
    assert "第 11 版(2020-05-01 08:00 起有效)" in page
    assert "从现在起" in page
    assert "要求到现场 2 次" in page
    earlier = administrator.get(url("publish", revision), {"at": "2019-01-01 00:00"})
    assert "届时没有正在生效的版本" in earlier.content.decode()
    revision.refresh_from_db()
    assert revision.status == "draft"


def test_publish_refusal_names_the_field_and_keeps_the_start(administrator):
    revision = GuideRevisionFactory(limited=True, promised_limit_amount=21)
    response = administrator.post(url("publish", revision), {"at": "2020-05-01 08:00"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "承诺办结时限:承诺时限 21 长于法定时限 20" in page
    assert 'value="2020-05-01 08:00"' in page
    assert not AuditEvent.objects.exists()


def test_publish_refusal_of_a_start_that_is_taken(administrator):
    item = HandlingItemFactory()
    published_guide(handling_item=item, at=MAY)
    revision = GuideRevisionFactory(handling_item=item)
    page = administrator.post(url("publish", revision), {"at": "2020-05-01 08:00"})
    assert "生效时间:已有另一版本从同一时间起生效" in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        "明天",
        "2026-02-30 09:00",
        "0001-01-01 00:00",
        "9999-12-31 23:59",
        "2020-05-01\x00",
        "1" * 500,
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_publish_bad_date_is_told_and_nothing_is_lost(administrator, method, wrong):
    revision = GuideRevisionFactory()
    response = getattr(administrator, method)(url("publish", revision), {"at": wrong})
    assert response.status_code == 200
    assert response.context["publication_form"].errors["at"]
    revision.refresh_from_db()
    assert revision.status == "draft"


def test_publish_a_second_time_is_refused(administrator):
    revision = published_guide()
    page = administrator.post(url("publish", revision), {"at": ""}).content.decode()
    assert "编制状态:“已公布”的版本不能公布" in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_publish_needs_its_permission(signed_in, method):
    client = signed_in(*STAFF)
    revision = GuideRevisionFactory()
    assert getattr(client, method)(url("publish", revision)).status_code == 403
    assert url("publish", revision) not in client.get(url("change", revision)).content.decode()
    revision.refresh_from_db()
    assert revision.status == "draft"


def test_publish_needs_sight_of_the_guide(signed_in):
    client = signed_in("publish_guiderevision")
    assert client.post(url("publish", GuideRevisionFactory())).status_code == 403


def test_publish_needs_the_csrf_token(administrator):
    administrator.handler.enforce_csrf_checks = True
    assert administrator.post(url("publish", GuideRevisionFactory())).status_code == 403


def test_publish_of_nothing_leads_back(administrator):
    response = administrator.post("/admin/matters/guiderevision/999999/publish/")
    assert (response.status_code, response.url) == (302, "/admin/")


def test_copy_button_opens_the_next_draft(signed_in):
    client = signed_in(*STAFF, "add_guiderevision")
    revision = GuideRevisionFactory(number=4)
    MaterialRequirementFactory(revision=revision)
    publishing.publish(revision=revision, by=OPERATOR)
    assert "另起草新版本" in client.get(url("change", revision)).content.decode()
    response = client.post(url("copy", revision), follow=True)
    draft = GuideRevision.objects.drafts().get()
    assert response.redirect_chain == [(url("change", draft), 302)]
    assert (draft.number, draft.materialrequirement_rows.count()) == (5, 1)


def test_copy_needs_its_permission(signed_in):
    revision = published_guide()
    client = signed_in(*STAFF)
    assert client.post(url("copy", revision)).status_code == 403
    assert "另起草新版本" not in client.get(url("change", revision)).content.decode()


def test_copy_of_a_draft_is_refused_with_the_reason(administrator):
    revision = GuideRevisionFactory()
    page = administrator.post(url("copy", revision), follow=True).content.decode()
    assert "可以直接修改" in page
    assert GuideRevision.objects.get() == revision


def test_copy_is_not_a_link(administrator):
    assert administrator.get(url("copy", published_guide())).status_code == 405
