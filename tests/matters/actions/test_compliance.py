"""Findings are stored whole, counted by day, and renewed where what the public reads has changed."""

from datetime import date

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from matters import jobs, rule_sources
from matters.actions import compliance, retiring
from matters.models import CheckRun, GuideRevision, RuleFinding, RuleWaiver
from matters.rules.engine import Ref, Subject
from tests.factories import (
    OPERATOR,
    HandlingItemFactory,
    MaterialRequirementFactory,
    OfficeFactory,
    UserFactory,
    published_guide,
)
from tests.matters import rules_at_hand as at_hand

pytestmark = pytest.mark.django_db

TOMORROW = date(2100, 1, 1)
OFFICES = []


@pytest.fixture(autouse=True)
def _rules(monkeypatch):
    OFFICES[:] = [at_hand.office_row()]
    at_hand.use(monkeypatch, *at_hand.EVERY)
    monkeypatch.setattr(
        rule_sources,
        "rows",
        lambda subject, world: iter(OFFICES) if subject is Subject.OFFICE else iter(()),
    )


def stored():
    return sorted(f"{one.rule} {one.name}" for one in RuleFinding.objects.all())


def events(action):
    return AuditEvent.objects.filter(action=action).count()


def test_keep_stores_each_finding_where_it_belongs():
    office = OfficeFactory(slug="o")
    revision = published_guide(handling_item__name="甲", handling_item__matter__office=office)
    kept = compliance.keep(by=OPERATOR)
    found = RuleFinding.objects.get(rule="T-01")
    assert (found.handling_item, found.office) == (revision.handling_item, office)
    assert (found.level, found.subject, found.field) == ("error", "guide", "early_service")
    assert found.why == "没有写明提前服务"
    other = RuleFinding.objects.get(rule="T-04")
    assert (other.handling_item, other.office, other.subject) == (None, None, "office")
    assert kept.is_changed
    assert (kept.run.guide_count, kept.run.rule_count) == (1, 5)


def test_keep_counts_the_day_by_rule_and_office():
    office = OfficeFactory(slug="o")
    for _ in range(2):
        published_guide(handling_item__matter__office=office)
    OFFICES.append(at_hand.office_row("别处", slug="unknown"))
    run = compliance.keep(by=OPERATOR).run
    counts = {(one.rule, one.office): one.findings for one in run.counts.all()}
    assert counts == {
        ("T-01", office): 2,
        ("T-03", office): 1,
        ("T-04", None): 2,
        ("T-05", office): 2,
    }


def test_keep_again_with_the_same_findings_touches_nothing_but_the_time():
    published_guide()
    first = compliance.keep(by=OPERATOR)
    keys = list(RuleFinding.objects.values_list("pk", flat=True))
    second = compliance.keep(by=OPERATOR)
    assert list(RuleFinding.objects.values_list("pk", flat=True)) == keys
    assert not second.is_changed
    assert second.run.finished_at > first.run.finished_at
    assert events("compliance.keep") == 1


def test_keep_takes_the_place_of_what_was_found_before():
    published_guide(handling_item__name="甲")
    compliance.keep(by=OPERATOR)
    OFFICES[:] = [at_hand.office_row("某局", phone="12345")]
    kept = compliance.keep(by=OPERATOR)
    assert kept.is_changed
    assert [one.split()[0] for one in stored()] == ["T-01", "T-05"]
    assert CheckRun.objects.count() == 1
    assert set(kept.run.counts.values_list("rule", flat=True)) == {"T-01", "T-05"}
    assert events("compliance.keep") == 2


def test_keep_on_another_day_counts_anew_even_where_nothing_changed():
    published_guide()
    compliance.keep(by=OPERATOR)
    compliance.keep(by=OPERATOR, on=TOMORROW)
    assert CheckRun.objects.count() == 2
    assert len({run.counts.count() for run in CheckRun.objects.all()}) == 1
    assert events("compliance.keep") == 2


def test_event_tells_how_much_was_found():
    published_guide()
    compliance.keep(by=OPERATOR)
    changes = AuditEvent.objects.get(action="compliance.keep").changes
    assert changes["findings"] == 3
    assert (changes["error"], changes["target"], changes["waived"]) == (2, 1, 0)


