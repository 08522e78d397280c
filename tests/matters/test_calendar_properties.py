"""A notice changes what it names and nothing else; a day made up counts, a day off does not."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from matters.calendars import Calendar, Notice, SpecialDay
from matters.deadlines import deadline
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import DAY, is_worked, natural, working
from tests.matters.counts import DAYS, cases


@given(DAYS, st.integers(2, 40), st.data())
@cases(300)
def test_a_day_made_up_brings_the_end_nearer_and_a_day_off_puts_it_off(accepted_on, amount, data):
    on = deadline(accepted_on, working(amount), CALENDAR).on
    day = accepted_on + data.draw(st.integers(1, (on - accepted_on).days - 1)) * DAY
    assume(day not in CALENDAR.days)
    is_off = day.weekday() < 5
    changed = Calendar(CALENDAR.notices, {**CALENDAR.days, day: SpecialDay(is_off)})
    found = deadline(accepted_on, working(amount), changed).on
    assert found > on if is_off else found < on
    assert changed.working_days_between(accepted_on, found) == amount
    assert deadline(accepted_on, natural(amount), changed).on == accepted_on + amount * DAY


@given(
    st.dates(date(2004, 1, 1), date(2040, 12, 31)), st.dates(date(2004, 1, 1), date(2040, 12, 31))
)
@cases(500)
def test_working_days_between_two_days_are_those_that_lie_between(one, other):
    first, last = sorted((one, other))
    days = (first + number * DAY for number in range(1, (last - first).days + 1))
    amount = sum(map(is_worked, days))
    assert CALENDAR.working_days_between(first, last) == amount
    assert CALENDAR.working_days_between(last, first) == -amount
    assert CALENDAR.working_days_after(first, amount) <= last


@given(DAYS)
@cases(500)
def test_next_working_day_is_the_first_from_the_day_on(day):
    found = CALENDAR.next_working_day(day)
    assert is_worked(found)
    assert not any(is_worked(day + number * DAY) for number in range((found - day).days))


def named_by(year):
    """Days that a notice for `year` might name, some in the December before; True for a day off."""
    first = date(year - 1, 12, 25)
    day = st.integers(0, 371).map(lambda number: first + number * DAY)
    return st.dictionaries(day, st.booleans(), max_size=20)


@given(st.integers(2004, 2027), st.data())
@cases(200)
def test_with_year_changes_only_what_the_notice_names(year, data):
    notice = Notice(f"example notice for {year}")
    named = {
        on: SpecialDay(is_off or on.weekday() < 5, "", "" if on.year == year else notice.title)
        for on, is_off in data.draw(named_by(year)).items()
    }
    replaced = CALENDAR.notices.get(year)
    gone = {
        on
        for on, special in CALENDAR.days.items()
        if (replaced and special.notice == replaced.title)
        or (on.year == year and not special.notice)
    }
    changed = CALENDAR.with_year(year, notice, named.items())
    kept = {on: special for on, special in CALENDAR.days.items() if on not in gone}
    assert changed.notices == {**CALENDAR.notices, year: notice}
    assert changed.days == {**kept, **named}
    for other in (year - 1, year, year + 1):
        for before, after in zip(CALENDAR.days_of(other), changed.days_of(other), strict=True):
            assert before == after or before.on in gone or before.on in named
    assert changed.with_year(year, notice, named.items()).days == changed.days
