"""Days as people write them, and the instant that stands for a day when the past is asked. Pure."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The one time zone of the country; days begin and end in it."""

FIRST_YEAR = 1949
YEARS_AHEAD = 5

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


HOW_TO_WRITE = "日期请写成 YYYY-MM-DD，例如 2024-05-01。"
NO_SUCH_DAY = "没有这一天，请核对年月日。"


class NotADay(ValueError):
    """The text is no day of the calendar; the message tells how to write one."""


def parse_day(text: str) -> date:
    """The day that `text` (YYYY-MM-DD) names. Raises NotADay."""
    if not WRITTEN.fullmatch(text):
        raise NotADay(HOW_TO_WRITE)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotADay(NO_SUCH_DAY) from error


def end_of(day: date) -> datetime:
    """The last microsecond of `day` in Asia/Shanghai: whatever began on that day has begun by then.

    `fold` takes the later of two equal clock times, on the nights on which summer time once ended.
    """
    return datetime.combine(day, time.max.replace(fold=1), tzinfo=SHANGHAI)


def instant(text: str) -> datetime | None:
    """What `?on=` and `&known=` ask for: the end of the day written, None where nothing is.

    Raises NotADay.
    """
    return end_of(parse_day(text)) if text else None


def is_within_reach(day: date, today: date) -> bool:
    """Whether something may take effect on `day`: not before 1949, not more than five years ahead."""
    latest = (today.year + YEARS_AHEAD, today.month, today.day)
    return day.year >= FIRST_YEAR and (day.year, day.month, day.day) <= latest
