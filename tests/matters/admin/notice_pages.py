"""Notices as an official enters them, and the calendar they are entered over. The one for 2027 is invented."""

import re
from datetime import date
from typing import Any

from matters.models import CalendarDay, CalendarYear
from tests.matters.calendar_samples import CALENDAR, title

URL = "/admin/matters/calendaryear/notice/"
TODAY = date(2026, 11, 22)

INVENTED = """\
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月5日（周一）放假，与周末连休。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""
"""No notice: days made up for tests, in its wording."""


def stored(*years: int) -> None:
    """The years named are in the calendar with their notices."""
    for year in years:
        CalendarYear.objects.create(year=year, notice_title=title(year))
    CalendarDay.objects.bulk_create(
        CalendarDay(
            year_id=on.year,
            on=on,
            kind="holiday" if special.is_off else "makeup_workday",
            name=special.name,
            notice=special.notice if special.notice != title(on.year) else "",
        )
        for on, special in CALENDAR.days.items()
        if on.year in years
    )


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "year": "2027",
        "title": title(2027),
        "number": "国办发明电〔2026〕0号",
        "announced_on": "2026-11-20",
        "days": INVENTED,
        **changes,
    }


def previewed(client: Any, **changes: Any) -> Any:
    return client.post(URL, {**typed(**changes), "preview": "1"})


def saved(client: Any, page: Any, **changes: Any) -> Any:
    """The answer to "save" on the preview `page`."""
    token = re.search(r'name="previewed" value="([^"]+)"', page.content.decode())
    given = token[1] if token else ""
    return client.post(URL, {**typed(**changes), "previewed": given, "save": "1"})
