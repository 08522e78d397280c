from dataclasses import replace

from matters.rules.directory_facts import ProofFacts
from matters.rules.proofs.has_guide import has_guide
from tests.rules import Pair, findings

WHOLE = ProofFacts(
    status="retained", sample_form="样式一", procedure="窗口当场出具", operating_rule="出具规范"
)
PAIR = Pair(has_guide, finds=replace(WHOLE, procedure=""), passes=WHOLE)


def test_each_part_that_is_missing_is_named():
    found = findings(has_guide, ProofFacts(status="retained"))
    assert [one.found.field for one in found] == ["sample_form", "procedure", "operating_rule"]


def test_a_cancelled_proof_needs_no_guide():
    assert findings(has_guide, ProofFacts(status="cancelled")) == []
