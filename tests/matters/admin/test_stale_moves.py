"""A button on a page that is out of date does nothing and says who did what; a draft is previewed."""

import pytest
from django.test import Client
from django.urls import reverse

from matters.actions import drafting, retiring
from tests.factories import (
    GuideRevisionFactory,
    MaterialRequirementFactory,
    OfficeFactory,
    complete_guide,
    person,
    published_guide,
)

pytestmark = pytest.mark.django_db


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


def in_review():
    return drafting.submit(revision=complete_guide(), by=person("editor"))


def test_move_after_someone_else_made_it_is_told_with_who_and_when(editor):
    revision = complete_guide()
    seen = editor.get(url("submit", revision)).context["seen"]
    other = person("editor")
    drafting.submit(revision=revision, by=other)
    page = editor.post(url("submit", revision), {"_seen": seen}).content.decode()
    assert "没有执行：您打开页面以后，这个版本又有变动" in page
    assert f"<strong>{other.username}</strong> 提交审核" in page
    assert "“审核中”" in page


def test_approval_of_what_was_mended_meanwhile_is_refused(reviewer, editor):
    revision = in_review()
    seen = reviewer.get(url("approve", revision)).context["seen"]
    drafting.recall(revision=revision, by=person("editor"))
    MaterialRequirementFactory(revision=revision)
    drafting.submit(revision=revision, by=person("editor"))
    page = reviewer.post(url("approve", revision), {"_seen": seen}).content.decode()
    assert "没有执行" in page
    revision.refresh_from_db()
    assert revision.status == "in_review"


@pytest.mark.parametrize("forged", ["", "x", "0" * 32 + ".9" * 30, "é.é", "." * 9])
def test_move_with_a_forged_sight_does_nothing(editor, forged):
    revision = GuideRevisionFactory()
    assert "没有执行" in editor.post(url("submit", revision), {"_seen": forged}).content.decode()
    revision.refresh_from_db()
    assert revision.status == "draft"


def test_move_keeps_typed_reason_when_stale(publisher):
    revision = published_guide()
    seen = publisher.get(url("withdraw", revision)).context["seen"]
    retiring.withdraw(revision=revision, by=person("publisher"), notice="先撤")
    answer = publisher.post(url("withdraw", revision), {"_seen": seen, "notice": "我写的说明"})
    assert "我写的说明" in answer.content.decode()


def test_preview_shows_the_draft_as_the_public_page_would():
    office = OfficeFactory()
    revision = GuideRevisionFactory(limited=True, handling_item__matter__office=office)
    MaterialRequirementFactory(revision=revision, material__name="身份证明")
    address = f"/admin-preview/{revision.pk}/"
    answer = at_desk(person("editor", office=office)).get(address)
    page = answer.content.decode()
    for words in ("草稿预览", "身份证明", "10 个工作日", '<meta name="robots" content="noindex">'):
        assert words in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert at_desk(person("editor", office=OfficeFactory())).get(address).status_code == 404
    assert Client().get(address).status_code == 302
