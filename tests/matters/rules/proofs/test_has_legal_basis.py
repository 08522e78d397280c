from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.has_legal_basis import has_legal_basis
from tests.rules import Pair, findings

PAIR = Pair(
    has_legal_basis,
    finds=ProofFacts(status="retained"),
    passes=ProofFacts(status="retained", has_basis=True),
)


def test_a_commitment_needs_a_basis_too():
    (one,) = findings(has_legal_basis, ProofFacts(status="replaced_by_commitment", guides=2))
    assert "2 份" in one.found.why
    assert one.rule.id == "PF-01"


def test_what_is_only_proposed_passes():
    assert findings(has_legal_basis, ProofFacts(status="proposed")) == []
