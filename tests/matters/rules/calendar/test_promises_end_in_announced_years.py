from datetime import date

from matters.rules.calendar.promises_end_in_announced_years import (
    promises_end_in_announced_years,
)
from matters.rules.calendar_facts import CalendarFacts, Reach
from tests.rules import Pair, findings

THIS_YEAR = frozenset({2025, 2026})
PAIR = Pair(
    promises_end_in_announced_years,
    finds=CalendarFacts(THIS_YEAR, (Reach(30, date(2027, 1, 11), 2),)),
    passes=CalendarFacts(THIS_YEAR, (Reach(20, date(2026, 12, 25), 9),)),
)


def test_finding_adds_up_the_guides_of_the_year():
    reaches = (Reach(30, date(2027, 1, 11), 2), Reach(40, date(2027, 1, 25), 1))
    (one,) = findings(promises_end_in_announced_years, CalendarFacts(THIS_YEAR, reaches))
    assert one.found.place == "2027"
    assert "承诺 30 个工作日起就到 2027-01-11，3 份生效的办事指南" in one.found.why


def test_a_year_announced_passes():
    announced = CalendarFacts(frozenset({2026, 2027}), PAIR.finds.reaches)
    assert findings(promises_end_in_announced_years, announced) == []


def test_this_year_must_be_announced_itself():
    (one,) = findings(promises_end_in_announced_years, CalendarFacts())
    assert one.found.why == "今年（2026 年）的放假安排没有载入"
