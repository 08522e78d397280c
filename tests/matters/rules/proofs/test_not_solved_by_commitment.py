from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.not_solved_by_commitment import not_solved_by_commitment
from tests.rules import Pair, findings

PAIR = Pair(
    not_solved_by_commitment,
    finds=ProofFacts(status="retained", solved_by_commitment=True),
    passes=ProofFacts(status="replaced_by_commitment", solved_by_commitment=True),
)


def test_an_answer_that_is_not_known_is_no_violation():
    assert findings(not_solved_by_commitment, ProofFacts(status="retained")) == []


def test_a_proof_that_is_not_demanded_passes():
    assert findings(not_solved_by_commitment, replace(PAIR.finds, status="proposed")) == []
