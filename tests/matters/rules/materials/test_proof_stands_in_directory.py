import pytest

from matters.rules.materials.proof_stands_in_directory import proof_stands_in_directory
from matters.rules.world import ProofEntry
from tests.rules import Pair, findings, guide, material, world


def directory(status):
    return world(proofs={"无犯罪记录证明": ProofEntry("无犯罪记录证明", status)})


def demands(name="无犯罪记录证明", **changes):
    return guide(materials=(material(**{"name": name, "is_proof": True, **changes}),))


PAIR = Pair(
    proof_stands_in_directory,
    finds=demands("亲属关系证明"),
    passes=demands(),
    world=directory("retained"),
)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("proposed", "还没有登记备案"),
        ("cancelled", "已经取消"),
        ("replaced_by_commitment", "已经改为告知承诺"),
        ("something new", "没有保留"),
    ],
)
def test_a_proof_that_is_not_retained_is_found(status, words):
    (one,) = findings(proof_stands_in_directory, demands(), directory(status))
    assert one.found.why == f"“无犯罪记录证明”属于证明，目录中的“无犯罪记录证明”{words}"
    assert one.found.place == "无犯罪记录证明"


def test_other_materials_and_exempt_proofs_pass():
    assert findings(proof_stands_in_directory, demands(is_proof=False)) == []
    assert findings(proof_stands_in_directory, demands(exempt_reason="checked_online")) == []
