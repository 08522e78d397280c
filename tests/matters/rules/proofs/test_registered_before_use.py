from datetime import date

import pytest

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.registered_before_use import registered_before_use
from tests.rules import TODAY, Pair, findings

PAIR = Pair(
    registered_before_use,
    finds=ProofFacts(status="proposed", guides=2),
    passes=ProofFacts(status="proposed"),
)


def test_finding_counts_the_guides():
    (one,) = PAIR.found()
    assert "2 份生效的办事指南" in one.found.why


@pytest.mark.parametrize(
    ("day", "field"), [(None, "registered_on"), (date(2026, 11, 28), "registered_on")]
)
def test_retained_is_registered_by_today(day, field):
    (one,) = findings(registered_before_use, ProofFacts(status="retained", registered_on=day))
    assert one.found.field == field


def test_retained_and_registered_today_passes():
    sound = ProofFacts(status="retained", registered_on=TODAY, guides=3)
    assert findings(registered_before_use, sound) == []
