"""The gate: a complete guide passes, what a rule of level error finds stops it, and a waiver lets it through."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matters import gate
from matters.models import MaterialRequirement, RuleWaiver
from matters.rules.engine import Finding, Found, Level, Ref, Rule, Subject
from matters.rules.sources import OWN_PRACTICE
from matters.snapshots import snapshot_of
from tests.factories import GuideRevisionFactory, UserFactory, complete_guide

pytestmark = pytest.mark.django_db


def rules_of(problems):
    return {problem.reason.partition(" ")[0] for problem in problems}


def waived(revision, rule, **columns):
    day = timezone.localdate()
    return RuleWaiver.objects.create(
        rule=rule,
        handling_item=revision.handling_item,
        reason="试点",
        granted_on=columns.pop("granted_on", day),
        granted_by=UserFactory(),
        ends_on=columns.pop("ends_on", day),
        **columns,
    )


def test_complete_guide_passes_every_rule():
    assert [one.rule.id for one in gate.findings(complete_guide()) if one.blocks] == []


def test_empty_guide_does_not():
    assert "GP-01" in rules_of(gate.problems(GuideRevisionFactory()))


def test_findings_are_of_the_draft_as_it_would_be_published():
    revision = complete_guide()
    MaterialRequirement.objects.filter(revision=revision).update(exempt_note="详见窗口，另行通知")
    found = [one for one in gate.findings(revision) if one.found.phrase]
    assert {one.found.field for one in found} == {"materials.exempt_note"}
    assert {one.ref.key for one in found} == {revision.handling_item.slug}


def test_problem_names_rule_place_words_why_and_remedy():
    rule = Rule(
        "XX-1",
        Level.ERROR,
        Subject.GUIDE,
        ("题目", "Title"),
        OWN_PRACTICE,
        "条款",
        ("请改正。", "Mend it"),
    )
    found = Found("materials.name", "申请表", "其他材料", "含兜底说法")
    problem = gate.as_problem(Finding(rule, Ref(Subject.GUIDE, "g", "某项"), found))
    assert problem.field == "materials.name"
    assert problem.reason == "XX-1 申请表 “其他材料” 含兜底说法。请改正"


def test_problem_is_of_level_error():
    revision = complete_guide(promised_limit_amount=20)
    levels = {one.rule.level for one in gate.findings(revision)}
    assert levels
    assert Level.ERROR not in levels
    assert gate.problems(revision) == ()


def test_waived_finding_does_not_block_and_is_still_told():
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    (rule,) = rules_of(gate.problems(revision)) & {"GD-08"}
    waived(revision, rule)
    assert rule not in rules_of(gate.problems(revision))
    assert [one.is_waived for one in gate.findings(revision) if one.rule.id == rule] == [True]


@pytest.mark.parametrize(
    "columns",
    [
        {"granted_on": date(2020, 1, 1), "ends_on": timezone.localdate() - timedelta(days=1)},
        {"field": "materials"},
        {"phrase": "别的词句"},
    ],
    ids=["over", "of another field", "of other words"],
)
def test_waiver_that_does_not_cover_changes_nothing(columns):
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    waived(revision, "GD-08", **columns)
    assert "GD-08" in rules_of(gate.problems(revision))


def test_waiver_of_another_item_changes_nothing():
    revision = complete_guide()
    revision.contactchannel_rows.all().delete()
    waived(complete_guide(), "GD-08")
    assert "GD-08" in rules_of(gate.problems(revision))


def test_what_the_database_holds_admits_no_waiver():
    revision = complete_guide(promised_limit_amount=30)
    waived(revision, "TL-01")
    assert "TL-01" in rules_of(gate.problems(revision))


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"promised_limit_amount": 30}, "promised_limit"),
        ({"onsite_visits": 2, "onsite_reason": ""}, "onsite_reason"),
    ],
)
def test_refused_by_database_is_what_its_constraints_hold(columns, field, snapshot):
    problems = gate.refused_by_database(snapshot(**columns))
    assert [problem.field for problem in problems] == [field]


def test_refused_by_database_reads_nothing(snapshot, django_assert_num_queries):
    empty = snapshot()
    with django_assert_num_queries(0):
        assert gate.refused_by_database(empty) == ()


@pytest.fixture
def snapshot():
    return lambda **columns: snapshot_of(GuideRevisionFactory(limited=True, **columns))


def test_findings_of_many_ask_no_more_than_of_one():
    counts = []
    for number in (1, 3):
        keys = [complete_guide(promised_limit_amount=20).pk for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            found = list(gate.findings_of(keys))
        assert {key for key, _finding in found} == set(keys)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_findings_ask_at_most_so_much():
    revision = complete_guide()
    with CaptureQueriesContext(connection) as queries:
        gate.findings(revision)
    assert len(queries) <= 40
