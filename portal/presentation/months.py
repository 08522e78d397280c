"""Months as grids of weeks, Monday first. What a day says in its cell is the caller's business."""

from calendar import Calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True)
class DayCell:
    """One day of a grid.

    `mark` is the short text under the number (休, 班, a running count), `words` the whole of it for who
    does not see the grid, `kind` what the stylesheet calls it: workday, weekend, holiday, makeup,
    counted, skipped, paused, deadline, accepted or outside.
    """

    on: date
    number: int
    mark: str
    words: str
    kind: str
    is_today: bool = False


@dataclass(frozen=True)
class Month:
    """`weeks` are rows of seven cells from Monday on; None where a week reaches into another month."""

    title: str
    weeks: tuple[tuple[DayCell | None, ...], ...]
    note: str = ""


def months(first: date, last: date, cell: Callable[[date], DayCell]) -> tuple[Month, ...]:
    """The whole months from that of `first` to that of `last`, in order.

    `cell` is asked for the days from `first` to `last`; the other days of these months are `outside`.
    """

    def drawn(on: date) -> DayCell:
        return cell(on) if first <= on <= last else DayCell(on, on.day, "", "", "outside")

    return tuple(
        Month(
            title=date_format(date(year, month, 1), _("Y年n月")),
            weeks=tuple(
                tuple(drawn(date(year, month, day)) if day else None for day in week)
                for week in WEEKS.monthdayscalendar(year, month)
            ),
        )
        for year, month in _months_between(first, last)
    )


def _months_between(first: date, last: date) -> Iterator[tuple[int, int]]:
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield count // 12, count % 12 + 1
