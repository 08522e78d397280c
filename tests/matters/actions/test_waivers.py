"""Waivers: who grants one, for which rules, how long, and how it ends; each refusal says why and writes nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters import listeners
from matters.actions import drafting, groups, waivers
from matters.models import RuleWaiver
from matters.problems import NotAllowed, NotPossible, NotPublishable
from matters.rules.waiting import WAITING
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    OfficeFactory,
    UserFactory,
    complete_guide,
    person,
    published_guide,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return HandlingItemFactory()


@pytest.fixture
def publisher(item):
    return desk.official(groups.PUBLISHERS, item.matter.office)


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def asked(item, by, **changes):
    given = {"rule": "GD-08", "reason": "电话正在迁移", "ends_on": in_days(30)}
    return {"item": item, "by": by, **given, **changes}


def refusal(action, error=NotPossible, **kwargs):
    """Why it was refused; nothing was written."""
    before = (AuditEvent.objects.count(), list(RuleWaiver.objects.values()))
    with pytest.raises(error) as refused:
        action(**kwargs)
    assert (AuditEvent.objects.count(), list(RuleWaiver.objects.values())) == before
    return "; ".join(problem.reason for problem in refused.value.problems)


def test_grant_keeps_who_why_and_until_when(item, publisher):
    waiver = waivers.grant(**asked(item, publisher, phrase=" 一句话 ", reason=" 电话正在迁移 "))
    kept = RuleWaiver.objects.get()
    assert kept == waiver
    assert (kept.rule, kept.handling_item, kept.phrase) == ("GD-08", item, "一句话")
    assert (kept.reason, kept.granted_by) == ("电话正在迁移", publisher)
    assert (kept.granted_on, kept.ends_on) == (in_days(0), in_days(30))


def test_grant_writes_one_chained_event(item, publisher):
    waiver = waivers.grant(**asked(item, publisher))
    event = AuditEvent.objects.get(object_type="matters.rulewaiver")
    assert (event.action, event.object_id) == ("rulewaiver.grant", str(waiver.pk))
    assert event.changes["reason"] == "电话正在迁移"
    assert event.changes["ends_on"] == in_days(30).isoformat()
    assert verify_chain().holds


def test_granted_and_ended_are_told_once_committed(
    item, publisher, monkeypatch, django_capture_on_commit_callbacks
):
    heard: list[int] = []
    monkeypatch.setattr(listeners, "_listeners", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        waiver = waivers.grant(**asked(item, publisher))
        assert not heard
    with django_capture_on_commit_callbacks(execute=True):
        waivers.end(waiver=waiver, by=publisher)
    assert heard == [item.matter_id] * 2


def test_guide_passes_the_gate_with_it_and_not_without():
    draft = complete_guide()
    draft.contactchannel_rows.all().delete()
    with pytest.raises(NotPublishable, match="GD-08"):
        drafting.submit(revision=draft, by=person("editor"))
    for rule in ("GD-08", "GP-01"):
        given = asked(draft.handling_item, desk.official(groups.CATALOGUERS), rule=rule)
        waivers.grant(**given)
    assert drafting.submit(revision=draft, by=person("editor")).status == "in_review"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"rule": "ZZ-99"}, "没有编号为“ZZ-99”的规则"),
        ({"rule": ""}, "没有编号为“”的规则"),
        ({"rule": "TL-01"}, "由数据库保证"),
        ({"rule": "CN-02"}, "由数据库保证"),
        ({"rule": "PF-01"}, "不是单份办事指南"),
        ({"rule": "TL-09"}, "不是单份办事指南"),
        ({"rule": WAITING[0].id}, "不是单份办事指南"),
        ({"reason": "  "}, "请写明理由"),
        ({"reason": "由" * 501}, "理由不能超过 500 个字"),
        ({"phrase": "词" * 201}, "词句不能超过 200 个字"),
        ({"field": "x" * 61}, "栏目不能超过 60 个字"),
        ({"ends_on": in_days(-1)}, "不能早于今天"),
        ({"ends_on": in_days(367)}, "最长一年"),
        ({"ends_on": date.max}, "最长一年"),
        ({"ends_on": date.min}, "不能早于今天"),
    ],
)
def test_grant_is_refused(item, publisher, changes, told):
    assert told in refusal(waivers.grant, **asked(item, publisher, **changes))


@pytest.mark.parametrize("days", [0, 366])
def test_grant_from_one_day_to_a_year(item, publisher, days):
    assert waivers.grant(**asked(item, publisher, ends_on=in_days(days))).ends_on == in_days(days)


def test_grant_of_the_same_again_is_refused(item, publisher):
    waivers.grant(**asked(item, publisher))
    assert "不必重复" in refusal(waivers.grant, **asked(item, publisher))
    waivers.grant(**asked(item, publisher, phrase="只这一句"))
    waivers.grant(**asked(item, publisher, ends_on=in_days(60)))
    waivers.grant(**asked(HandlingItemFactory(matter=item.matter), publisher))


@pytest.mark.parametrize("role", [groups.EDITORS, groups.REVIEWERS, groups.AUDITORS])
def test_grant_is_refused_to_who_may_not(item, role):
    by = desk.official(role, item.matter.office)
    assert "没有批准规则例外的权限" in refusal(waivers.grant, NotAllowed, **asked(item, by))


def test_grant_is_refused_outside_ones_offices(item):
    by = desk.official(groups.PUBLISHERS, OfficeFactory())
    assert "任职" in refusal(waivers.grant, NotAllowed, **asked(item, by))


@pytest.mark.parametrize("as_what", ["created_by", "submitted_by"])
def test_grant_is_refused_to_who_writes_the_guide(item, publisher, as_what):
    revision = complete_guide(handling_item=item)
    if as_what == "submitted_by":
        drafting.submit(revision=revision, by=person("editor"))
    type(revision).objects.filter(pk=revision.pk).update(**{as_what: publisher})
    assert "须由另一人批准" in refusal(waivers.grant, NotAllowed, **asked(item, publisher))
    other = desk.official(groups.PUBLISHERS, item.matter.office)
    assert waivers.grant(**asked(item, other)).granted_by == other


def test_who_wrote_what_is_published_may_grant(item, publisher):
    published_guide(handling_item=item, created_by=publisher)
    GuideRevisionFactory(
        handling_item=HandlingItemFactory(matter=item.matter), created_by=publisher
    )
    assert waivers.grant(**asked(item, publisher)).granted_by == publisher


def test_end_makes_today_the_last_day(item, publisher):
    waiver = waivers.grant(**asked(item, publisher))
    waivers.end(waiver=waiver, by=publisher)
    waiver.refresh_from_db()
    assert waiver.ends_on == in_days(0)
    assert RuleWaiver.objects.in_force(in_days(0)).exists()
    assert not RuleWaiver.objects.in_force(in_days(1)).exists()
    event = AuditEvent.objects.get(action="rulewaiver.end")
    assert event.changes["ends_on"] == [in_days(30).isoformat(), in_days(0).isoformat()]
    assert verify_chain().holds


def test_end_of_what_ends_today_is_refused(item, publisher):
    waiver = waivers.grant(**asked(item, publisher, ends_on=in_days(0)))
    assert "不必提前结束" in refusal(waivers.end, waiver=waiver, by=publisher)


@pytest.mark.parametrize("role", [groups.EDITORS, groups.REVIEWERS, groups.AUDITORS])
def test_end_is_refused_to_who_may_not(item, publisher, role):
    waiver = waivers.grant(**asked(item, publisher))
    by = desk.official(role, item.matter.office)
    assert "没有结束规则例外的权限" in refusal(waivers.end, NotAllowed, waiver=waiver, by=by)


def test_end_is_refused_outside_ones_offices(item, publisher):
    waiver = waivers.grant(**asked(item, publisher))
    by = desk.official(groups.PUBLISHERS, OfficeFactory())
    assert "任职" in refusal(waivers.end, NotAllowed, waiver=waiver, by=by)


def test_nobody_without_a_role_grants(item):
    refusal(waivers.grant, NotAllowed, **asked(item, UserFactory(staff=True)))
