"""The working calendar: which days are worked, by which notice, and how far that is decreed. Pure.

A year without a notice of the State Council is not announced: its weekdays are taken as worked and
its weekends as free until the notice says otherwise, and whatever rests on it is provisional.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

SATURDAY = 5
YEARS_BEYOND = 60
"""How far the count goes past the last notice: the longest limit, extension and pause together."""
NEW_YEAR_FROM = (12, 25)
"""From this day on the next year's notice may still move days: it did in 2005 to 2007, 2011, 2018, 2022 and 2023."""


class OutsideCalendar(ValueError):
    """The day lies in no year the calendar holds; `first` and `last` are the years a count may begin in."""

    def __init__(self, day: date, first: int | None, last: int | None) -> None:
        self.day, self.first, self.last = day, first, last
        super().__init__(f"{day} lies outside the calendar ({first} to {last})")


@dataclass(frozen=True)
class Notice:
    """The State Council notice that sets a year's days off. A number or day that is not known is empty."""

    title: str
    number: str = ""
    announced_on: date | None = None


@dataclass(frozen=True)
class SpecialDay:
    """A day a notice names: off, or a weekend day on which work is made up. `notice` where not the year's own."""

    is_off: bool
    name: str = ""
    notice: str = ""


class Day(NamedTuple):
    """What one day is. `special` is None for an ordinary weekday or weekend."""

    on: date
    is_working: bool
    special: SpecialDay | None


class Calendar:
    """Working days from 1 January of the first year announced on.

    `years` maps each known year to its notice, or to None while it is not announced; `days` holds
    the days that notices name. Raises ValueError for work made up on a weekday.
    """

    def __init__(
        self, years: Mapping[int, Notice | None], days: Mapping[date, SpecialDay] | None = None
    ) -> None:
        self.notices: Final = {year: notice for year, notice in years.items() if notice}
        self.days: Final = dict(days or {})
        self.first_year: Final = min(self.notices, default=None)
        self.last_year: Final = max(self.notices, default=None)
        for on, special in self.days.items():
            if not special.is_off and on.weekday() < SATURDAY:
                raise ValueError(f"{on} is a weekday: there is nothing to make up")
        self._base = date(self.first_year, 1, 1).toordinal() if self.first_year else 0
        self._horizon = (
            date(self.last_year + YEARS_BEYOND, 12, 31).toordinal() if self.last_year else 0
        )
        self._worked = array("i")
        self._ranks = array("i")
        if self.last_year:
            self._lay_out(self._horizon)

    def _lay_out(self, last: int) -> None:
        """The ordinals of all working days, and for each day how many there are up to it."""
        named = {on.toordinal(): not special.is_off for on, special in self.days.items()}
        worked, ranks = self._worked, self._ranks
        for ordinal in range(self._base, last + 1):
            if named.get(ordinal, (ordinal - 1) % 7 < SATURDAY):
                worked.append(ordinal)
            ranks.append(len(worked))

    def check(self, day: date) -> None:
        """A count may begin on `day`: in a year from the first notice to the one after the last.

        Raises OutsideCalendar.
        """
        if self.first_year is None or self.last_year is None:
            raise self.outside(day)
        if not self.first_year <= day.year <= self.last_year + 1:
            raise self.outside(day)

    def outside(self, day: date) -> OutsideCalendar:
        """What to raise for `day`, with the years a count may begin in."""
        last = self.last_year + 1 if self.last_year else None
        return OutsideCalendar(day, self.first_year, last)

    def day_after(self, day: date) -> date:
        """The next day. Raises OutsideCalendar where the calendar ends."""
        if day.toordinal() >= self._horizon:
            raise self.outside(day)
        return day + timedelta(days=1)

    def is_announced(self, year: int) -> bool:
        return year in self.notices

    def is_working(self, day: date) -> bool:
        special = self.days.get(day)
        return day.weekday() < SATURDAY if special is None else not special.is_off

    def day(self, on: date) -> Day:
        return Day(on, self.is_working(on), self.days.get(on))

    def notice_of(self, day: date) -> Notice | None:
        """The notice that decided about `day`; None while its year is not announced."""
        own = self.notices.get(day.year)
        special = self.days.get(day)
        if special is None or not special.notice or (own and own.title == special.notice):
            return own
        named = (notice for notice in self.notices.values() if notice.title == special.notice)
        return next(named, Notice(special.notice))

    def working_days_after(self, day: date, amount: int) -> date:
        """The `amount`-th working day after `day`; `day` itself for 0.

        Raises OutsideCalendar, and ValueError for a negative amount.
        """
        if amount <= 0:
            if amount:
                raise ValueError(f"{amount}: days are counted forward")
            return day
        try:
            place = day.toordinal() - self._base
            if place < 0:
                raise self.outside(day)
            return date.fromordinal(self._worked[self._ranks[place] + amount - 1])
        except IndexError:
            raise self.outside(day) from None

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and including `until`. Raises OutsideCalendar."""
        first, last = after.toordinal() - self._base, until.toordinal() - self._base
        if min(first, last) < 0 or max(first, last) >= len(self._ranks):
            raise self.outside(min(after, until) if min(first, last) < 0 else max(after, until))
        return self._ranks[last] - self._ranks[first]

    def next_working_day(self, day: date) -> date:
        """`day` where it is worked, else the first working day after it. Raises OutsideCalendar."""
        return day if self.is_working(day) else self.working_days_after(day, 1)

    def unannounced(self, first: date, last: date) -> tuple[int, ...]:
        """The years between two days, both included, for which no notice is loaded."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.notices)

    def may_move(self, first: date, last: date) -> tuple[int, ...]:
        """Years not announced whose notice may still move days of the December before, between two days."""
        return tuple(
            year + 1
            for year in range(first.year, last.year + 1)
            if year in self.notices
            and year + 1 not in self.notices
            and last >= date(year, *NEW_YEAR_FROM)
        )

    def days_of(self, year: int) -> tuple[Day, ...]:
        """Every day of `year` in order."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        count = (last - first).days + 1
        return tuple(self.day(first + timedelta(days=offset)) for offset in range(count))

    def with_year(
        self, year: int, notice: Notice, days: Iterable[tuple[date, SpecialDay]]
    ) -> "Calendar":
        """The calendar as it would be with this notice in place of what the year has.

        Days go by the notice that names them: those that another notice named stay, those that the
        notice replaced had named go, in other years too.
        """
        replaced = {"", notice.title}
        if year in self.notices:
            replaced.add(self.notices[year].title)
        kept = {
            on: special
            for on, special in self.days.items()
            if special.notice not in replaced or (on.year != year and not special.notice)
        }
        return Calendar({**self.notices, year: notice}, {**kept, **dict(days)})
