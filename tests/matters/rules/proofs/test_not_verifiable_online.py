from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.not_verifiable_online import not_verifiable_online
from tests.rules import Pair, findings

PAIR = Pair(
    not_verifiable_online,
    finds=ProofFacts(status="retained", verifiable_online=True),
    passes=ProofFacts(status="retained", verifiable_online=False),
)


def test_an_answer_that_is_not_known_is_no_violation():
    assert findings(not_verifiable_online, ProofFacts(status="retained")) == []


def test_a_proof_that_is_not_demanded_passes():
    assert findings(not_verifiable_online, replace(PAIR.finds, status="proposed")) == []
