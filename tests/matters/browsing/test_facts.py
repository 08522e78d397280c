"""What a guide is browsed by follows from what it says, and from nothing it does not say."""

import pytest

from matters.browsing.facts import Said, profile


def test_guide_that_says_nothing_has_no_values():
    assert profile(Said()) == ("", False, False, "", "", (), None)


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        (Said(handling_type="immediate"), ("at_once",)),
        (Said(handling_type="commitment"), ()),
        (Said(promised_unit="on_the_spot"), ("at_once",)),
        (Said(promised_amount=0, promised_unit="working_day"), ("at_once",)),
        (Said(promised_amount=0, promised_unit="month"), ()),
        (Said(modes={"online"}), ("online",)),
        (Said(depths={"accept"}), ("online",)),
        (Said(depths={"consult", "receive", "preview"}), ()),
        (Said(scope="city"), ("nearby",)),
        (Said(scope="nowhere_else"), ()),
        (Said(level="6"), ("nearby",)),
        (Said(level="4"), ()),
        (Said(visits=0), ("once",)),
        (Said(visits=1), ("once",)),
        (Said(visits=2), ()),
    ],
)
def test_four_ways(said, ways):
    assert profile(said).ways == ways


@pytest.mark.parametrize(
    ("amount", "unit", "within"),
    [
        (10, "working_day", 10),
        (10, "calendar_day", 10),
        (24, "hour", 1),
        (25, "hour", 2),
        (None, "on_the_spot", 0),
        (1, "month", None),
        (None, "none", None),
        (None, "working_day", None),
    ],
)
def test_promise_in_working_days(amount, unit, within):
    assert profile(Said(promised_amount=amount, promised_unit=unit)).within == within


@pytest.mark.parametrize(("visits", "value"), [(0, "0"), (1, "1"), (2, "2"), (7, "2")])
def test_visits_beyond_one_count_as_several(visits, value):
    assert profile(Said(visits=visits)).visits == value


@pytest.mark.parametrize(
    ("said", "is_whole"),
    [
        (Said(depths={"handle"}), True),
        (Said(item="全程网办"), True),
        (Said(depths={"accept", "e_licence"}, modes={"online"}), False),
    ],
)
def test_handled_online_as_a_whole(said, is_whole):
    assert profile(said).fully_online is is_whole
