"""Feeds of changes are Atom as RFC 4287 asks for, and tell what happened, of whom, and why."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from matters import changes
from matters.actions import drafting, ending, publishing, retiring, review
from matters.changes import Scope
from matters.models import Topic
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MatterFactory,
    OfficeFactory,
    approved_guide,
    person,
    published_guide,
)

pytestmark = pytest.mark.django_db

ALL = "/feeds/changes.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
MAY = datetime(2020, 5, 1, tzinfo=UTC)


def parsed(response):
    return ET.fromstring(response.content)  # noqa: S314 -- the portal's own


def feed(client, path=ALL):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return parsed(response)


def text(element, name):
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    return found[0].text


def titles(root):
    return [text(entry, "title") for entry in root.iter(f"{ATOM}entry")]


def guide_of(office="某局", **kwargs):
    kwargs = {"handling_item__name": "首次注册", "handling_item__matter__name": "注册", **kwargs}
    return {**kwargs, "handling_item__matter__office": OfficeFactory(name=office, slug="o")}


def corrected(revision, reason):
    editor = person("editor")
    draft = drafting.correct(revision=revision, by=editor, reason=reason)
    drafting.submit(revision=draft, by=editor)
    approved = review.approve(revision=draft, by=person("reviewer"))
    return publishing.publish(revision=approved, by=person("publisher"))


def test_feed_has_what_rfc_4287_requires(client, settings):
    settings.SITE_DOMAIN, settings.SITE_ORGANISER = "banshi.example.gov.cn", "某市办公室"
    revision = published_guide(
        **guide_of(handling_item__slug="g"), number=1, change_reason="放管服"
    )
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    assert text(root, "title") == "办事：办事指南的变更"
    assert text(root, "id") == f"https://banshi.example.gov.cn{ALL}"
    assert text(root.find(f"{ATOM}author"), "name") == "某市办公室"
    assert {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")} == {
        "self": f"https://banshi.example.gov.cn{ALL}",
        "alternate": "https://banshi.example.gov.cn/",
    }
    (entry,) = root.iter(f"{ATOM}entry")
    day = timezone.localdate(revision.published_at)
    assert text(entry, "id") == f"tag:banshi.example.gov.cn,{day}:guide/{revision.pk}/published"
    assert text(entry, "title") == "公布办事指南：首次注册（注册）"
    assert entry.find(f"{ATOM}link").get("href") == "https://banshi.example.gov.cn/guides/g/"
    for name in ("published", "updated"):
        assert datetime.fromisoformat(text(entry, name)) == revision.published_at
    assert text(root, "updated") == text(entry, "updated")
    assert text(entry.find(f"{ATOM}author"), "name") == "某局"
    assert entry.find(f"{ATOM}category").get("term") == "published"
    assert "<p>修订原因：放管服</p>" in text(entry, "summary")


def test_correction_and_withdrawal_tell_their_reasons(client):
    first = published_guide(is_complete=True, number=1, **guide_of())
    second = corrected(first, "电话<写错>")
    retiring.withdraw(revision=second, by=OPERATOR, notice="核实中")
    withdrawal, correction, publication = feed(client).iter(f"{ATOM}entry")
    assert text(withdrawal, "title") == "撤下办事指南：首次注册（注册）"
    assert "<p>撤下说明：核实中</p>" in text(withdrawal, "summary")
    assert text(correction, "title") == "更正办事指南：首次注册（注册）"
    assert "<p>更正的版本：第 1 版</p>" in text(correction, "summary")
    assert "<p>更正原因：电话&lt;写错&gt;</p>" in text(correction, "summary")
    assert text(publication, "title") == "公布办事指南：首次注册（注册）"
    assert text(withdrawal, "id") != text(correction, "id")


def test_an_ended_matter_tells_how_by_what_and_what_follows(client):
    successor = MatterFactory(name="承接事项")
    matter = MatterFactory(name="旧事项", slug="old")
    ending.end(
        matter=matter,
        by=OPERATOR,
        reason="merged",
        on=timezone.localdate(),
        basis="某决定<第3号>",
        successors=[successor],
    )
    MatterFactory(ended=True, name="来时已终止")
    (entry,) = feed(client).iter(f"{ATOM}entry")
    assert text(entry, "title") == "事项终止（合并）：旧事项"
    assert entry.find(f"{ATOM}link").get("href").endswith("/matters/old/")
    summary = text(entry, "summary")
    assert "<p>终止依据：某决定&lt;第3号&gt;</p>" in summary
    assert "<p>承接的事项：承接事项</p>" in summary


def test_a_revision_never_in_force_says_so_and_a_moved_day_is_an_update(client):
    day = timezone.now() + timedelta(days=10)
    scheduled = publishing.publish(revision=approved_guide(), by=person("publisher"), at=day)
    moved = publishing.reschedule(
        revision=scheduled, by=person("publisher"), at=day + timedelta(days=5)
    )
    (entry,) = feed(client).iter(f"{ATOM}entry")
    assert text(entry, "updated") > text(entry, "published")
    retiring.withdraw(revision=moved, by=OPERATOR, notice="推迟")
    for entry in feed(client).iter(f"{ATOM}entry"):
        assert "<p>生效：没有生效过</p>" in text(entry, "summary")


def test_feeds_of_office_and_topic_tell_only_theirs(client):
    topic = Topic.objects.get(audience="person", code="005")
    mine = published_guide(**guide_of())
    mine.handling_item.matter.topics.add(topic)
    published_guide(handling_item__name="别的")
    assert len(titles(feed(client))) == 2
    office = feed(client, "/offices/o/changes.atom")
    assert text(office, "title") == "某局：办事指南的变更"
    assert titles(office) == ["公布办事指南：首次注册（注册）"]
    of_topic = feed(client, "/topics/person-005/changes.atom")
    assert text(of_topic, "title") == f"{topic}：办事指南的变更"
    assert titles(of_topic) == titles(office)
    page = of_topic.find(f"{ATOM}link[@rel='alternate']").get("href")
    assert page.endswith("/matters/?topic=person-005")


def test_what_came_first_stays_with_the_office_that_published_it(client):
    revision = published_guide(**guide_of())
    matter = revision.handling_item.matter
    matter.office = OfficeFactory(slug="new")
    matter.save()
    assert len(titles(feed(client, "/offices/o/changes.atom"))) == 1
    assert titles(feed(client, "/offices/new/changes.atom")) == []


def test_drafts_are_told_to_nobody(client):
    GuideRevisionFactory()
    approved_guide()
    assert titles(feed(client)) == []


def test_a_feed_without_changes_is_the_same_twice(client):
    first, second = client.get(ALL), client.get(ALL)
    assert text(parsed(first), "updated")
    assert first["ETag"] == second["ETag"]


def test_feed_is_answered_by_304_until_something_changes(client):
    published_guide()
    response = client.get(ALL)
    assert "max-age=600" in response["Cache-Control"]
    assert "public" in response["Cache-Control"]
    asked = {"HTTP_IF_NONE_MATCH": response["ETag"]}
    assert client.get(ALL, **asked).status_code == 304
    since = {"HTTP_IF_MODIFIED_SINCE": response["Last-Modified"]}
    assert client.get(ALL, **since).status_code == 304
    published_guide()
    assert client.get(ALL, **asked).status_code == 200


def test_text_that_no_xml_file_may_hold_does_not_break_the_feed(client):
    bad = "含\x0b控制\x1f符\ufffe<script>&"
    published_guide(**guide_of(handling_item__name=bad), change_reason=bad)
    (entry,) = feed(client).iter(f"{ATOM}entry")
    assert "含\ufffd控制\ufffd符\ufffd<script>&" in text(entry, "title")
    assert "&lt;script&gt;&amp;" in text(entry, "summary")


@pytest.mark.parametrize(
    "path",
    [
        "/offices/none/changes.atom",
        "/offices/%00/changes.atom",
        "/topics/none/changes.atom",
        "/topics/person-000/changes.atom",
        "/topics/-/changes.atom",
        f"/topics/{'x' * 5000}/changes.atom",
    ],
)
def test_a_feed_of_nothing_is_404(client, path):
    assert client.get(path).status_code == 404


def test_feeds_answer_no_other_method(client):
    for path in (ALL, "/offices/o/changes.atom", "/topics/person-005/changes.atom"):
        assert client.post(path).status_code == 405


def happen(name):
    """One change of each kind."""
    published_guide(number=1)
    retiring.withdraw(revision=published_guide(), by=OPERATOR, notice="核实")
    ending.end(
        matter=MatterFactory(name=name),
        by=OPERATOR,
        reason="cancelled",
        on=timezone.localdate(),
        basis="某决定",
    )


def test_three_changes_of_each_kind_ask_as_much_as_one(django_assert_num_queries):
    happen("甲")
    with django_assert_num_queries(6):
        assert len(changes.latest(Scope())) == 4
    happen("乙")
    happen("丙")
    with django_assert_num_queries(6):
        assert len(changes.latest(Scope())) == 12
    assert len(changes.latest(Scope(), most=5)) == 5


def test_pages_lead_to_their_feeds(client):
    office = OfficeFactory(slug="o")
    published_guide(
        handling_item__slug="g",
        handling_item__matter__slug="m",
        handling_item__matter__office=office,
    )
    link = '<link rel="alternate" type="application/atom+xml"'
    for path, count in (("/", 1), ("/guides/g/", 2), ("/matters/m/", 2), ("/offices/o/", 2)):
        html = client.get(path).content.decode()
        assert html.count(link) == count
        assert f'href="{ALL}"' in html
        assert ('href="/offices/o/changes.atom"' in html) == (count == 2)
