"""What rules look at in the calendar: the years announced, and where promises made today end. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reach:
    """Accepted today, a promise of `amount` working days ends on `last_on`; `guides` make it."""

    amount: int
    last_on: date
    guides: int = 1


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """`announced` are the years whose notice is loaded, `reaches` the promises in force, shortest first."""

    announced: frozenset[int] = frozenset()
    reaches: tuple[Reach, ...] = ()
