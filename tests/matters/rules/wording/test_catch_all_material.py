from dataclasses import replace

from matters.rules.wording.catch_all_material import catch_all_material
from tests.rules import Pair, guide, material

PAIR = Pair(
    catch_all_material,
    finds=guide(materials=(material(name="与延续有关的其他材料"),)),
    passes=guide(materials=(material(name="其他组织的登记证书"),)),
)


def test_finding_names_the_row_and_the_words():
    (one,) = PAIR.found()
    assert (one.found.field, one.found.place) == ("materials.name", "与延续有关的其他材料")
    assert one.found.phrase == "其他材料"
    assert "哪一份" in one.found.why


def test_other_alone_is_a_catch_all_name():
    pair = replace(PAIR, finds=guide(materials=(material(name="其他"),)))
    assert [one.found.phrase for one in pair.found()] == ["其他"]
