"""The public page of the audit chain: length, head, last check, and nobody's name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import GENESIS, AuditEvent, ChainHead
from audit.verification import ChainReport, verify_chain
from matters.actions import checking
from matters.jobs import check_integrity
from matters.models import GuideRevision
from tests.factories import OPERATOR, UserFactory, published_guide
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


def page(client):
    response = client.get("/audit/")
    assert response.status_code == 200
    return response


def test_chain_page_of_a_new_portal(client):
    html = page(client).content.decode()
    assert GENESIS in html
    assert "还没有核对过" in html


def test_chain_page_shows_the_head_that_the_command_prints(client):
    published_guide()
    published_guide()
    facts = {fact.label: fact.value for fact in page(client).context["chain"].facts}
    head = ChainHead.objects.get().hash
    assert facts["链头摘要（SHA-256）"] == verify_chain().head == head
    assert facts["事件数"] == "2"
    assert facts["最后一条事件的时间"].startswith(timezone.localdate().isoformat())


def test_chain_page_tells_that_the_last_check_held(client):
    published_guide()
    check_integrity()
    chain = page(client).context["chain"]
    assert chain.is_sound
    assert "对上的事件" in [fact.label for fact in chain.check]
    assert verify_chain().holds


def test_chain_page_tells_what_the_last_check_found(client):
    published_guide()
    published_guide()
    with unguarded("audit_auditevent"):
        AuditEvent.objects.filter(sequence=2).update(actor_name="别人")
    check_integrity()
    chain = page(client).context["chain"]
    assert not chain.is_sound
    assert "链不完整" in chain.verdict
    facts = {fact.label: fact.value for fact in chain.check}
    assert (facts["对上的事件"], facts["第一处对不上的事件"]) == ("1 条", "2")


def test_chain_page_tells_of_changed_guides(client):
    revision = published_guide()
    with unguarded("matters_guiderevision"):
        GuideRevision.objects.filter(pk=revision.pk).update(snapshot={})
    check_integrity()
    chain = page(client).context["chain"]
    assert not chain.is_sound
    assert "与其摘要不符" in chain.verdict


def test_chain_page_tells_that_a_check_is_overdue(client):
    published_guide()
    check_integrity()
    with unguarded("audit_auditevent"):
        AuditEvent.objects.filter(action=checking.ACTION).update(
            at=timezone.now() - timedelta(days=3)
        )
    assert "已超过两天没有再核对" in page(client).context["chain"].verdict


def test_check_of_a_chain_that_cannot_go_on_is_not_noted():
    published_guide()
    ChainHead.objects.update(sequence=0)
    report = ChainReport(length=1, head=GENESIS, fault="cut", sequence=2)
    assert checking.note(report=report, broken_snapshots=0, by=OPERATOR) is None
    assert AuditEvent.objects.count() == 1


def test_chain_page_names_nobody(client):
    user = UserFactory(username="zhang-san", administrator=True)
    revision = published_guide()
    with unguarded("audit_auditevent"):
        AuditEvent.objects.update(actor_name=user.username)
    html = page(client).content.decode()
    assert "zhang-san" not in html
    assert revision.handling_item.name not in html


@pytest.mark.parametrize("events", [0, 1, 3])
def test_chain_page_asks_three_queries(client, events, django_assert_num_queries):
    for _ in range(events):
        published_guide()
    with django_assert_num_queries(3):
        page(client)


def test_every_page_leads_to_the_chain(client):
    assert 'href="/audit/"' in client.get("/").content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_chain_page_is_only_read(client, method):
    assert getattr(client, method)("/audit/").status_code == 405
