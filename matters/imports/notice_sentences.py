"""A sentence of a holiday notice: which days it gives off, or makes workdays, and what does not add up. Pure.

Read are clauses such as “2月15日(农历腊月二十八、周日)至23日(周一)放假调休”, “共9天”, “5月2日(星期一)补休”,
“2月14日(周六)、2月28日(周六)上班” and “与周末连休”. Anything else that speaks of days is Unclear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_HOLIDAY = 31
"""Days; a longer range is a slip. The longest so far had ten."""
WEEKDAYS = "一二三四五六日"
NUMERALS = "零一二三四五六七八九十"

_NOTE = r"(?:\(([^()]*)\))?"
_ONE = rf"(?:(\d{{4}})年)?(?:(\d{{1,2}})月)?(\d{{1,2}})日{_NOTE}"
_DAY = re.compile(_ONE)
_TO = re.compile(r"至|到|[-—–―~〜]+")
_AND = re.compile(r"[、和及]")
_VERB = re.compile(r"(?:均|照常|正常)?(放假|补休|上班)(?:调休|公休)?(?:共?(\d+)天)?")
_TOTAL = re.compile(rf"共(?:计)?(\d+|[{NUMERALS}]+)天")
_IDLE = re.compile(r"\(?(?:与(?:周末|周六|周日|双休日)连休|不调休)\)?")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_COMMA = re.compile(r",(?![^(]*\))")


class Unclear(ValueError):
    """The sentence is not understood, or contradicts itself or the calendar; `reason` says how."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Told:
    """One day a sentence speaks of: off, or worked."""

    on: date
    is_off: bool


def days_told(sentence: str, year: int) -> list[Told]:
    """The days that `sentence`, without spaces and in half-width signs, tells of; days without a year are of `year`.

    Raises Unclear.
    """
    found: list[Told] = []
    off = 0
    for clause in _COMMA.split(sentence):
        if _IDLE.fullmatch(clause) or not clause:
            continue
        if total := _TOTAL.fullmatch(clause):
            _check_total(_number(total[1]), off)
            continue
        days, verb = _clause(clause, year)
        is_off = verb[1] != "上班"
        found += [Told(on, is_off) for on in days]
        if is_off:
            off += len(days)
            if verb[2]:
                _check_total(int(verb[2]), len(days))
    return found


def _clause(clause: str, year: int) -> tuple[list[date], re.Match[str]]:
    """The days before the verb, and the verb."""
    days: list[date] = []
    place, previous = 0, None
    while True:
        first, place = _day(clause, place, year, previous)
        last = first
        if to := _TO.match(clause, place):
            last, place = _day(clause, to.end(), year, first)
        days += _range(first, last)
        previous = last
        if joint := _AND.match(clause, place):
            place = joint.end()
            continue
        verb = _VERB.fullmatch(clause, place)
        if verb is None:
            raise Unclear(f"没有看懂“{clause}”")
        return days, verb


def _day(clause: str, place: int, year: int, previous: date | None) -> tuple[date, int]:
    """The day written at `place`, and where it ends. What a day leaves out is the one's before it."""
    match = _DAY.match(clause, place)
    if match is None:
        raise Unclear(f"没有看懂“{clause}”")
    own_year, month, day, note = match.groups()
    if not month and previous is None:
        raise Unclear(f"“{match[0]}”没有写月份")
    around = date(year, 1, 1) if previous is None or month else previous
    try:
        on = date(int(own_year or around.year), int(month or around.month), int(day))
    except ValueError:
        raise Unclear(f"没有“{match[0]}”这一天") from None
    _check_weekday(on, note or "", match[0])
    return on, match.end()


def _range(first: date, last: date) -> Iterator[date]:
    count = (last - first).days + 1
    if count < 1:
        raise Unclear(f"{_plain(first)}晚于{_plain(last)}；跨年的，请在前一个日期前写明年份")
    if count > LONGEST_HOLIDAY:
        raise Unclear(f"{_plain(first)}至{_plain(last)}有 {count} 天，请核对")
    return (first + timedelta(days=offset) for offset in range(count))


def _check_weekday(on: date, note: str, written: str) -> None:
    stated = _WEEKDAY.search(note)
    if stated is None:
        return
    right = WEEKDAYS[on.weekday()]
    if stated[1].replace("天", "日") != right:
        raise Unclear(f"{on.year} 年{on.month}月{on.day}日是星期{right}，不是“{written}”")


def _check_total(stated: int, counted: int) -> None:
    if stated != counted:
        raise Unclear(f"写的是共 {stated} 天，日期数下来是 {counted} 天")


def _number(text: str) -> int:
    """A number in digits, or in Chinese up to 99."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return NUMERALS.index(text) if text in NUMERALS else 0
    return (NUMERALS.index(tens) if tens else 1) * 10 + (NUMERALS.index(ones) if ones else 0)


def _plain(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
