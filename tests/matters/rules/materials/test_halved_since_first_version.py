from matters.rules.facts import MatterFacts
from matters.rules.materials.halved_since_first_version import halved_since_first_version
from tests.rules import Pair, findings, guide, material, ref


def went(first, now, **changes):
    rows = tuple(material(name=f"材料 {number}") for number in range(now))
    return guide(first_own_materials=first, materials=rows, **changes)


PAIR = Pair(
    halved_since_first_version,
    finds=(went(6, 3), went(4, 3)),
    passes=(went(6, 3), went(4, 2)),
)


def test_it_tells_the_sums_and_what_is_left_out():
    unknown = (went(None, 3), went(5, 0), went(9, 9, matter=MatterFacts(state="ended")))
    (one,) = findings(halved_since_first_version, (*PAIR.finds, *unknown))
    assert one.found.why == (
        "有前后两版材料可比的 2 份指南，从 10 份材料到 6 份，减少 40%，目标是 50% 以上；"
        "另有 2 份指南没有可比的版本"
    )
    assert one.ref.region == "310107"


def test_exempt_materials_are_not_brought():
    rows = (material(), material(name="营业执照", exempt_reason="e_licence"))
    assert findings(halved_since_first_version, guide(first_own_materials=2, materials=rows)) == []


def test_nothing_known_and_other_districts_pass():
    assert findings(halved_since_first_version, (went(None, 3), went(0, 1))) == []
    assert findings(halved_since_first_version, went(4, 4, ref=ref(region="310115"))) == []


def test_more_than_before_is_a_negative_share():
    (one,) = findings(halved_since_first_version, went(3, 4))
    assert "减少 -33.4%" in one.found.why
