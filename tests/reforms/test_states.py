"""The life of a handling item as a row of states."""

from datetime import UTC, datetime

import pytest

from reforms.claims import MatterFacts
from reforms.states import (
    BEGINNING,
    GuidePeriod,
    MatterLife,
    OfficePeriod,
    matter_facts,
    split,
    states,
)


def day(number: int) -> datetime:
    return datetime(2018, 9, number, tzinfo=UTC)


FIRST = GuidePeriod(day(2), day(6), 1, {"office_slug": "old"})
SECOND = GuidePeriod(day(6), None, 2, {"office_slug": "old"})
LIFE = MatterLife(office="old")


def told(found):
    return [(state.since, state.number) for state in found]


def test_states_begin_with_the_beginning_and_change_where_a_guide_does():
    found = states((FIRST, SECOND), LIFE, day(30))
    assert told(found) == [(BEGINNING, None), (day(2), 1), (day(6), 2)]
    assert [state.snapshot for state in found] == [None, FIRST.snapshot, SECOND.snapshot]


def test_states_end_with_the_day_asked():
    assert told(states((FIRST, SECOND), LIFE, day(5))) == [(BEGINNING, None), (day(2), 1)]
    assert told(states((FIRST, SECOND), LIFE, day(6)))[-1] == (day(6), 2)


def test_state_without_a_guide_stands_between_two():
    withdrawn = (FIRST, GuidePeriod(day(8), None, 2, {}))
    assert told(states(withdrawn, LIFE, day(30)))[2:] == [(day(6), None), (day(8), 2)]


def test_states_change_where_an_office_takes_over_and_where_the_matter_ends():
    life = MatterLife(
        office="new",
        offices=(OfficePeriod(day(4), None, "new"),),
        is_ended=True,
        ended_at=day(9),
        ended_reason="merged",
        successors=frozenset({"other"}),
    )
    found = states((), life, day(30))
    assert [(one.since, one.matter.is_ended) for one in found] == [
        (BEGINNING, False),
        (day(4), False),
        (day(9), True),
    ]
    assert found[1].matter.successors == frozenset()
    assert found[2].matter == MatterFacts(True, "merged", frozenset({"other"}), "new")


def test_end_without_a_day_has_always_been():
    life = MatterLife(is_ended=True, ended_reason="cancelled")
    assert matter_facts(life, BEGINNING).is_ended


@pytest.mark.parametrize(
    ("at", "office"), [(day(3), "first"), (day(4), "second"), (day(7), "second")]
)
def test_office_is_that_of_the_period(at, office):
    periods = (OfficePeriod(day(1), day(4), "first"), OfficePeriod(day(4), None, "second"))
    assert matter_facts(MatterLife(offices=periods), at).office == office


def test_office_before_the_first_period_is_the_one_the_guide_names():
    life = MatterLife(offices=(OfficePeriod(day(4), None, "new"),))
    assert matter_facts(life, day(3), {"office_slug": "old"}).office == "old"
    assert matter_facts(life, day(4), {"office_slug": "old"}).office == "new"
    assert matter_facts(life, day(3)).office == ""
    assert matter_facts(MatterLife(office="today"), day(3), {"office_slug": "x"}).office == "today"


@pytest.mark.parametrize(
    ("begins", "before", "since"),
    [
        (day(1), None, [1, 2]),
        (day(2), None, [1, 2]),
        (day(3), 1, [2]),
        (day(6), 1, [2]),
        (day(7), 2, []),
    ],
)
def test_split_finds_what_was_in_force_when_a_measure_took_effect(begins, before, since):
    """What comes into force with the measure is its doing."""
    was, later = split(states((FIRST, SECOND), LIFE, day(30)), begins)
    assert was is not None
    assert (was.number, [state.number for state in later]) == (before, since)


def test_split_of_nothing_is_nothing():
    assert split((), day(1)) == (None, ())
