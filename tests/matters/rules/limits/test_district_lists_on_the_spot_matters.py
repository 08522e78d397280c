from dataclasses import replace

from matters.rules.facts import MatterFacts
from matters.rules.limits.district_lists_on_the_spot_matters import (
    district_lists_on_the_spot_matters,
)
from tests.rules import Pair, findings, guide, on_the_spot, ref

PAIR = Pair(
    district_lists_on_the_spot_matters,
    finds=(guide(), guide(handling_type="")),
    passes=(guide(), on_the_spot()),
)
ENDED = Pair(
    district_lists_on_the_spot_matters,
    finds=(guide(), on_the_spot(matter=MatterFacts(state="ended"))),
    passes=(guide(), on_the_spot(handling_type="")),
)


def test_it_counts_guides_and_those_that_do_not_say():
    (one,) = PAIR.found()
    assert one.found.why == (
        "区划 310107 有 2 份在用的指南，其中 1 份没有写明办件类型；没有一份写明当场办结，清单是空的"
    )
    assert one.ref.region == "310107"
    assert one.blocks


def test_a_town_belongs_to_its_district():
    town = replace(on_the_spot(), ref=ref(region="310107005000"))
    assert findings(district_lists_on_the_spot_matters, (guide(), town)) == []


def test_other_districts_and_no_guides_pass():
    assert findings(district_lists_on_the_spot_matters, guide(ref=ref(region="310115"))) == []
    assert findings(district_lists_on_the_spot_matters, ()) == []
