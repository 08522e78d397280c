from dataclasses import replace
from datetime import date

import pytest

from reforms.rules.cancelled_matter_has_ended import cancelled_matter_has_ended
from reforms.rules.facts import EffectFacts, Sibling
from tests.rules import Pair, findings

CANCELLED = EffectFacts(
    measure="2",
    mode="cancel",
    named="药品广告异地备案",
    begins_on=date(2026, 11, 17),
    plan_issued_on=date(2018, 9, 4),
)
PAIR = Pair(
    cancelled_matter_has_ended,
    finds=CANCELLED,
    passes=replace(CANCELLED, state="ended", ended_on=date(2026, 11, 17)),
)


def test_finding_tells_for_how_long_the_matter_should_have_ended():
    (one,) = PAIR.found()
    assert "自 2026-11-17 起取消这个事项，到今天 10 天" in one.found.why


def test_a_matter_that_ended_on_no_day_is_found():
    (one,) = findings(cancelled_matter_has_ended, replace(CANCELLED, state="ended"))
    assert one.found.field == "ended_on"


def test_without_a_day_a_cancellation_begins_with_its_plan():
    (one,) = findings(cancelled_matter_has_ended, replace(CANCELLED, begins_on=None))
    assert "自 2018-09-04 起" in one.found.why


@pytest.mark.parametrize(
    "changes",
    [
        {"begins_on": date(2026, 11, 28)},
        {"begins_on": None, "siblings": (Sibling("9", "internal_authorisation"),)},
        {"is_partial": True},
        {"condition": "探索不再审批"},
        {"is_in_catalogue": False},
        {"mode": "merge"},
    ],
)
def test_what_need_not_have_ended_passes(changes):
    assert findings(cancelled_matter_has_ended, replace(CANCELLED, **changes)) == []
