"""What is wrong with a question, in words: every fault has its own, and says what to write instead."""

import pytest

from matters.counting import Fault
from matters.deadline_query import Refusal
from matters.deadline_refusals import REFUSALS
from matters.deadline_words import refusal_words
from matters.limits import UNITS


def test_no_fault_is_left_out():
    assert set(REFUSALS) == set(Fault)


@pytest.mark.parametrize("bounds", [(), (5,), (2004, 2027)])
@pytest.mark.parametrize(
    "name", ["accepted", "unit", "amount", "at", "rolls", "track", "p1", "p1_from", "told_on"]
)
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words_whatever_field_and_bounds(fault, name, bounds):
    words = refusal_words(Refusal(name, fault, bounds))
    assert words.endswith("。")
    assert "%" not in words


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Refusal("amount", Fault.TOO_LONG, (3650,)), "最多 3650，请核对。"),
        (
            Refusal("accepted", Fault.OUTSIDE_CALENDAR, (2004, 2027)),
            "门户的日历只能从 2004 年算到 2027 年，请改写受理日期。",
        ),
        (
            Refusal("p1_from", Fault.OUTSIDE_CALENDAR, (2004, 2027)),
            "门户的日历只能从 2004 年算到 2027 年，请改写这个日期。",
        ),
        (Refusal("accepted", Fault.NO_SUCH_DAY), "没有这一天，请核对年月日。"),
        (Refusal("accepted", Fault.NOT_A_DAY), "日期请写成 YYYY-MM-DD，例如 2026-03-02。"),
        (Refusal("accepted", Fault.MISSING), "请写受理日期，例如 2026-03-02。"),
        (Refusal("track", Fault.UNKNOWN_CHOICE, (2,)), "只能是 1 至 2 的整数。"),
        (Refusal("track", Fault.UNKNOWN_CHOICE, (0,)), "这里没有可以选的，请不要填写。"),
        (Refusal("extended", Fault.UNKNOWN_CHOICE), "选用时写 1，不选用就不写。"),
        (
            Refusal("p9_from", Fault.UNKNOWN_CHOICE),
            "这份办事指南没有 p9_from 这一项程序，请去掉。",
        ),
    ],
)
def test_refusal_words(refusal, words):
    assert refusal_words(refusal) == words


@pytest.mark.parametrize("fault", [Fault.UNKNOWN_UNIT, Fault.MISSING])
def test_refused_unit_lists_all_units(fault):
    words = refusal_words(Refusal("unit", fault))
    assert all(f"{unit}（" in words for unit in UNITS)
