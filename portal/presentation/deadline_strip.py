"""The calendar of a deadline: which days count, with their running number, which do not, and where it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from matters.counting import Span, Why
from matters.deadline_words import Start, day_words, span_words
from matters.deadlines import Deadline
from matters.limits import COUNTED_UNITS
from portal.presentation.months import DayCell, Month, months

LONGEST = 12
"""Months drawn; of a longer count the first and the last ones."""


@dataclass(frozen=True)
class Named:
    """A deadline with what its last day is called: short under the number, and in full."""

    mark: str
    words: str
    deadline: Deadline


@dataclass(frozen=True)
class Key:
    """How one sort of day is drawn: its name in the stylesheet, its mark and what that means."""

    kind: str
    mark: str
    words: str


def keys(start: Start = Start.ACCEPTANCE) -> dict[Why, Key]:
    """How the days of each reason are drawn, in the order of the legend."""
    first_day = _("起算当日，不计入") if start is Start.ANY else _("受理当日，不计入")
    return {
        Why.ACCEPTANCE: Key("accepted", _("起算"), first_day),
        Why.COUNTED: Key("counted", "1", _("计入的天，数字是第几天")),
        Why.EXTENDED: Key("counted", _("延"), _("延长的期限，计入")),
        Why.MAKEUP_WORKDAY: Key("makeup", _("班"), _("周末调休上班，计入")),
        Why.WEEKEND: Key("skipped", _("末"), _("周末，不计入")),
        Why.HOLIDAY: Key("holiday", _("休"), _("放假，不计入")),
        Why.PAUSE: Key("paused", _("停"), _("不计入时限的程序")),
        Why.RESTART: Key("paused", _("重"), _("次日起重新计时")),
        Why.ROLLED: Key("skipped", _("顺"), _("休息日，期限顺延")),
    }


@dataclass(frozen=True)
class Strip:
    """`heading` tells strips apart where limits in several units need one each."""

    heading: str
    months: tuple[Month, ...]
    legend: tuple[Key, ...]
    left_out: str = ""


def strips(
    named: Sequence[Named], today: date, start: Start = Start.ACCEPTANCE
) -> tuple[Strip, ...]:
    """One strip for each unit that is counted: two limits in the same unit count the same days."""
    dated = [one for one in named if one.deadline.on is not None]
    counted = [one for one in dated if one.deadline.limit.unit in COUNTED_UNITS]
    units = tuple(dict.fromkeys(one.deadline.limit.unit for one in counted))
    return tuple(
        _strip(
            [one for one in dated if one not in counted or one.deadline.limit.unit == unit],
            unit,
            today,
            start=start,
            is_alone=len(units) == 1,
        )
        for unit in units
    )


def _strip(
    named: Sequence[Named], unit: str, today: date, *, start: Start, is_alone: bool
) -> Strip:
    """The strip of `unit`; what is done on the spot ends in each of them."""
    own = [one for one in named if one.deadline.limit.unit == unit]
    longest = max(own, key=_last_day).deadline
    spans = longest.trace
    known = keys(start)
    cells = {
        on: _cell(on, known[span.why], span, number, span_words(span, unit, start=start))
        for on, span, number in _days(spans)
    }
    ends: dict[date, list[Named]] = {}
    for one in named:
        ends.setdefault(_last_day(one), []).append(one)
    for on, there in ends.items():
        cells[on] = _end(cells[on], there)

    def cell(on: date) -> DayCell:
        return replace(cells[on], is_today=on == today)

    drawn = months(longest.accepted_on, spans[-1].ends_on, cell)
    kept, left_out = _shortened(tuple(_noted(month, longest) for month in drawn))
    heading = "" if is_alone else _("、").join(one.words for one in own)
    reasons = dict.fromkeys(span.why for span in spans)
    legend = [key for why, key in known.items() if why in reasons]
    legend += [_end_key(there) for on, there in sorted(ends.items())]
    return Strip(heading, kept, tuple(legend), left_out)


def _last_day(named: Named) -> date:
    assert named.deadline.on is not None
    return named.deadline.on


def _days(spans: Sequence[Span]) -> Iterator[tuple[date, Span, int]]:
    """Each day with its span and its running number, 0 where it does not count."""
    for span in spans:
        for place in range((span.ends_on - span.starts_on).days + 1):
            number = span.total - span.counted + place + 1 if span.counts else 0
            yield span.starts_on + timedelta(days=place), span, number


def _cell(on: date, key: Key, span: Span, number: int, words: str) -> DayCell:
    mark = key.mark
    if number:
        mark = str(number) if span.why is Why.COUNTED else f"{mark}{number}"
        words = _("第 %(number)d 天") % {"number": number}
        if span.why is not Why.COUNTED:
            words = _("，").join((key.words, words))
    return DayCell(on, on.day, mark, _("，").join((day_words(on), words)), key.kind)


def _end_key(named: Sequence[Named]) -> Key:
    mark = named[0].mark if len(named) == 1 else _("期满")
    return Key("deadline", mark, _("、").join(one.words for one in named))


def _end(cell: DayCell, named: Sequence[Named]) -> DayCell:
    key = _end_key(named)
    return replace(cell, mark=key.mark, kind=key.kind, words=_("，").join((cell.words, key.words)))


def _noted(month: Month, found: Deadline) -> Month:
    """A month of a year that the answer waits for says so."""
    on = next(cell.on for week in month.weeks for cell in week if cell)
    return replace(month, note=_("暂定")) if on.year in found.provisional_years else month


def _shortened(drawn: tuple[Month, ...]) -> tuple[tuple[Month, ...], str]:
    if len(drawn) <= LONGEST:
        return drawn, ""
    half = LONGEST // 2
    first, last = drawn[half], drawn[-half - 1]
    left_out = _("共 %(all)d 个月，中间从 %(first)s到 %(last)s的 %(count)d 个月没有画出。") % {
        "all": len(drawn),
        "first": first.title,
        "last": last.title,
        "count": len(drawn) - 2 * half,
    }
    return (*drawn[:half], *drawn[-half:]), left_out
