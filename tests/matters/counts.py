"""Counts as hypothesis draws them: days, limits of every unit, pauses, extensions."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from matters.counting import Case, Effect, Pause
from matters.limits import CALENDAR_DAY, HOUR, MONTH, WORKING_DAY, Limit

DAYS = st.dates(date(2004, 1, 1), date(2027, 10, 31))
AMOUNTS = {
    WORKING_DAY: st.integers(0, 90),
    CALENDAR_DAY: st.integers(0, 120),
    MONTH: st.integers(0, 6),
    HOUR: st.integers(0, 500),
}
LIMITS = st.sampled_from(list(AMOUNTS)).flatmap(
    lambda unit: AMOUNTS[unit].map(lambda amount: Limit(amount, unit))
)
LONG = st.integers(0, 3650).map(lambda amount: Limit(amount, WORKING_DAY))
EFFECTS = (Effect.PAUSES, Effect.RESTARTS)


def cases(number):
    """`number` counts, the same in every run."""
    return settings(max_examples=number, derandomize=True)


@st.composite
def pauses(draw, accepted_on, effects=EFFECTS, min_size=0):
    """Some before acceptance, across it, within the count or after it; often they overlap."""
    spans = st.lists(
        st.tuples(st.integers(-20, 100), st.integers(1, 40), st.sampled_from(effects)),
        min_size=min_size,
        max_size=4,
    )
    return tuple(
        Pause(
            accepted_on + timedelta(days=start),
            accepted_on + timedelta(days=start + length - 1),
            effect=effect,
        )
        for start, length, effect in draw(spans)
    )


@st.composite
def counts(draw, effects=EFFECTS):
    """A day of acceptance, a limit, and a case with all there is."""
    accepted_on, limit = draw(DAYS), draw(LIMITS)
    extension = draw(st.none() | AMOUNTS[limit.unit].map(lambda more: Limit(more, limit.unit)))
    case = Case(
        pauses=draw(pauses(accepted_on, effects)),
        extension=extension,
        rolls=draw(st.booleans()),
        accepted_at=draw(st.none() | st.times()),
    )
    return accepted_on, limit, case
