"""Races of the forms: two editors save one draft, and one saves while the other hands it in."""

import pytest
from django.test import Client

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import drafting
from matters.models import GuideRevision
from matters.problems import Refused
from tests.factories import GuideRevisionFactory, UserFactory, complete_guide
from tests.matters.actions.races.running import RACES
from tests.matters.admin import desk

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editors():
    clients = []
    for _ in range(2):
        client = Client()
        client.force_login(UserFactory(administrator=True))
        clients.append(client)
    return clients


def address(revision):
    return f"/admin/matters/guiderevision/{revision.pk}/change/"


def opened(client, revision, words):
    return desk.sent(client.get(address(revision)), early_service=words)


def saved(revision):
    return GuideRevision.objects.values_list("early_service", "status").get(pk=revision.pk)


def test_two_editors_of_one_draft(track, item, editors):
    revision = GuideRevisionFactory(handling_item=item)
    for number in range(RACES):
        words = [f"甲{number}", f"乙{number}"]
        forms = [
            opened(client, revision, text) for client, text in zip(editors, words, strict=True)
        ]
        answers = track.race(
            lambda forms=forms: editors[0].post(address(revision), forms[0]),
            lambda forms=forms: editors[1].post(address(revision), forms[1]),
        )
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        won = [answer.status_code for answer in answers].index(302)
        assert saved(revision) == (words[won], "draft")
        page = answers[1 - won].content.decode()
        assert words[1 - won] in page
        assert words[won] in page
        assert "保留我的" in page
    revision.refresh_from_db()
    assert revision.edit_count == RACES
    assert AuditEvent.objects.filter(action="guide.save").count() == RACES
    assert verify_chain().holds


def test_editor_who_saves_against_one_who_submits(track, item, editors):
    other = UserFactory(administrator=True)
    for number in range(RACES):
        revision = complete_guide(handling_item=item, number=number + 1)
        form = opened(editors[0], revision, "改过")
        answer, submitted = track.race(
            lambda form=form, revision=revision: editors[0].post(address(revision), form),
            lambda revision=revision: drafting.submit(revision=revision, by=other),
        )
        assert not isinstance(submitted, Refused)
        assert answer.status_code in {302, 409}
        text = "改过" if answer.status_code == 302 else revision.early_service
        assert saved(revision) == (text, "in_review")
        if answer.status_code == 409:
            assert "改过" in answer.content.decode()
    assert verify_chain().holds
