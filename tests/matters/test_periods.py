"""The time line stays in order and without overlap, whatever is done to it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters import periods
from matters.periods import Period

DAY = timedelta(days=1)
START = datetime(2020, 1, 1, tzinfo=UTC)


def day(number):
    return START + number * DAY


def line(*rows):
    return tuple(
        Period(revision, day(start), None if end is None else day(end))
        for revision, start, end in rows
    )


def test_insert_closes_what_was_in_force():
    assert periods.insert(line((1, 0, None)), 2, day(5)) == line((1, 0, 5), (2, 5, None))


def test_insert_before_another_ends_where_that_begins():
    assert periods.insert(line((1, 5, None)), 2, day(0)) == line((2, 0, 5), (1, 5, None))


def test_insert_into_a_gap_leaves_both_sides():
    found = periods.insert(line((1, 0, 2), (2, 8, None)), 3, day(4))
    assert found == line((1, 0, 2), (3, 4, 8), (2, 8, None))


def test_insert_refuses_the_same_start():
    with pytest.raises(periods.SameStart):
        periods.insert(line((1, 0, None)), 2, day(0))


def test_remove_lets_the_one_before_go_on():
    assert periods.remove(line((1, 0, 5), (2, 5, None)), 2) == line((1, 0, None))


def test_remove_does_not_revive_what_was_withdrawn_earlier():
    assert periods.remove(line((1, 0, 3), (2, 5, None)), 2) == line((1, 0, 3))


def test_move_shifts_both_edges():
    assert periods.move(line((1, 0, 5), (2, 5, None)), 2, day(9)) == line((1, 0, 9), (2, 9, None))


def test_close_leaves_a_gap():
    assert periods.close(line((1, 0, 9), (2, 9, None)), 1, day(4)) == line((1, 0, 4), (2, 9, None))


def test_find_refuses_a_revision_that_is_not_there():
    with pytest.raises(periods.NotOnTimeline):
        periods.find((), 1)


OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["insert", "remove", "move"]), st.integers(1, 6), st.integers(0, 20)),
    max_size=25,
)


@given(OPERATIONS)
def test_timeline_never_overlaps(operations):
    timeline = ()
    for name, revision, number in operations:
        present = {period.revision for period in timeline}
        if (name == "insert") == (revision in present):
            continue
        try:
            timeline = (
                periods.remove(timeline, revision)
                if name == "remove"
                else getattr(periods, name)(timeline, revision, day(number))
            )
        except periods.SameStart:
            continue
        assert timeline == periods.in_order(timeline)
        for one, other in pairwise(timeline):
            assert one.ends_at is not None
            assert one.ends_at <= other.starts_at
        for at in range(21):
            assert sum(period.holds(day(at)) for period in timeline) <= 1
