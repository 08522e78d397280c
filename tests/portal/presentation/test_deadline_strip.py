"""The calendar of a deadline: every day of the count is drawn once, with what the trace says of it."""

from datetime import date, timedelta

from matters.counting import Case, Effect, pause_of
from matters.deadlines import deadline
from matters.limits import Limit
from portal.presentation.deadline_strip import Named, strips
from tests.matters.calendar_samples import CALENDAR

TODAY = date(2026, 9, 17)
ACCEPTED = date(2026, 9, 15)


def named(mark, amount, unit="working_day", accepted=ACCEPTED, case=Case()):  # noqa: B008 -- frozen
    return Named(mark, f"{mark}最后一天", deadline(accepted, Limit(amount, unit), CALENDAR, case))


def cells(strip, *, within=True):
    found = [cell for month in strip.months for week in month.weeks for cell in week if cell]
    return {cell.on: cell for cell in found if (cell.kind != "outside") == within}


def test_every_day_from_acceptance_to_the_end_is_drawn():
    (strip,) = strips((named("承诺", 10), named("法定", 20)), TODAY)
    drawn = cells(strip)
    last = date(2026, 10, 19)
    assert sorted(drawn) == [
        ACCEPTED + timedelta(days=n) for n in range((last - ACCEPTED).days + 1)
    ]
    assert [on for on, cell in drawn.items() if cell.is_today] == [TODAY]
    assert all(cell.words for cell in drawn.values())
    assert not any(cell.words or cell.mark for cell in cells(strip, within=False).values())


def test_numbers_agree_with_the_trace():
    one = named("法定", 20)
    drawn = cells(strips((one,), TODAY)[0])
    numbers = {
        on: cell for on, cell in drawn.items() if cell.kind in ("counted", "makeup", "deadline")
    }
    assert len(numbers) == sum(span.counted for span in one.deadline.trace) == 20
    assert [cell.mark for cell in numbers.values()][:5] == ["1", "2", "3", "班4", "5"]


def test_two_last_days_on_one_day_are_named_together():
    (strip,) = strips((named("承诺", 10), named("法定", 10)), TODAY)
    (cell,) = [cell for cell in cells(strip).values() if cell.kind == "deadline"]
    assert cell.mark == "期满"
    assert cell.words.endswith("承诺最后一天、法定最后一天")
    assert strip.legend[-1].words == "承诺最后一天、法定最后一天"


def test_legend_explains_every_mark_and_no_other():
    (strip,) = strips((named("法定", 2),), TODAY)
    assert [key.kind for key in strip.legend] == ["accepted", "counted", "deadline"]
    (strip,) = strips((named("法定", 20),), TODAY)
    assert {key.kind for key in strip.legend} == {cell.kind for cell in cells(strip).values()}


def test_pause_restart_and_extension_have_marks_of_their_own():
    pause = pause_of(
        date(2026, 9, 17), Limit(2, "working_day"), CALENDAR, effect=Effect.RESTARTS, name="补正"
    )
    case = Case((pause,), extension=Limit(2, "working_day"))
    drawn = cells(strips((named("法定", 2, case=case),), TODAY)[0])
    marks = " ".join(cell.mark for cell in drawn.values())
    assert marks == "起算 1 停 重 末 班1 2 延3 法定"


def test_units_that_differ_have_a_strip_each_and_on_the_spot_joins_both():
    found = strips((named("承诺", 5), named("法定", 30, "calendar_day")), TODAY)
    assert [strip.heading for strip in found] == ["承诺最后一天", "法定最后一天"]
    spot = Named("承诺", "承诺最后一天", deadline(ACCEPTED, Limit(None, "on_the_spot"), CALENDAR))
    (strip,) = strips((spot, named("法定", 30, "calendar_day")), TODAY)
    assert cells(strip)[ACCEPTED].mark == "承诺"
    assert strips((spot,), TODAY) == ()


def test_limit_that_is_not_set_has_no_strip():
    none = Named("法定", "法定最后一天", deadline(ACCEPTED, Limit(None, "none"), CALENDAR))
    assert strips((none,), TODAY) == ()


def test_month_of_a_year_not_announced_says_so():
    (strip,) = strips((named("法定", 20, accepted=date(2026, 12, 10)),), TODAY)
    assert [month.note for month in strip.months] == ["", "暂定"]


def test_long_count_is_drawn_in_part():
    (strip,) = strips((named("法定", 250),), TODAY)
    assert len(strip.months) == 12
    assert strip.left_out.startswith("共 13 个月，中间从 2027年3月到 2027年3月的 1 个月")
    assert strip.months[0].title == "2026年9月"
    assert any(cell.kind == "deadline" for cell in cells(strip).values())