def test_keep_cuts_texts_at_the_length_of_their_columns():
    name = "长" * 900
    OFFICES[:] = [(Ref(Subject.OFFICE, "k" * 300, name), {"phone": ""})]
    compliance.keep(by=OPERATOR)
    found = RuleFinding.objects.get()
    assert (len(found.key), len(found.name)) == (200, 700)


def test_keep_tells_each_finding_as_it_comes():
    published_guide()
    heard = []
    compliance.keep(by=OPERATOR, tell=heard.append)
    assert len(heard) == RuleFinding.objects.count()


def test_keep_writes_in_pieces(monkeypatch):
    monkeypatch.setattr(compliance, "PIECE", 2)
    for _ in range(3):
        published_guide()
    compliance.keep(by=OPERATOR)
    assert RuleFinding.objects.count() == 9


def test_waived_finding_is_stored_and_counted_as_such():
    revision = published_guide()
    RuleWaiver.objects.create(
        rule="T-01",
        handling_item=revision.handling_item,
        reason="正在改造",
        granted_on=timezone.localdate(),
        granted_by=UserFactory(),
        ends_on=timezone.localdate(),
    )
    run = compliance.keep(by=OPERATOR).run
    assert RuleFinding.objects.get(rule="T-01").is_waived
    assert run.counts.get(rule="T-01").waived == 1


def refreshed(revision):
    return compliance.refresh(by=OPERATOR, matter_id=revision.handling_item.matter_id)


def test_refresh_before_the_first_check_stores_nothing():
    assert refreshed(published_guide()) == 0
    assert not RuleFinding.objects.exists()


def test_refresh_renews_the_findings_of_one_matter_and_of_single_guides():
    changed = published_guide(handling_item__name="甲", number=1)
    published_guide(handling_item__name="乙")
    compliance.keep(by=OPERATOR)
    published_guide(handling_item=changed.handling_item, number=2, early_service="有")
    RuleFinding.objects.create(
        rule="T-03",
        level="information",
        subject="guide",
        name="留下",
        handling_item=changed.handling_item,
        why="所有指南一起才看得出",
        found_at=timezone.now(),
    )
    assert refreshed(changed) == 1
    own = RuleFinding.objects.filter(handling_item=changed.handling_item)
    assert sorted(own.values_list("rule", flat=True)) == ["T-03", "T-05"]
    assert RuleFinding.objects.filter(name__contains="乙", rule="T-01").exists()
    assert events("compliance.refresh") == 1


def test_refresh_that_finds_the_same_writes_nothing():
    revision = published_guide()
    compliance.keep(by=OPERATOR)
    keys = sorted(RuleFinding.objects.values_list("pk", flat=True))
    assert refreshed(revision) == 2
    assert sorted(RuleFinding.objects.values_list("pk", flat=True)) == keys
    assert events("compliance.refresh") == 0


def test_guide_that_was_withdrawn_leaves_no_finding():
    revision = published_guide()
    compliance.keep(by=OPERATOR)
    retiring.withdraw(revision=revision, by=OPERATOR, notice="地址有误")
    refreshed(revision)
    assert not RuleFinding.objects.filter(handling_item=revision.handling_item).exists()
    assert RuleFinding.objects.filter(rule="T-04").exists()


@pytest.mark.usefixtures("tasks_at_once")
def test_publication_renews_the_findings(django_capture_on_commit_callbacks):
    compliance.keep(by=OPERATOR)
    with django_capture_on_commit_callbacks(execute=True):
        published_guide(handling_item__name="新")
    assert RuleFinding.objects.filter(rule="T-01", name__contains="新").exists()


def test_draft_changes_no_finding():
    item = HandlingItemFactory()
    compliance.keep(by=OPERATOR)
    MaterialRequirementFactory(revision__handling_item=item, material__name="很长的材料名称")
    assert compliance.refresh(by=OPERATOR, matter_id=item.matter_id) == 0
    assert GuideRevision.objects.drafts().exists()


def test_jobs_do_the_same():
    revision = published_guide()
    assert jobs.check_all_rules() == {
        "error": 2,
        "warning": 0,
        "target": 1,
        "information": 0,
        "waived": 0,
    }
    assert jobs.refresh_findings(revision.handling_item.matter_id) == 2
