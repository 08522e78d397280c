"""Verdicts are kept as last computed, follow what is published, and tell in one event what changed."""

from datetime import UTC, datetime

import pytest

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import drafting, ending, publishing, review
from matters.models import GuideRevision
from reforms.actions import verifying
from reforms.models import ClaimVerdict, Measure
from tests.factories import OPERATOR, MatterFactory, person, published_guide
from tests.reforms.factories import ClaimFactory, ReformPlanFactory, checkable

pytestmark = pytest.mark.django_db

AUGUST = datetime(2018, 8, 1, tzinfo=UTC)


def limited(claim, amount, at=AUGUST, **facts):
    return published_guide(
        handling_item=claim.effect.handling_item,
        at=at,
        promised_limit_amount=amount,
        promised_limit_unit="working_day",
        **facts,
    )


def test_recompute_keeps_verdict_reason_and_figures():
    claim = checkable()
    limited(claim, 20)
    done = verifying.recompute(by=OPERATOR)
    assert (dict(done.counts), done.changed) == (
        {"not_yet": 1},
        [(claim.pk, "", "not_yet")],
    )
    row = ClaimVerdict.objects.get()
    assert (row.claim, row.verdict, row.reason) == (claim, "not_yet", "unchanged")
    assert row.finding["now"]["value"] == {"amount": 20, "unit": "working_day", "note": ""}
    (item,) = row.finding["items"]
    assert item["slug"] == claim.effect.handling_item.slug


def test_recompute_tells_what_changed_once_for_each_plan():
    plan = ReformPlanFactory()
    first, second, other = checkable(), checkable(), checkable()
    Measure.objects.filter(effects__claims__in=[first, second]).update(plan=plan)
    verifying.recompute(by=OPERATOR)
    assert AuditEvent.objects.filter(action="reform.verdicts").count() == 2
    for claim in (first, second):
        limited(claim, 20)
    before = AuditEvent.objects.count()
    verifying.recompute(by=OPERATOR)
    (event,) = AuditEvent.objects.filter(sequence__gt=before)
    assert (event.object_id, event.changes["changed"]) == (str(plan.pk), 2)
    assert [one["verdict"] for one in event.changes["verdicts"]] == [
        ["not_checkable", "not_yet"]
    ] * 2
    assert other.verdict_row.verdict == "not_checkable"
    assert verify_chain().holds


def test_recompute_names_so_many_changes_and_counts_the_others(monkeypatch):
    monkeypatch.setattr(verifying, "EXAMPLES", 1)
    claim = checkable()
    ClaimFactory(effect=claim.effect, amount=5)
    verifying.recompute(by=OPERATOR)
    changes = AuditEvent.objects.get(action="reform.verdicts").changes
    assert (changes["changed"], len(changes["verdicts"])) == (2, 1)


def test_recompute_again_changes_nothing_and_records_nothing():
    limited(checkable(), 20)
    verifying.recompute(by=OPERATOR)
    events = AuditEvent.objects.count()
    assert verifying.recompute(by=OPERATOR).changed == []
    assert (AuditEvent.objects.count(), ClaimVerdict.objects.count()) == (events, 1)


def test_recompute_of_one_plan_or_matter_leaves_the_others():
    first, second = checkable(), checkable()
    verifying.recompute(by=OPERATOR, plan=first.effect.measure.plan)
    assert set(ClaimVerdict.objects.values_list("claim", flat=True)) == {first.pk}
    verifying.recompute(by=OPERATOR, matter_id=second.effect.matter_id)
    assert ClaimVerdict.objects.count() == 2


def test_recompute_in_pieces_is_the_same(monkeypatch):
    claims = [checkable() for _ in range(3)]
    monkeypatch.setattr(verifying, "PIECE", 2)
    assert verifying.recompute(by=OPERATOR).counts == {"not_checkable": 3}
    assert ClaimVerdict.objects.count() == len(claims)


def test_recompute_as_of_a_day_given():
    claim = checkable()
    limited(claim, 20)
    limited(claim, 10, at=datetime(2018, 10, 1, tzinfo=UTC))
    verifying.recompute(by=OPERATOR, at=datetime(2018, 9, 30, tzinfo=UTC))
    assert ClaimVerdict.objects.get().verdict == "not_yet"


def test_publication_recomputes_the_claims_on_its_matter(
    django_capture_on_commit_callbacks, tasks_at_once
):
    claim = checkable()
    guide = limited(claim, 20, is_complete=True)
    verifying.recompute(by=OPERATOR)
    with django_capture_on_commit_callbacks(execute=True):
        draft = drafting.copy(revision=guide, by=person("editor"))
        GuideRevision.objects.filter(pk=draft.pk).update(promised_limit_amount=10)
        drafting.submit(revision=draft, by=person("editor"))
        review.approve(revision=draft, by=person("reviewer"))
        publishing.publish(revision=draft, by=person("publisher"))
    claim.verdict_row.refresh_from_db()
    assert claim.verdict_row.verdict == "verified"


def test_end_of_the_matter_recomputes_its_claims(django_capture_on_commit_callbacks, tasks_at_once):
    claim = checkable(ended=True)
    limited(claim, 20)
    verifying.recompute(by=OPERATOR)
    assert claim.verdict_row.verdict == "not_yet"
    with django_capture_on_commit_callbacks(execute=True):
        ending.end(
            matter=claim.effect.matter,
            by=OPERATOR,
            reason="cancelled",
            on=AUGUST.date(),
            basis="文件",
            successors=[MatterFactory()],
        )
    claim.verdict_row.refresh_from_db()
    assert claim.verdict_row.verdict == "verified"
