"""Every pair of limits is in one class; sums are exact, and of one unit only."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.limits import COUNTED_UNITS, UNITS, Limit, compression
from matters.ratios import WITHOUT_RATIO, Batch, Comparability, compared, percent, summary

DAYS = "working_day"
TWENTY = Limit(20, DAYS)
SPOT = Limit(None, "on_the_spot")
NO_LIMIT = Limit(None, "none")

counted = st.builds(Limit, st.integers(0, 3650), st.sampled_from(COUNTED_UNITS))
limits = counted | st.sampled_from([Limit(), Limit(None, "", "20日"), SPOT, NO_LIMIT])


@pytest.mark.parametrize(
    ("statutory", "promised", "expected"),
    [
        (TWENTY, Limit(10, DAYS), Comparability.COMPARABLE),
        (TWENTY, TWENTY, Comparability.COMPARABLE),
        (TWENTY, SPOT, Comparability.COMPARABLE),
        (TWENTY, Limit(21, DAYS), Comparability.NEGATIVE),
        (TWENTY, Limit(10, "hour"), Comparability.DIFFERENT_UNITS),
        (TWENTY, Limit(None, "", "约20日"), Comparability.PROMISED_UNKNOWN),
        (TWENTY, Limit(None, "hour"), Comparability.PROMISED_UNKNOWN),
        (TWENTY, NO_LIMIT, Comparability.PROMISED_NONE),
        (SPOT, SPOT, Comparability.STATUTORY_IMMEDIATE),
        (Limit(0, DAYS), Limit(0, DAYS), Comparability.STATUTORY_IMMEDIATE),
        (Limit(), Limit(), Comparability.STATUTORY_UNKNOWN),
        (Limit(None, DAYS), SPOT, Comparability.STATUTORY_UNKNOWN),
        (NO_LIMIT, Limit(), Comparability.STATUTORY_NONE),
    ],
)
def test_class_of_two_limits(statutory, promised, expected):
    assert compared(statutory, promised).comparability is expected


@given(limits, limits)
def test_ratio_is_that_of_compression_and_class_says_whether_there_is_one(statutory, promised):
    found = compared(statutory, promised)
    assert found.ratio == compression(statutory, promised)
    assert (found.ratio is None) == (found.comparability in WITHOUT_RATIO)


def test_every_unit_has_a_class_on_either_side():
    for statutory in ("", *UNITS):
        for promised in ("", *UNITS):
            assert compared(Limit(None, statutory), Limit(None, promised)).ratio is None


def batch(statutory, promised, count=1, unit=DAYS):
    return Batch(Comparability.COMPARABLE, count, unit, statutory, promised)


def test_the_two_averages_differ_where_limits_do():
    found = summary([batch(1, 1), batch(20, 5)])
    (days,) = found.units
    assert (days.statutory, days.promised) == (21, 6)
    assert days.sum_weighted == Fraction(15, 21)
    assert days.mean_of_ratios == found.mean_of_ratios == Fraction(3, 8)


def test_only_one_unit_is_summed_and_ratios_of_all_are_averaged():
    found = summary([batch(20, 10), batch(10, 10, unit="hour"), batch(40, 60, count=3)])
    assert [(one.unit, one.count, one.statutory, one.promised) for one in found.units] == [
        (DAYS, 4, 140, 70),
        ("hour", 1, 10, 10),
    ]
    assert found.mean_of_ratios == (4 * Fraction(1, 2) + 0) / 5


def test_classes_add_up_and_errors_are_in_no_average():
    others = [Batch(one, 2) for one in WITHOUT_RATIO]
    wrong = Batch(Comparability.NEGATIVE, 1, DAYS, 10, 30)
    found = summary([*others, wrong, batch(20, 10)])
    assert set(found.classes) == set(Comparability)
    assert sum(found.classes.values()) == found.count == 2 * len(WITHOUT_RATIO) + 2
    assert (found.comparable, found.errors, found.without_ratio) == (1, 1, 2 * len(WITHOUT_RATIO))
    assert found.mean_of_ratios == Fraction(1, 2)


def test_nothing_has_no_average():
    found = summary([])
    assert (found.count, found.mean_of_ratios, found.units) == (0, None, ())


@given(st.lists(st.tuples(counted, counted), max_size=30))
def test_sums_do_not_depend_on_how_guides_are_batched(pairs):
    each = [pair for pair in pairs if compared(*pair).comparability == Comparability.COMPARABLE]
    found = summary(
        Batch(Comparability.COMPARABLE, 1, one.unit, one.amount or 0, other.amount or 0)
        for one, other in each
    )
    ratios = [compression(one, other) for one, other in each]
    assert found.mean_of_ratios == (sum(ratios, Fraction(0)) / len(ratios) if ratios else None)
    for sums in found.units:
        same = [(a.amount, b.amount) for a, b in each if a.unit == sums.unit]
        assert sums.statutory == sum(a for a, _b in same)
        assert sums.promised == sum(b for _a, b in same)


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (Fraction(1, 2), "50%"),
        (Fraction(1, 3), "33.33%"),
        (Fraction(2, 3), "66.67%"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(-1, 2), "-50%"),
    ],
)
def test_percent(ratio, words):
    assert percent(ratio) == words
