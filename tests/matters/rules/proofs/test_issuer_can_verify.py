from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.issuer_can_verify import issuer_can_verify
from tests.rules import Pair, findings

PAIR = Pair(
    issuer_can_verify,
    finds=ProofFacts(status="retained", issuer_can_verify=False),
    passes=ProofFacts(status="retained", issuer_can_verify=True),
)


def test_an_answer_that_is_not_known_is_no_violation():
    assert findings(issuer_can_verify, ProofFacts(status="retained")) == []


def test_a_proof_that_is_not_demanded_passes():
    assert findings(issuer_can_verify, replace(PAIR.finds, status="proposed")) == []
