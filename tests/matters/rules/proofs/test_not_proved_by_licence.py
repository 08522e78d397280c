from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.not_proved_by_licence import not_proved_by_licence
from tests.rules import Pair, findings

PAIR = Pair(
    not_proved_by_licence,
    finds=ProofFacts(status="retained", proved_by_licence=True),
    passes=ProofFacts(status="cancelled", proved_by_licence=True),
)


def test_an_answer_that_is_not_known_is_no_violation():
    assert findings(not_proved_by_licence, ProofFacts(status="retained")) == []


def test_a_proof_that_is_not_demanded_passes():
    assert findings(not_proved_by_licence, replace(PAIR.finds, status="proposed")) == []
