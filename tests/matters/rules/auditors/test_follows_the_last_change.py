from datetime import date

import pytest

from matters.rules.auditors.follows_the_last_change import follows_the_last_change
from matters.rules.world import LawFacts
from tests.rules import LAW, Pair, findings, guide, world

KEY = (LAW.document, LAW.number)
CHANGED = world(laws={KEY: LawFacts(date(2019, 12, 1), amended_on=date(2026, 6, 1))})
PAIR = Pair(
    follows_the_last_change,
    finds=guide(starts_on=date(2026, 5, 31)),
    passes=guide(starts_on=date(2026, 6, 1)),
    world=CHANGED,
)


def test_finding_tells_both_days_and_what_lies_between():
    (one,) = PAIR.found()
    assert "自 2026-05-31 起生效" in one.found.why
    assert "在 2026-06-01 修改施行，晚 1 天" in one.found.why


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (LawFacts(date(2026, 6, 1)), 1),
        (LawFacts(date(2019, 12, 1)), 0),
        (LawFacts(amended_on=date(2026, 11, 28)), 0),
        (LawFacts(amended_on=date(2026, 6, 1), repealed_on=date(2026, 7, 1)), 0),
        (LawFacts(), 0),
    ],
)
def test_change_counts_from_its_day_and_while_the_law_is_in_force(law, expected):
    there = world(laws={KEY: law})
    assert len(findings(follows_the_last_change, PAIR.finds, there)) == expected


def test_a_draft_has_no_day_yet():
    assert findings(follows_the_last_change, guide(starts_on=None), CHANGED) == []
