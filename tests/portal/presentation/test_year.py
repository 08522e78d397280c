"""The page of a year from calendars written by hand."""

from datetime import date

import pytest

from matters.calendars import Calendar, Notice, SpecialDay
from portal.presentation.year import feed_years, known_years, notice_words, year_page

TODAY = date(2026, 11, 22)
LATER = "关于延长2026年春节假期的通知"
CALENDAR = Calendar(
    {
        2025: Notice("2025年的通知"),
        2026: Notice("2026年的通知", "1号", date(2025, 11, 4)),
        2027: None,
    },
    {
        date(2026, 1, 1): SpecialDay(is_off=True, name="元旦"),
        date(2026, 1, 4): SpecialDay(is_off=False, name="元旦"),
        date(2026, 2, 24): SpecialDay(is_off=True, name="春节", notice=LATER),
    },
)


def cells(page):
    return {cell.on: cell for month in page.months for week in month.weeks for cell in week if cell}


def test_year_has_all_its_days_and_its_working_days_add_up():
    page = year_page(CALENDAR, 2026, TODAY)
    assert len(cells(page)) == 365
    assert [fact.value for fact in page.facts] == [
        "《2026年的通知》（1号，2025-11-04 发布）",
        "260 天",
    ]
    assert [month.note for month in page.months][:2] == ["工作日 22 天", "工作日 19 天"]
    assert sum(int(month.note.split()[1]) for month in page.months) == 260


@pytest.mark.parametrize(
    ("on", "kind", "mark", "words"),
    [
        (date(2026, 1, 1), "holiday", "休", "1月1日（星期四），元旦，放假"),
        (date(2026, 1, 4), "makeup", "班", "1月4日（星期日），元旦调休，上班"),
        (date(2026, 1, 3), "weekend", "", ""),
        (date(2026, 1, 5), "workday", "", ""),
    ],
)
def test_cell_says_what_its_day_is(on, kind, mark, words):
    cell = cells(year_page(CALENDAR, 2026, TODAY))[on]
    assert (cell.kind, cell.mark, cell.words) == (kind, mark, words)


def test_today_is_marked_once_and_only_in_its_year():
    marked = [cell.on for cell in cells(year_page(CALENDAR, 2026, TODAY)).values() if cell.is_today]
    assert marked == [TODAY]
    assert not any(cell.is_today for cell in cells(year_page(CALENDAR, 2025, TODAY)).values())


def test_days_of_another_notice_name_it():
    festivals = year_page(CALENDAR, 2026, TODAY).festivals
    assert [fact.value for fact in festivals] == [
        "1月1日放假；1月4日（星期日）上班",
        f"2月24日放假\n依据：《{LATER}》",
    ]


def test_year_before_one_not_announced_says_that_its_end_may_move():
    assert "2027 年的放假安排尚未公布" in year_page(CALENDAR, 2026, TODAY).caveat
    assert year_page(CALENDAR, 2025, TODAY).caveat == ""


def test_year_not_announced_has_weekends_only_and_says_so():
    page = year_page(CALENDAR, 2027, TODAY)
    assert not page.is_announced
    assert page.provisional.startswith(
        "2027 年的放假安排尚未公布；通常每年 11 月前后公布，公布前只按周末计算。"
    )
    assert {cell.kind for cell in cells(page).values()} == {"workday", "weekend"}
    assert [fact.value for fact in page.facts] == ["暂计 261 天"]
    assert page.months[0].note == "工作日暂计 21 天"
    assert page.festivals == ()


def test_year_leads_to_the_years_beside_it():
    page = year_page(CALENDAR, 2026, TODAY)
    assert (page.previous, page.next, page.others) == (2025, 2027, (2027, 2025))
    assert year_page(CALENDAR, 2025, TODAY).previous is None
    assert year_page(CALENDAR, 2027, TODAY).next is None


def test_year_in_which_nothing_was_loaded_for_long_still_has_its_page():
    assert known_years(CALENDAR, date(2029, 1, 1))[-1] == 2029
    assert known_years(CALENDAR, TODAY)[-1] == 2027
    assert not known_years(Calendar({}), TODAY)


@pytest.mark.parametrize(
    ("today", "years"),
    [(2025, (2025, 2026)), (2026, (2025, 2026)), (2027, (2026,)), (2028, ())],
)
def test_feed_holds_the_years_announced_from_last_year_on(today, years):
    assert feed_years(CALENDAR, date(today, 6, 1)) == years


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (Notice("通知"), "《通知》"),
        (Notice("《通知》", "1号"), "《通知》（1号）"),
        (Notice("通知", "", date(2025, 11, 4)), "《通知》（2025-11-04 发布）"),
    ],
)
def test_notice_leaves_out_what_is_not_known(notice, words):
    assert notice_words(notice) == words
