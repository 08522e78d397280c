"""Totals of a plan: stated, counted, and what the guides bear out."""

import pytest

from reforms.exports.checklist import Checklist
from reforms.filters import Filters
from reforms.totals import counted_totals
from tests.factories import MatterFactory
from tests.reforms.exports.samples import AWAY, MET, reform
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    PlanTotalFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db


def totals(plan, **filters):
    checklist = Checklist(plan, Filters(**{"on": AWAY, **filters}))
    list(checklist.rows())
    return {one.label: one for one in checklist.tally.totals(plan)}


def test_totals_hold_stated_beside_counted_and_verdicts():
    made = reform()
    PlanTotalFactory(plan=made.plan, label="缩短", stated=2, modes=["shorten_limit"], clause="二")
    first, *rest = totals(made.plan).values()
    assert (first.label, first.stated, first.counted, first.difference) == ("缩短", 2, 1, -1)
    assert (first.verdicts, first.clause) == ({"contradicted": 1}, "二")
    assert [(one.label, one.stated, one.difference, one.counted) for one in rest] == [
        ("全部举措", None, None, 1),
        ("全部点名的事项", None, None, 1),
        ("全部改革指标", None, None, 1),
    ]
    assert totals(made.plan, on=MET)["缩短"].verdicts == {"verified": 1}


def test_filters_leave_the_totals_of_the_whole_plan():
    made = reform()
    MeasureFactory(plan=made.plan, mode="credit")
    whole = totals(made.plan)
    assert totals(made.plan, mode="credit", verdict="verified") == whole
    assert whole["全部举措"].verdicts == {"contradicted": 1, "not_checkable": 1}


def test_matter_named_twice_counts_once_with_its_worst_verdict():
    made = reform()
    other = MeasureFactory(plan=made.plan)
    ClaimFactory(effect=EffectFactory(measure=other, matter=made.item.matter), amount=15)
    EffectFactory(measure=other, matter=made.item.matter)
    found = totals(made.plan)
    assert found["全部点名的事项"].verdicts == {"contradicted": 1}
    assert found["全部举措"].verdicts == {"contradicted": 1, "verified": 1}
    assert found["全部改革指标"].verdicts == {"contradicted": 1, "verified": 1}


def test_counted_is_what_the_plan_counts():
    """The page of the plan and the checklist never tell two numbers."""
    plan = ReformPlanFactory()
    for mode, category in (("cancel", "service"), ("cancel", ""), ("merge", "process")):
        measure = MeasureFactory(plan=plan, mode=mode, category=category)
        matter = MatterFactory()
        for _ in range(2):
            EffectFactory(measure=measure, mode=mode, matter=matter)
        EffectFactory(measure=measure, mode="merge", unlinked=True, named="同名事项")
    for asked in (
        {},
        {"modes": ["cancel"]},
        {"category": "service"},
        {"modes": ["merge", "cancel"], "category": "process"},
        {"counts": "measures"},
        {"counts": "measures", "modes": ["cancel"]},
    ):
        PlanTotalFactory(plan=plan, label=str(asked), **asked)
    found = totals(plan)
    counted = counted_totals(plan)
    assert len({one.counted for one in counted}) > 2
    for one in counted:
        assert found[one.total.label].counted == one.counted
        assert found[one.total.label].verdicts.total() == one.counted
