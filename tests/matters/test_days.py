"""Days are read strictly and stand for their last microsecond in Asia/Shanghai."""

from datetime import UTC, date, datetime, timedelta

import pytest

from matters.days import NotADay, end_of, instant, is_within_reach, parse_day


def test_parse_day_reads_the_written_day():
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2024", "20240501", "2024-5-1", "2024-W18-3", "2024/05/01", "2024-05-01T00:00",
        " 2024-05-01", "2024-05-01\n", "２０２４-05-01", "2024-05-01\x00", "x" * 10_000,
    ],
)  # fmt: skip
def test_parse_day_refuses_other_forms(text):
    with pytest.raises(NotADay, match="YYYY-MM-DD"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01"])
def test_parse_day_refuses_days_that_are_not(text):
    with pytest.raises(NotADay, match="没有这一天"):
        parse_day(text)


def test_end_of_is_the_last_microsecond_in_shanghai():
    last = end_of(date(2024, 5, 1))
    assert last == datetime(2024, 5, 1, 15, 59, 59, 999_999, tzinfo=UTC)
    assert last.utcoffset() == timedelta(hours=8)


def test_end_of_takes_the_later_of_two_equal_clock_times():
    """In 1940 summer time ended at midnight: the last hour of 12 October came twice."""
    assert end_of(date(1940, 10, 12)).utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_end_of_holds_at_both_ends_of_the_calendar(day):
    assert end_of(day).astimezone(UTC).date() == day


def test_instant_of_nothing_is_none():
    assert instant("") is None
    assert instant("2024-05-01") == end_of(date(2024, 5, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1948, 12, 31), False),
        (date(1949, 1, 1), True),
        (date(2029, 2, 28), True),
        (date(2029, 3, 1), False),
        (date(9999, 12, 31), False),
    ],
)
def test_is_within_reach_of_a_leap_day(day, expected):
    assert is_within_reach(day, date(2024, 2, 29)) == expected
