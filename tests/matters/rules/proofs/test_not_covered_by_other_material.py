from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.not_covered_by_other_material import not_covered_by_other_material
from tests.rules import Pair, findings

PAIR = Pair(
    not_covered_by_other_material,
    finds=ProofFacts(status="retained", covered_by_other_material=True),
    passes=ProofFacts(status="retained", covered_by_other_material=False),
)


def test_an_answer_that_is_not_known_is_no_violation():
    assert findings(not_covered_by_other_material, ProofFacts(status="retained")) == []


def test_a_proof_that_is_not_demanded_passes():
    assert findings(not_covered_by_other_material, replace(PAIR.finds, status="proposed")) == []
