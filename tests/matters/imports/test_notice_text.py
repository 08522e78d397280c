"""What the pasted notice says is what the calendar knows of its year; what does not add up is told with its line."""

from datetime import date, timedelta

import pytest

from matters.calendars import Calendar, Notice
from matters.imports import notice_text
from matters.imports.notices import special_days
from tests.matters.calendar_samples import CALENDAR, title
from tests.matters.imports.notice_samples import SAMPLES

CHANGED_LATER = {
    2019: (date(2019, 4, 28), date(2019, 5, 5)),
    2020: (date(2020, 1, 31), date(2020, 2, 2)),
}
"""Days that a later notice moved. Sources: 国务院办公厅关于调整2019年劳动节假期安排的通知,
国务院办公厅关于延长2020年春节假期的通知."""

WHOLE = SAMPLES[2026]


def read(old="", new="", year=2026, text=WHOLE):
    assert old in text
    return notice_text.read(text.replace(old, new, 1) if old else text, year)


def reasons(found):
    return [(problem.row, problem.reason) for problem in found.problems]


@pytest.mark.parametrize("year", SAMPLES)
def test_notice_says_what_the_calendar_knows_of_its_year(year):
    found = notice_text.read(SAMPLES[year], year)
    assert found.problems == ()
    alone = Calendar({year: Notice(title(year))}, special_days(year, title(year), found.days))
    first, last = CHANGED_LATER.get(year, (date.max, date.max))
    different = []
    # From its December on, the next year's notice may have moved a day.
    for offset in range((date(year, 12, 24) - date(year - 1, 12, 26)).days):
        day = date(year - 1, 12, 26) + timedelta(days=offset)
        if not first <= day <= last and alone.is_working(day) != CALENDAR.is_working(day):
            different.append(day)
    assert different == []


def test_days_have_the_name_of_their_holiday():
    found = {day.on: day for day in read().days}
    assert (found[date(2026, 2, 14)].name, found[date(2026, 2, 14)].is_off) == ("春节", False)
    assert (found[date(2026, 2, 23)].name, found[date(2026, 2, 23)].is_off) == ("春节", True)
    assert len(found) == 33 + 6


def test_days_of_the_december_before_are_read():
    days = {day.on: day.is_off for day in notice_text.read(SAMPLES[2019], 2019).days}
    assert days[date(2018, 12, 29)] is False
    assert days[date(2018, 12, 31)] is True


def test_what_is_recommended_is_not_decreed():
    assert date(2024, 2, 9) not in {day.on for day in notice_text.read(SAMPLES[2024], 2024).days}


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("\n", ""),
        WHOLE.replace("\n", "\r\n"),
        WHOLE.replace("（", "(").replace("）", ")").replace("，", ",").replace("：", ":"),
        WHOLE.replace("1月", " 1 月 ").replace("日", " 日"),
        WHOLE.replace("2月28日", "2月\n28日"),
        WHOLE.replace("一、", "1. ").replace("二、", "（二）"),
        WHOLE.replace("周六", "星期六").replace("周日", "星期天"),
        WHOLE.replace("至", "—"),
    ],
)
def test_notice_is_read_however_it_was_copied(text):
    assert notice_text.read(text, 2026) == read()


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("4月4日（周六）", "4月4日（周五）", 9, "2026 年4月4日是星期六"),
        ("9月20日（周日）", "9月20日（星期六）", 17, "2026 年9月20日是星期日"),
        ("共9天", "共8天", 7, "写的是共 8 天，日期数下来是 9 天"),
        ("1月1日（周四）至3日（周六）放假调休，共3天", "1月1日放假2天", 5, "写的是共 2 天"),
        ("5月9日（周六）", "5月6日", 11, "不是星期六或星期日"),
        ("5月9日（周六）", "5月1日", 11, "重复"),
        ("6月19日（周五）至21日", "6月31日至7月2日", 13, "没有“6月31日”这一天"),
        ("6月19日（周五）至21日（周日）", "6月21日至19日", 13, "晚于"),
        ("6月19日（周五）至21日（周日）", "6月19日至8月21日", 13, "有 64 天"),
        ("6月19日（周五）至21日（周日）", "6月中旬", 13, "没有看懂“6月中旬放假”"),
        ("6月19日（周五）至21日（周日）放假", "6月19日起休息", 13, "没有看懂"),
        ("6月19日（周五）至", "19日至", 13, "没有写月份"),
        ("6月19日（周五）至21日（周日）放假，共3天", "放假，与周末连休", 13, "没有写日期"),
        ("五、端午节：", "五、端午节", 13, "没有看懂这一行"),
        ("1月1日（周四）至", "2025年11月30日放假。1月1日至", 5, "不属于 2026 年"),
        ("2026年元旦", "2025年元旦", 3, "这是 2025 年的通知"),
    ],
)
def test_what_does_not_add_up_is_told_with_its_line(old, new, line, told):
    found = reasons(read(old, new))
    assert any(told in reason for _row, reason in found), found
    assert all(row in {f"第 {line} 行", ""} for row, _reason in found), found


def test_notice_that_leaves_out_a_holiday_is_not_whole():
    line = next(line for line in WHOLE.splitlines() if "端午节：" in line)
    assert reasons(read(line)) == [("", "没有读到端午的安排，请粘贴通知全文")]


@pytest.mark.parametrize("text", ["", "   \n", "今天天气很好。", "办公厅通知如下：", "日" * 100])
def test_text_without_a_notice_is_told(text):
    found = notice_text.read(text, 2027)
    assert found.days == ()
    assert "请粘贴通知全文" in found.problems[0].reason


def test_text_too_long_is_told_at_once():
    found = notice_text.read("一、元旦：1月1日放假。\n" * 5000, 2027)
    assert (found.days, len(found.problems)) == ((), 1)


def test_notice_of_another_year_does_not_pass_for_the_next():
    found = read(year=2027)
    assert any("这是 2026 年的通知" in reason for _row, reason in reasons(found))


def test_number_and_day_of_signing_are_found():
    found = notice_text.heading(SAMPLES[2025])
    assert (found.number, found.signed_on) == ("国办发明电〔2024〕12号", date(2024, 11, 12))
    assert notice_text.heading(SAMPLES[2026]) == notice_text.Heading("", date(2025, 11, 4))
    assert notice_text.heading(SAMPLES[2010]) == notice_text.Heading()
    assert notice_text.heading("国务院办公厅\n2025年13月40日") == notice_text.Heading()
