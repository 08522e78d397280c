"""A notice as CSV: what Excel and people write is read, and each wrong row is told with its line and column."""

from datetime import date

import pytest

from matters.calendars import SpecialDay
from matters.imports import notices
from matters.imports.notices import NoticeDay
from matters.problems import Problem

HEADER = "日期,类别,节日"
SOUND = """日期,类别,节日
2026-12-31,放假,元旦
2027-01-01,放假,元旦
2027/1/3,调休上班,元旦
2027-01-02,放假,
"""


def read(*rows: str, year: int = 2027) -> notices.NoticeRead:
    return notices.read_csv("\n".join((HEADER, *rows)).encode(), year)


def told(found: notices.NoticeRead) -> list[tuple[str, str]]:
    return [(problem.row, problem.field) for problem in found.problems]


@pytest.mark.parametrize(
    "content",
    [
        SOUND.encode(),
        SOUND.encode("utf-8-sig"),
        SOUND.encode("gb18030"),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("2027/1/3,", '"2027/1/3", ').encode(),
        SOUND.replace("\n2027/", "\n,,\n\n2027/").encode(),
    ],
    ids=["utf-8", "byte order mark", "gb18030", "crlf", "quotes and spaces", "empty rows"],
)
def test_csv_is_read_in_the_order_of_the_days(content):
    assert notices.read_csv(content, 2027) == notices.NoticeRead(
        (
            NoticeDay(date(2026, 12, 31), is_off=True, name="元旦"),
            NoticeDay(date(2027, 1, 1), is_off=True, name="元旦"),
            NoticeDay(date(2027, 1, 2), is_off=True),
            NoticeDay(date(2027, 1, 3), is_off=False, name="元旦"),
        )
    )


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2027-02-30,放假,春节", "日期"),
        ("27-01-01,放假,元旦", "日期"),
        ("2027-01/01,放假,元旦", "日期"),
        ("２０２７-01-01,放假,元旦", "日期"),
        ("9999-99-99,放假,元旦", "日期"),
        (",放假,元旦", "日期"),
        ("2027-01-01,休息,元旦", "类别"),
        ("2027-01-01,,元旦", "类别"),
        ("2026-11-30,放假,元旦", "日期"),
        ("2028-01-01,放假,元旦", "日期"),
        ("2027-01-04,调休上班,元旦", "类别"),
        (f"2027-01-01,放假,{'节' * 41}", "节日"),
        ("2027-01-01,放假,元\x00旦", "节日"),
        ("2027-01-01,放假", ""),
        ("2027-01-01,放假,元旦,又一格", ""),
    ],
)
def test_wrong_row_is_told_with_its_line_and_column(row, field):
    found = read("2027-10-01,放假,国庆节", row)
    assert told(found) == [("第 3 行", field)]
    assert NoticeDay(date(2027, 10, 1), is_off=True, name="国庆节") in found.days


def test_day_told_twice_names_both_lines():
    found = read("2027-01-01,放假,元旦", "2027/1/1,放假,元旦")
    assert found.problems == (Problem("第 3 行", "日期", "2027-01-01 重复，第 2 行已有这一天"),)


def test_every_fault_of_a_file_is_told():
    found = read("2027-02-30,休息,春节", "2028-01-03,调休上班,元旦")
    assert told(found) == [
        ("第 2 行", "日期"),
        ("第 2 行", "类别"),
        ("第 3 行", "日期"),
        ("第 3 行", "类别"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "第一行应是"),
        (b"\xff\xfe" + SOUND.encode("utf-16-le"), "编码"),
        ("日期,類別,節日\n".encode("big5"), "编码"),
        (b"\x81\x30\x81", "编码"),
        (SOUND.replace("类别", "种类").encode(), "第一行应是"),
        (SOUND.replace(",", ";").encode(), "第一行应是"),
        (f"{HEADER}\n".encode(), "没有一天"),
        (f'{HEADER}\n2027-01-01,放假,"元旦\n'.encode(), "引号"),
        (f"{HEADER}\n{'2027-01-01,放假,元旦' * 3000}".encode(), "字节"),
        ("\n".join([HEADER, *["2027-01-01,放假,元旦"] * 201]).encode(), "200 行"),
    ],
)
def test_what_is_no_notice_is_told_once(content, reason):
    found = notices.read_csv(content, 2027)
    assert found.days == ()
    assert told(found) == [("", "")]
    assert reason in found.problems[0].reason


def test_day_of_another_year_says_which_notice_set_it():
    days = [NoticeDay(date(2026, 12, 31), is_off=True), NoticeDay(date(2027, 1, 1), is_off=True)]
    assert notices.special_days(2027, "通知", days) == {
        date(2026, 12, 31): SpecialDay(is_off=True, notice="通知"),
        date(2027, 1, 1): SpecialDay(is_off=True),
    }


@pytest.mark.parametrize("year", [-1, 0, 1, 1948, 2201, 9999, 10_000])
def test_year_out_of_reach_is_told(year):
    assert told(read("2027-01-01,放假,元旦", year=year)) == [("", "year")]
