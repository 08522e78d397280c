"""What is true of every deadline: 12,000 counts, the same in every run."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matters.counting import Case, Effect, Pause, pause_of
from matters.deadlines import deadline, months_after
from matters.limits import CALENDAR_DAY, HOUR, MONTH, Limit
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import DAY, check_trace, is_worked, last_day, working
from tests.matters.counts import DAYS, LIMITS, LONG, cases, counts, pauses


def last(accepted_on, limit, case):
    return deadline(accepted_on, limit, CALENDAR, case).on


@pytest.mark.slow
@given(counts())
@cases(3000)
def test_deadline_its_trace_and_a_count_in_another_way_agree(count):
    found = deadline(*count[:2], CALENDAR, count[2])
    assert found.on == last_day(*count)
    check_trace(found)


@given(DAYS, LONG | LIMITS)
@cases(1000)
def test_deadline_without_a_case_is_the_same_as_with_an_ordinary_one(accepted_on, limit):
    short = deadline(accepted_on, limit, CALENDAR)
    assert short.on == deadline(accepted_on, limit, CALENDAR, Case()).on
    far = Pause(accepted_on - DAY, accepted_on)
    assert short.on == deadline(accepted_on, limit, CALENDAR, Case((far,))).on  # day by day
    assert short.on == last_day(accepted_on, limit, Case())


@given(DAYS, LONG)
@cases(1500)
def test_counting_back_from_the_deadline_gives_the_limit(accepted_on, limit):
    on = deadline(accepted_on, limit, CALENDAR).on
    assert CALENDAR.working_days_between(accepted_on, on) == limit.amount
    days = (accepted_on + number * DAY for number in range(1, (on - accepted_on).days + 1))
    assert sum(map(is_worked, days)) == limit.amount
    assert on == accepted_on or is_worked(on)


@pytest.mark.slow
@given(counts(), st.integers(0, 40))
@cases(1500)
def test_more_days_never_end_earlier_and_none_ends_before_acceptance(count, more):
    accepted_on, limit, case = count
    longer = replace(limit, amount=limit.amount + more)
    assert accepted_on <= last(*count) <= last(accepted_on, longer, case)
    extended = replace(case, extension=Limit(more, limit.unit))
    bare = replace(case, extension=None)
    assert last(accepted_on, limit, bare) <= last(accepted_on, limit, extended)
    assert last(accepted_on, limit, extended) == last(accepted_on, longer, bare)


@pytest.mark.slow
@given(counts(), st.integers(0, 60))
@cases(1500)
def test_accepted_later_never_ends_earlier(count, later):
    """Of months that are paused it is not true: those of February are shorter than those of January."""
    accepted_on, limit, case = count
    if limit.unit == MONTH:
        case = replace(case, pauses=())
    # At least a day has to count, else a last day that waits for a pause meets one that does not begin.
    assume(limit.amount >= (24 if limit.unit == HOUR else 1))
    assert last(accepted_on, limit, case) <= last(accepted_on + later * DAY, limit, case)


@pytest.mark.slow
@given(counts(), st.data())
@cases(1500)
def test_pausing_never_shortens(count, data):
    """Whatever else holds: other pauses, restarts, an extension, an end that rolls; in every unit."""
    accepted_on, limit, case = count
    more = data.draw(pauses(accepted_on, [Effect.PAUSES], min_size=1))
    paused = replace(case, pauses=(*case.pauses, *more))
    assert last(accepted_on, limit, case) <= last(accepted_on, limit, paused)


@pytest.mark.slow
@given(counts(), st.data())
@cases(1200)
def test_beginning_anew_never_shortens(count, data):
    """Nor does it against a pause of the same days; months only against months that nothing held.

    A month that begins anew on 1 February has 28 days, where the one from 1 January, paused for
    as long, is still due 31: 民法典 art. 202 lets both end on the day of their own month.
    """
    accepted_on, limit, case = count
    more = data.draw(pauses(accepted_on, [Effect.RESTARTS], min_size=1))
    anew = last(accepted_on, limit, replace(case, pauses=(*case.pauses, *more)))
    assert last(accepted_on, limit, replace(case, pauses=())) <= anew
    if limit.unit != MONTH:
        only_paused = tuple(replace(pause, effect=Effect.PAUSES) for pause in more)
        assert last(accepted_on, limit, case) <= anew
        assert last(accepted_on, limit, replace(case, pauses=(*case.pauses, *only_paused))) <= anew


@given(DAYS, st.integers(1, 60), st.integers(1, 60), st.data())
@cases(500)
def test_pause_in_working_days_moves_the_end_by_its_days_wherever_it_lies(
    accepted_on, amount, length, data
):
    bare = deadline(accepted_on, working(amount), CALENDAR).on
    start = data.draw(st.integers(1, (bare - accepted_on).days))
    pause = pause_of(accepted_on + start * DAY, working(length), CALENDAR)
    assert last(accepted_on, working(amount), Case((pause,))) == CALENDAR.working_days_after(
        bare, length
    )


@given(DAYS, st.integers(0, 121))
@cases(300)
def test_months_end_in_their_month_and_on_its_day_where_it_has_one(accepted_on, amount):
    on = months_after(accepted_on, amount)
    assert on.year * 12 + on.month == accepted_on.year * 12 + accepted_on.month + amount
    assert on.day == accepted_on.day or (on.day < accepted_on.day and (on + DAY).day == 1)


@given(DAYS, st.integers(0, 3650))
@cases(300)
def test_whole_days_of_hours_are_natural_days(accepted_on, amount):
    on = deadline(accepted_on, Limit(amount, CALENDAR_DAY), CALENDAR).on
    assert on == accepted_on + amount * DAY
    assert on == deadline(accepted_on, Limit(amount * 24, HOUR), CALENDAR).on
