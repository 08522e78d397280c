"""A matter is ended or handed over on a page of its own, by whoever keeps the catalogue."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from matters.actions import groups
from matters.models import Matter, Responsibility
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    groups.put_all(by=OPERATOR)
    user = UserFactory(staff=True)
    user.groups.set(
        type(user)._meta.get_field("groups").related_model.objects.filter(name=groups.CATALOGUERS)
    )
    client.force_login(user)
    return user


@pytest.fixture
def matter():
    return MatterFactory(name="药品广告异地备案")


def url(matter, name):
    return reverse(f"admin:matters_matter_{name}", args=(matter.pk,))


def post(client, matter, name, **typed):
    seen = client.get(url(matter, name)).context["seen"]
    return client.post(url(matter, name), {"_seen": seen, **typed})


END = {"reason": "cancelled", "on": "2024-05-01", "basis": "某文〔2024〕1号"}


def test_matter_page_leads_to_its_events(client, keeper, matter):
    page = client.get(reverse("admin:matters_matter_change", args=(matter.pk,)))
    assert url(matter, "end") in page.text
    assert url(matter, "assign") in page.text


def test_matter_is_ended_with_its_successor(client, keeper, matter):
    successor = MatterFactory()
    answer = post(client, matter, "end", **{**END, "reason": "merged"}, successors=[successor.pk])
    assert answer.status_code == 302
    matter.refresh_from_db()
    assert (matter.state, matter.ended_reason, str(matter.ended_on)) == (
        "ended",
        "merged",
        "2024-05-01",
    )
    assert matter.successions.get().successor == successor
    assert AuditEvent.objects.filter(action="matter.merge", actor_name=keeper.username).exists()
    assert url(matter, "end") not in client.get(answer.url).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": "2024-02-31"}, "日期"),
        ({"on": "1800-01-01"}, "终止日期"),
        ({"basis": ""}, "必填"),
        ({"reason": "merged"}, "合并须写明"),
        ({"reason": "forgotten"}, "forgotten"),
        ({"successors": ["999999"]}, "999999"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(client, keeper, matter, change, words):
    answer = post(client, matter, "end", **{**END, "note": "请看这里", **change})
    assert answer.status_code == 200
    assert words in answer.text
    assert "请看这里" in answer.text
    assert Matter.objects.get(pk=matter.pk).state == "in_force"


def test_stale_page_does_nothing_and_keeps_what_was_typed(client, keeper, matter):
    seen = client.get(url(matter, "end")).context["seen"]
    Matter.objects.filter(pk=matter.pk).update(scope_note="别人改了")
    answer = client.post(url(matter, "end"), {"_seen": seen, **END})
    assert "又有变动" in answer.text
    assert END["basis"] in answer.text
    assert Matter.objects.get(pk=matter.pk).state == "in_force"
    assert post(client, matter, "end", **END).status_code == 302


def test_matter_is_handed_over(client, keeper, matter):
    office = OfficeFactory(region=matter.region)
    answer = post(
        client, matter, "assign", office=office.pk, on="2024-05-01", basis="某文〔2024〕2号"
    )
    assert answer.status_code == 302
    matter.refresh_from_db()
    assert matter.office == office
    assert Responsibility.objects.get(matter=matter).office == office


def test_hand_over_to_the_same_day_twice_is_refused(client, keeper, matter):
    typed = {"on": "2024-05-01", "basis": "某文〔2024〕2号"}
    post(client, matter, "assign", office=OfficeFactory().pk, **typed)
    answer = post(client, matter, "assign", office=OfficeFactory().pk, **typed)
    assert answer.status_code == 200
    assert "起始日期要晚于" in answer.text


@pytest.mark.parametrize("name", ["end", "assign"])
def test_events_need_their_permission(client, matter, name):
    client.force_login(UserFactory(staff=True))
    assert client.get(url(matter, name)).status_code == 403
    assert client.post(url(matter, name), END).status_code == 403
