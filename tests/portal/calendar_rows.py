"""Years of the sample calendar as rows, with what is known of the notices of two of them."""

from datetime import date

from matters.models import CalendarDay, CalendarYear
from tests.matters.calendar_samples import CALENDAR, title

NOTICES = {
    2025: ("国办发明电〔2024〕12号", date(2024, 11, 12)),
    2026: ("国办发明电〔2025〕7号", date(2025, 11, 4)),
}


def load(*years):
    for year in years:
        number, announced_on = NOTICES.get(year, ("", None))
        CalendarYear.objects.create(
            year=year, notice_title=title(year), notice_number=number, announced_on=announced_on
        )
    CalendarDay.objects.bulk_create(
        CalendarDay(
            year_id=on.year,
            on=on,
            kind="holiday" if special.is_off else "makeup_workday",
            name=special.name,
            notice=special.notice,
        )
        for on, special in CALENDAR.days.items()
        if on.year in years
    )
