from dataclasses import replace

from reforms.choices import SEPARATION, SeparationMode
from reforms.rules.facts import MeasureFacts
from reforms.rules.separation_has_four_ways import WAYS, separation_has_four_ways
from tests.rules import Pair, findings

TOLD = MeasureFacts(
    "20", promotes_separation=True, effects=(("甲许可", "实行告知承诺", "commitment"),)
)
UNSAID = (("乙许可", "复制推广", ""), ("丙许可", "复制推广", ""))
PAIR = Pair(
    separation_has_four_ways,
    finds=replace(TOLD, effects=(*TOLD.effects, *UNSAID)),
    passes=TOLD,
)


def test_finding_counts_what_is_not_said():
    (one,) = PAIR.found()
    assert "3 项里，2 项在这项举措里没有写明属于 4 类" in one.found.why
    assert one.found.phrase == "乙许可、丙许可"


def test_a_measure_on_something_else_passes():
    other = replace(PAIR.finds, promotes_separation=False)
    assert findings(separation_has_four_ways, other) == []


def test_there_are_four_ways():
    assert len(SeparationMode) == WAYS
    assert set(SEPARATION.values()) == set(SeparationMode)
