"""Words for single values."""

from datetime import UTC, date, datetime

import pytest

from matters.choices import HandlingType
from matters.limits import Limit
from portal.presentation import words


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (Limit(20, "working_day"), "20 个工作日"),
        (Limit(7, "calendar_day"), "7 个自然日"),
        (Limit(0, "hour"), "0 小时"),
        (Limit(3, "month"), "3 个月"),
        (Limit(None, "on_the_spot"), "当场办结"),
        (Limit(None, "none"), "法律未设期限"),
        (Limit(None, ""), ""),
        (Limit(None, "working_day"), ""),
        (Limit(None, "", "另行通知"), ""),
    ],
)
def test_limit_words(limit, said):
    assert words.limit_words(limit) == said


def test_promise_words_say_that_none_was_made():
    assert words.promise_words(Limit(None, "none")) == "未作时限承诺"


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (0.5, "比法定时限缩短 50%"),
        (0.3333, "比法定时限缩短 33.33%"),
        (1.0, "比法定时限缩短 100%"),
        (0.9997, "比法定时限缩短 99.97%"),
        (0.0, "与法定时限相同"),
        (-0.1, "比法定时限长 10%"),
        (None, ""),
    ],
)
def test_compression_words(ratio, said):
    assert words.compression_words(ratio) == said


@pytest.mark.parametrize(("stated", "said"), [(True, "是"), (False, "否"), (None, "来源未写明")])
def test_flag_not_stated_is_not_no(stated, said):
    assert words.yes_no(stated=stated) == said


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[", False),
        ("example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_web_address_is_http_only(address, kept):
    assert words.web_address(address) == (address if kept else "")


def test_label_of_a_word_the_list_lost_stands_as_it_is():
    assert words.label(HandlingType, "immediate") == "即办件"
    assert words.label(HandlingType, "gone") == "gone"
    assert words.label(HandlingType, None) == ""


def test_day_is_the_day_where_the_portal_stands():
    assert words.day(datetime(2024, 4, 30, 17, tzinfo=UTC)) == "2024-05-01"
    assert words.day(date(2024, 5, 1)) == "2024-05-01"
    assert words.day(None) == ""
