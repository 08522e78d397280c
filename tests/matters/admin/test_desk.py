"""The first page shows what waits for a person, by office, and asks as much for one guide as for thirty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matters.actions import drafting, groups, publishing, review
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    OfficeFactory,
    approved_guide,
    complete_guide,
    person,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def first_page(user):
    client = Client()
    client.force_login(user)
    return client.get("/admin/")


def lists(user):
    """Title to the names on the desk of `user`."""
    found = first_page(user).context["desk"]
    return {one.title: [line.name for line in one.lines] for one in found}


def test_desk_of_an_editor():
    office = OfficeFactory()
    editor = desk.official(groups.EDITORS, office)
    at_office = {"handling_item__matter__office": office}
    mine = GuideRevisionFactory(created_by=editor, **at_office)
    returned = complete_guide(created_by=editor, **at_office)
    drafting.submit(revision=returned, by=editor)
    review.send_back(
        revision=returned, by=person("reviewer"), reasons=[review.Reason("fees", "标准不明")]
    )
    GuideRevisionFactory(**at_office)
    GuideRevisionFactory(created_by=editor, handling_item__matter__office=OfficeFactory())
    assert lists(editor) == {"退回给我": [str(returned)], "我的草稿": [str(mine)], "一年未核对": []}
    assert "收费项目：标准不明" in first_page(editor).content.decode()


def test_returned_draft_leaves_the_desk_when_it_is_handed_in_again():
    editor = person("editor")
    revision = complete_guide(created_by=editor)
    drafting.submit(revision=revision, by=editor)
    review.send_back(
        revision=revision, by=person("reviewer"), reasons=[review.Reason("fees", "不明")]
    )
    assert lists(editor)["退回给我"] == [str(revision)]
    drafting.submit(revision=revision, by=editor)
    assert lists(editor)["退回给我"] == []


def test_desk_of_a_reviewer_leaves_out_own_submissions():
    both = person("editor", "reviewer")
    theirs = drafting.submit(revision=complete_guide(), by=person("editor"))
    drafting.submit(revision=complete_guide(), by=both)
    assert lists(both)["等我审核"] == [str(theirs)]


def test_desk_of_a_publisher():
    waiting = approved_guide()
    at = timezone.now() + timedelta(days=3)
    coming = publishing.publish(revision=approved_guide(), by=person("publisher"), at=at)
    old = published_guide(at=timezone.now() - timedelta(days=366))
    published_guide(at=timezone.now() - timedelta(days=364))
    replaced = published_guide(at=timezone.now() - timedelta(days=800))
    item = replaced.handling_item
    following = GuideRevisionFactory(handling_item=item, number=replaced.number + 1)
    publishing.publish(revision=following, by=OPERATOR, at=timezone.now() - timedelta(days=10))
    assert lists(person("publisher")) == {
        "待公布": [str(waiting)],
        "已排期": [str(coming)],
        "一年未核对": [str(old)],
    }


def test_list_shows_ten_and_leads_to_all():
    user = person("publisher")
    at = timezone.now() - timedelta(days=500)
    for _ in range(11):
        published_guide(at=at)
    (unchecked,) = [one for one in first_page(user).context["desk"] if one.title == "一年未核对"]
    assert (len(unchecked.lines), unchecked.has_more) == (10, True)
    client = Client()
    client.force_login(user)
    assert client.get(unchecked.url).context["cl"].result_count == 11


def test_desk_stands_by_office():
    first, second = OfficeFactory(name="甲局"), OfficeFactory(name="乙局")
    for office in (first, second, first):
        drafting.submit(
            revision=complete_guide(handling_item__matter__office=office),
            by=person("editor"),
        )
    page = first_page(person("reviewer")).content.decode()
    assert page.count("<h3>甲局") == 1
    assert page.count("<h3>乙局") == 1


def test_desk_asks_the_same_for_few_and_many():
    user = desk.official(groups.EDITORS, OfficeFactory())
    user.groups.add(*groups.Group.objects.all())
    client = Client()
    client.force_login(user)
    client.get("/admin/")
    counts = []
    for _ in range(2):
        for _ in range(3):
            GuideRevisionFactory(created_by=user)
            drafting.submit(revision=complete_guide(), by=person("editor"))
            published_guide(at=timezone.now() - timedelta(days=500))
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


def test_desk_of_staff_without_a_role_is_empty():
    assert first_page(person()).context["desk"] == ()


@pytest.mark.parametrize("kind", ["drafts", "returned", "to-review", "to-publish", "nope", "\x00"])
def test_desk_filter_answers(kind):
    client = Client()
    client.force_login(person("editor", "reviewer", "publisher"))
    answer = client.get("/admin/matters/guiderevision/", {"desk": kind})
    assert answer.status_code in {200, 302}
