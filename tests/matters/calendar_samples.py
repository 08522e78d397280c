"""The working calendar of 2004 to 2026 for pure tests, from chinesecalendar and the one day it misses."""

from datetime import date
from typing import Final

from chinese_calendar.constants import Holiday, holidays, workdays

from matters.calendars import Calendar, Notice, SpecialDay

FIRST_YEAR: Final = 2004
LAST_YEAR: Final = 2026
CORRECTED: Final = {date(2005, 12, 31): SpecialDay(is_off=False, name="元旦")}
"""Worked by 国办发明电〔2005〕35号, the notice for 2006; chinesecalendar has it as an ordinary Saturday."""

NAMED_IN_FULL: Final = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
"""As the notices have them; chinesecalendar leaves the last sign out."""


def title(year: int) -> str:
    """What the State Council's notice for `year` is called."""
    return f"国务院办公厅关于{year}年部分节假日安排的通知"


def _own_notice(day: date) -> str:
    """The title of next year's notice for the days of December that it sets."""
    return title(day.year + 1) if day.month == 12 else ""


def _special_days() -> dict[date, SpecialDay]:
    known = {
        day: SpecialDay(is_off, NAMED_IN_FULL.get(Holiday(name).chinese, Holiday(name).chinese))
        for named, is_off in ((holidays, True), (workdays, False))
        for day, name in named.items()
    }
    return {
        day: SpecialDay(special.is_off, special.name, _own_notice(day))
        for day, special in sorted({**known, **CORRECTED}.items())
    }


CALENDAR: Final = Calendar(
    {year: Notice(title(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1)}, _special_days()
)
