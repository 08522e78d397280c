from dataclasses import replace
from datetime import date

from matters.rules.engine import Subject
from reforms.rules.facts import MeasureFacts
from reforms.rules.measure_is_accountable import measure_is_accountable
from tests.rules import Pair, findings, ref

MEASURE = ref(Subject.MEASURE, office_name="上海市食品药品监督管理局")
WHOLE = MeasureFacts("7", "许可处", (), "时限缩短四成", date(2018, 12, 31))
PAIR = Pair(
    measure_is_accountable,
    finds=(MEASURE, replace(WHOLE, due_on=None)),
    passes=(MEASURE, WHOLE),
)


def test_finding_counts_and_names_what_is_missing():
    (one,) = findings(measure_is_accountable, (MEASURE, MeasureFacts("7")))
    assert one.found.why == "清单的 3 栏里缺 3 栏：责任处室、改革预期成效、时间节点"


def test_a_leading_office_answers_as_well_as_a_division():
    led = replace(WHOLE, division="", leads=("审评中心",))
    assert findings(measure_is_accountable, (MEASURE, led)) == []


def test_the_rule_is_that_of_one_bureau():
    assert findings(measure_is_accountable, (ref(Subject.MEASURE), MeasureFacts("7"))) == []
