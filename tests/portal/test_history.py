"""The history of a guide: what the public reads of its versions."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.utils import timezone

from matters.actions import drafting, publishing, retiring, review
from matters.models import GuideRevision
from tests.factories import OPERATOR, GuideRevisionFactory, complete_guide, person, published_guide
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, tzinfo=UTC)


def history(client, slug="h", status=200):
    response = client.get(f"/guides/{slug}/history/")
    assert response.status_code == status
    return response


def facts_of(version):
    return {fact.label: fact.value for fact in version.facts}


def corrected(revision, reason):
    """A correction of `revision`, through review, in force."""
    editor = person("editor")
    draft = drafting.correct(revision=revision, by=editor, reason=reason)
    drafting.submit(revision=draft, by=editor)
    review.approve(revision=draft, by=person("reviewer"))
    return publishing.publish(revision=draft, by=person("publisher"))


def test_history_tells_number_kind_reason_period_and_digest(client, two):
    newer, older = history(client).context["versions"]
    assert (newer.number, newer.kind, newer.state, newer.is_current) == (
        2,
        "修订",
        "现行有效",
        True,
    )
    assert facts_of(newer)["修订原因"] == "放管服改革"
    assert facts_of(newer)["有效期间"] == "2020-06-01 08:00 起，至另行公布"
    assert (older.number, older.kind, older.state) == (1, "首次公布", "已由后一版接替")
    assert facts_of(older)["有效期间"] == "2020-05-01 08:00 起，2020-06-01 08:00 止"
    assert facts_of(older)["记录时间"].startswith(timezone.localdate().isoformat())
    for revision in GuideRevision.objects.all():
        assert revision.sha256 in history(client).content.decode()


def test_history_leads_to_each_version_and_its_comparison(client, two):
    newer, older = history(client).context["versions"]
    assert (newer.page, older.page) == ("/guides/h/", "/guides/h/?on=2020-05-01")
    assert (newer.previous, older.previous) == (1, None)
    html = history(client).content.decode()
    assert 'href="/guides/h/compare/1/2/"' in html
    assert client.get(older.page).context["guide"].limits.promised == "20 个工作日"


def test_history_tells_corrections_both_ways(client, two):
    corrected(GuideRevision.objects.get(number=2), "承诺时限写错")
    newest, wrong, _oldest = history(client).context["versions"]
    assert (newest.number, newest.kind, newest.is_correction) == (3, "更正", True)
    assert facts_of(newest)["更正原因"] == "承诺时限写错"
    assert facts_of(newest)["更正的版本"] == "第 2 版"
    assert facts_of(wrong)["已被更正"] == "第 3 版"
    record = client.get("/guides/h/").context["guide"].record
    assert ("修订原因", "更正：承诺时限写错") in [(fact.label, fact.value) for fact in record]


def test_history_tells_a_scheduled_version_and_its_day(client, two):
    published_guide(handling_item=two, number=3, at=datetime(2099, 1, 1, tzinfo=UTC))
    scheduled, current, _oldest = history(client).context["versions"]
    assert scheduled.state == "已公布，自 2099-01-01 08:00 起生效"
    assert (scheduled.page, current.is_current) == ("/guides/h/?on=2099-01-01", True)
    assert scheduled.page_words == "查看届时的办事指南"
    assert facts_of(current)["有效期间"] == "2020-06-01 08:00 起，2099-01-01 08:00 止"


def test_history_tells_withdrawn_versions_with_their_notice(client, two):
    scheduled = published_guide(
        handling_item=two, number=3, at=datetime(2099, 1, 1, tzinfo=UTC), change_reason="新规"
    )
    retiring.withdraw(revision=scheduled, by=OPERATOR, notice="新规推迟")
    retiring.withdraw(
        revision=GuideRevision.objects.get(number=2), by=OPERATOR, notice="窗口地址有误"
    )
    never, withdrawn, _oldest = history(client).context["versions"]
    assert (never.number, never.state, never.page) == (3, "生效前已撤回", "")
    assert facts_of(never)["撤下说明"] == "新规推迟"
    assert facts_of(never)["有效期间"] == "没有生效过"
    assert (withdrawn.number, withdrawn.state) == (2, "已撤下")
    assert facts_of(withdrawn)["撤下说明"] == "窗口地址有误"


def test_history_follows_time_and_not_numbers(client, item):
    published_guide(handling_item=item, number=13, at=JUNE)
    published_guide(handling_item=item, number=40, at=MAY)
    versions = history(client).context["versions"]
    assert [(one.number, one.previous) for one in versions] == [(13, 40), (40, None)]


def test_history_of_a_version_of_a_few_minutes_links_to_no_day(client, item):
    published_guide(handling_item=item, number=1, at=MAY)
    published_guide(handling_item=item, number=2, at=MAY + timedelta(minutes=5))
    assert [one.page for one in history(client).context["versions"]] == ["/guides/h/", ""]


@pytest.mark.parametrize("status", ["draft", "in_review", "approved"])
def test_history_tells_nothing_of_what_is_not_published(client, two, status):
    draft = complete_guide(handling_item=two, number=77, change_reason="未公布的话")
    if status != "draft":
        drafting.submit(revision=draft, by=person("editor"))
    if status == "approved":
        review.approve(revision=draft, by=person("reviewer"))
    html = history(client).content.decode()
    assert "未公布的话" not in html
    assert "第 77 版" not in text_of(history(client))


def test_history_names_no_person(client, two):
    revision = corrected(GuideRevision.objects.get(number=2), "写错")
    html = history(client).content.decode()
    html += client.get("/guides/h/").content.decode()
    for name in ("submitted_by", "approved_by", "published_by", "created_by"):
        assert getattr(revision, name).get_username() not in html


@pytest.mark.parametrize("rows", [1, 3])
def test_history_asks_three_queries_for_any_length(client, item, rows, django_assert_num_queries):
    for number in range(rows):
        published_guide(handling_item=item, number=number + 1, at=MAY + timedelta(days=number))
    with django_assert_num_queries(3):
        assert len(history(client).context["versions"]) == rows


def test_history_of_an_item_without_versions_leads_to_its_matter(client, item):
    GuideRevisionFactory(handling_item=item)
    assert "还没有公布过办事指南" in text_of(history(client, status=404))
    assert f"/matters/{item.matter.slug}/" in history(client, status=404).content.decode()


def test_history_of_no_item_is_not_found(client):
    assert "没有找到" in text_of(history(client, slug="nowhere", status=404))


@pytest.mark.parametrize("path", ["/guides/h/history/", "/guides/h/compare/1/2/"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_versions_are_only_read(client, two, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_history_answers_the_same_moment_the_guide_page_does(client, two):
    """One instant decides for both which version is in force."""
    with mock.patch.object(timezone, "now", return_value=MAY + timedelta(days=1)):
        older = history(client).context["versions"][1]
        assert (older.number, older.is_current, older.page) == (1, True, "/guides/h/")
