"""Limits compare in the same unit only; compression is an exact fraction."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.limits import COUNTED_UNITS, Limit, compression, exceeds

DAYS = "working_day"


@pytest.mark.parametrize(
    ("statutory", "promised", "expected"),
    [
        (Limit(20, DAYS), Limit(10, DAYS), Fraction(1, 2)),
        (Limit(20, DAYS), Limit(20, DAYS), Fraction(0)),
        (Limit(20, DAYS), Limit(30, DAYS), Fraction(-1, 2)),
        (Limit(20, DAYS), Limit(None, "on_the_spot"), Fraction(1)),
        (Limit(20, DAYS), Limit(10, "calendar_day"), None),
        (Limit(None, "none"), Limit(10, DAYS), None),
        (Limit(0, DAYS), Limit(0, DAYS), None),
        (Limit(None, "", "20日"), Limit(10, DAYS), None),
        (Limit(20, DAYS), Limit(), None),
    ],
)
def test_compression(statutory, promised, expected):
    assert compression(statutory, promised) == expected


@pytest.mark.parametrize(
    ("promised", "statutory", "expected"),
    [
        (Limit(21, DAYS), Limit(20, DAYS), True),
        (Limit(20, DAYS), Limit(20, DAYS), False),
        (Limit(200, "hour"), Limit(20, DAYS), False),
        (Limit(), Limit(), False),
    ],
)
def test_exceeds(promised, statutory, expected):
    assert exceeds(promised, statutory) == expected


@given(st.integers(1, 3650), st.integers(0, 3650), st.sampled_from(COUNTED_UNITS))
def test_compression_is_negative_exactly_where_the_promise_exceeds(statutory, promised, unit):
    ratio = compression(Limit(statutory, unit), Limit(promised, unit))
    assert ratio is not None
    assert (ratio < 0) == exceeds(Limit(promised, unit), Limit(statutory, unit))


@pytest.mark.parametrize(
    ("limit", "known", "countable"),
    [
        (Limit(), False, False),
        (Limit(None, "none"), True, False),
        (Limit(None, "on_the_spot"), True, True),
        (Limit(3, "month"), True, True),
    ],
)
def test_limit_says_what_can_be_counted(limit, known, countable):
    assert (limit.is_known, limit.is_countable) == (known, countable)
