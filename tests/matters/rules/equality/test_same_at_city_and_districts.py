import pytest

from matters.limits import Limit
from matters.rules.equality.same_at_city_and_districts import same_at_city_and_districts
from matters.rules.facts import MatterFacts
from matters.rules.guide_rows import Condition
from tests.rules import Pair, fee, findings, guide, material, ref

CODE = "310101033000"


def at(region, office="某局", **changes):
    return guide(
        **{
            "ref": ref(key=f"guide-{region}", region=region, office_name=office),
            "basic_code": CODE,
            **changes,
        }
    )


CITY, NEAR, FAR, THIRD = at("310000"), at("310107"), at("310115"), at("310104")

PAIR = Pair(
    same_at_city_and_districts,
    finds=(CITY, at("310107", promised_limit=Limit(8, "working_day"))),
    passes=(CITY, NEAR, FAR),
)
MAJORITY = Pair(
    same_at_city_and_districts,
    finds=(at("310104", onsite_visits=1), NEAR, FAR),
    passes=(at("310104", onsite_visits=None), NEAR, FAR),
)
NAMES = Pair(
    same_at_city_and_districts,
    finds=(
        CITY,
        at("310107", item="首次申请\uff08单体\uff09"),
        at("310115", item="首次申请（单体）", fees=(fee(),)),
    ),
    passes=(CITY, at("310107", item="变更", onsite_visits=1)),
)


def whys(*guides):
    return [(one.ref.key, one.found.why) for one in findings(same_at_city_and_districts, guides)]


def test_the_city_is_the_standard_whatever_most_districts_say():
    slow = {"promised_limit": Limit(15, "working_day")}
    assert whys(at("310107", **slow), at("310115", **slow), CITY) == [
        ("guide-310107", "承诺时限与市级不一致：本指南 15 个工作日；市级 10 个工作日"),
        ("guide-310115", "承诺时限与市级不一致：本指南 15 个工作日；市级 10 个工作日"),
    ]


def test_without_the_city_most_districts_are():
    assert whys(at("310104", onsite_visits=1), NEAR, FAR) == [
        ("guide-310104", "到现场次数与2 个区不一致：本指南 1 次；2 个区 0 次")
    ]


def test_of_two_districts_the_second_is_held_against_the_first():
    (found,) = whys(at("310104", "甲局"), at("310107", "乙局", onsite_visits=2))
    assert found == ("guide-310107", "到现场次数与甲局不一致：本指南 2 次；甲局 0 次")


def test_materials_are_named():
    more = at("310107", materials=(material(), material(name="设备清单")))
    assert whys(CITY, more) == [
        (
            "guide-310107",
            "申请材料与市级不一致：本指南 2 项，其中 1 项另一方没有：设备清单；市级 1 项",
        )
    ]


def test_conditions_are_counted():
    other = at("310107", conditions=(Condition("有仓库"), Condition("有药师")))
    ((_, why),) = whys(CITY, other)
    assert why == (
        "申请条件与市级不一致：本指南 2 项，其中 2 项另一方没有；市级 1 项，其中 1 项另一方没有"
    )


def test_fees_are_compared_with_their_standard():
    charged = at("310107", is_charged=True, fees=(fee(name="检验费", standard="100 元"),))
    ((_, why),) = whys(CITY, charged)
    assert why == "收费与市级不一致：本指南 1 项，其中 1 项另一方没有：检验费 100 元；市级 没有"


@pytest.mark.parametrize(
    "silent",
    [
        {"promised_limit": Limit(), "statutory_limit": Limit()},
        {"materials": (), "conditions": (), "is_charged": None, "onsite_visits": None},
        {"basic_code": "", "onsite_visits": 1},
        {"matter": MatterFacts(state="ended"), "onsite_visits": 1},
    ],
)
def test_what_a_guide_does_not_say_is_not_compared(silent):
    assert whys(CITY, NEAR, at("310115", **silent)) == []


def test_other_provinces_are_not_compared():
    assert whys(at("440100"), at("440300", onsite_visits=1)) == []
