from dataclasses import replace
from datetime import date

import pytest

from reforms.rules.facts import EffectFacts, Sibling
from reforms.rules.passing_effect_has_period import passing_effect_has_period
from tests.rules import Pair, findings

AUTHORISED = EffectFacts(
    measure="9", mode="internal_authorisation", mode_label="内部授权审批", named="医疗器械广告审查"
)
CANCELLED = Sibling("2", "cancel", "取消审批")
PAIR = Pair(
    passing_effect_has_period,
    finds=replace(AUTHORISED, siblings=(CANCELLED,)),
    passes=replace(AUTHORISED, siblings=(replace(CANCELLED, starts_on=date(2018, 10, 1)),)),
)


def test_finding_names_the_measure_that_cancels():
    (one,) = PAIR.found()
    assert "举措 9（内部授权审批）没有写结束日期：举措 2 又取消同一事项" in one.found.why


@pytest.mark.parametrize("condition", ["到取消审批为止", "尚未取消审批的", "机构改革过渡期内"])
def test_a_condition_that_will_pass_needs_an_end(condition):
    passing = replace(AUTHORISED, condition=condition)
    (one,) = findings(passing_effect_has_period, passing)
    assert one.found.phrase == condition
    assert findings(passing_effect_has_period, replace(passing, ends_on=date(2027, 1, 1))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"condition": "依行政相对人的申请"},
        {"condition": "由浦东新区试点推广"},
        {"siblings": (Sibling("8", "parallel"),)},
        {"siblings": (CANCELLED,), "is_partial": True},
        {"siblings": (CANCELLED,), "ends_on": date(2018, 12, 1)},
        {"siblings": (CANCELLED,), "mode": "cancel"},
    ],
)
def test_what_does_not_pass_or_says_when_is_let_through(changes):
    assert findings(passing_effect_has_period, replace(AUTHORISED, **changes)) == []
