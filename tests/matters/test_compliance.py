"""The whole catalogue held against the rules: guides now and in the past, everything else now."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matters import rule_sources
from matters.compliance import Check, Tally
from matters.models import RuleWaiver
from matters.rules.engine import Level, Subject
from tests.factories import (
    GuideRevisionFactory,
    OfficeFactory,
    UserFactory,
    published_guide,
)
from tests.matters import rules_at_hand as at_hand

pytestmark = pytest.mark.django_db

PAST = date(2024, 5, 1)


@pytest.fixture(autouse=True)
def _rules(monkeypatch):
    at_hand.use(monkeypatch, *at_hand.EVERY)
    monkeypatch.setattr(
        rule_sources,
        "rows",
        lambda subject, world: (
            iter([at_hand.office_row()]) if subject is Subject.OFFICE else iter(())
        ),
    )


def found(**options):
    return sorted(f"{one.rule.id} {one.ref.name}" for one in Check(**options))


def test_check_finds_in_guides_alone_and_together_and_in_other_things():
    published_guide(handling_item__slug="a", handling_item__name="甲", early_service="有")
    published_guide(handling_item__slug="b", handling_item__name="乙")
    check = Check()
    by_rule = [(one.rule.id, one.ref.key) for one in check]
    assert by_rule == [
        ("T-05", "a"),
        ("T-01", "b"),
        ("T-05", "b"),
        ("T-03", "b"),
        ("T-04", "某局"),
    ]
    assert check.guide_count == 2
    assert [one.id for one in check.rules] == ["T-01", "T-02", "T-05", "T-03", "T-04"]


def test_draft_is_not_looked_at():
    GuideRevisionFactory()
    assert found() == ["T-04 某局"]


def test_past_day_has_its_guides_and_the_rules_of_then():
    published_guide(at=datetime(2024, 4, 30, tzinfo=UTC), handling_item__name="早")
    published_guide(at=datetime(2024, 5, 2, tzinfo=UTC), handling_item__name="晚")
    check = Check(PAST)
    assert [one.rule.id for one in check] == ["T-01"]
    assert check.guide_count == 1
    assert check.is_past
    assert {one.id for one in check.rules} == {"T-01", "T-02", "T-03"}


def test_scheduled_guide_is_found_on_the_day_it_begins():
    published_guide(at=datetime(2100, 1, 1, tzinfo=UTC))
    assert Check(date(2100, 1, 2)).is_past is False
    assert len(list(Check(date(2100, 1, 2)))) == 3
    assert found() == ["T-04 某局"]


def test_wanted_rules_alone_are_run_and_guides_are_counted_all_the_same():
    published_guide()
    check = Check(wanted=lambda rule: rule.level is Level.TARGET)
    assert [one.rule.id for one in check] == ["T-04"]
    assert check.guide_count == 1


def test_tally_counts_by_rule_and_office_and_keeps_waived_apart():
    office = OfficeFactory(slug="o")
    published_guide(handling_item__slug="a", handling_item__matter__office=office)
    tally = Tally()
    for finding in Check():
        tally.add(finding)
    assert tally.by_rule() == {"T-01": 1, "T-04": 1, "T-05": 1}
    assert tally.findings["T-01", "o"] == 1
    assert tally.as_json() == {"error": 2, "warning": 0, "target": 1, "information": 0, "waived": 0}
    assert tally.has_errors


def test_check_asks_the_same_for_one_guide_and_for_three():
    counts = []
    for more in (1, 2):
        for _ in range(more):
            published_guide()
        with CaptureQueriesContext(connection) as queries:
            assert list(Check())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_waiver_does_not_cover_days_before_it_was_granted():
    revision = published_guide(at=datetime(2024, 4, 30, tzinfo=UTC))
    RuleWaiver.objects.create(
        rule="T-01",
        handling_item=revision.handling_item,
        reason="正在改造",
        granted_on=timezone.localdate(),
        granted_by=UserFactory(),
        ends_on=timezone.localdate(),
    )
    assert [one.is_waived for one in Check(PAST)] == [False]
    assert [one.is_waived for one in Check() if one.rule.id == "T-01"] == [True]
