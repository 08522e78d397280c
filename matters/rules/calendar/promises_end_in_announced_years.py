from collections import defaultdict
from collections.abc import Iterable

from matters.rules.calendar_facts import CalendarFacts, Reach
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import HOLIDAYS
from matters.rules.world import World


@rule(
    id="CA-01",
    level=Level.ERROR,
    subject=Subject.CALENDAR,
    title=(
        "期限所到的年份已经载入放假安排",
        "The years that deadlines reach have their holiday notice",
    ),
    source=HOLIDAYS,
    clause="放假和调休按国务院办公厅每年的通知；通知没有载入的年份，工作日的期限不能当作确定",
    remedy=(
        "通知公布后请在工作日历里载入；此前，到这一年的期限一律标为暂定",
        "Load the notice once it is out; until then every deadline in that year is marked provisional",
    ),
)
def promises_end_in_announced_years(calendar: CalendarFacts, world: World) -> Iterable[Found]:
    """This year has its notice, and so has each year in which a promise made today ends; one finding a year."""
    year = world.today.year
    if year not in calendar.announced:
        yield Found("notice", str(year), why=f"今年（{year} 年）的放假安排没有载入")
    by_year: dict[int, list[Reach]] = defaultdict(list)
    for one in calendar.reaches:
        if one.last_on.year not in (year, *calendar.announced):
            by_year[one.last_on.year].append(one)
    for later, reaches in sorted(by_year.items()):
        shortest = min(reaches, key=lambda one: one.amount)
        guides = sum(one.guides for one in reaches)
        yield Found(
            "notice",
            str(later),
            why=f"{later} 年的放假安排没有载入：今天（{world.today}）受理的，"
            f"承诺 {shortest.amount} 个工作日起就到 {shortest.last_on}，"
            f"{guides} 份生效的办事指南的承诺期限在这一年届满",
        )
