"""Helpers of the readers: texts that say nothing, numbers, instants at +08:00, phones."""

from datetime import UTC, datetime

import pytest

from matters.imports import reading
from matters.imports.reading import Unreadable


@pytest.mark.parametrize("text", ["", "无", "暂无", " ", "\u3000无\n", "\u3000\u3000"])
def test_plain_null_words_are_empty(text):
    assert reading.plain(text) == ""


def test_plain_keeps_inner_space_and_marks():
    assert reading.plain("\u3000\u3000依据<条例>\n  第一条 ") == "依据<条例>\n  第一条"
    assert reading.plain("无线电台") == "无线电台"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, 7),
        ("16", 16),
        ("２０", 20),
        (" 5 ", 5),
        ("5.0", 5),
        (5.0, 5),
        ("-3", -3),
        ("－3", -3),
        ("", None),
        ("暂无", None),
        (None, None),
    ],
)
def test_whole_number_of_numbers_and_texts(value, number):
    assert reading.whole_number(value) == number


@pytest.mark.parametrize(
    "value",
    [
        "五",
        "5日",
        "1e3",
        "2.5",
        2.5,
        True,
        [],
        {},
        "²",
        "9" * 5000,
        1e300,
        float("inf"),
        float("nan"),
    ],
)
def test_whole_number_refuses_the_rest(value):
    with pytest.raises(ValueError, match="not a whole number"):
        reading.whole_number(value)


def test_china_time_is_the_day_in_china():
    moment = reading.china_time(1089907200000)
    assert (moment.year, moment.month, moment.day, moment.hour) == (2004, 7, 16, 0)
    assert moment == datetime(2004, 7, 15, 16, tzinfo=UTC)


def test_china_time_beyond_the_calendar():
    with pytest.raises(ValueError, match="calendar"):
        reading.china_time(10**17)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0990—1234567", "0990-1234567"),
        ("0990－1234567", "0990-1234567"),
        ("0990 – 1234567", "0990-1234567"),
        ("（0990）——1234567", "（0990）-1234567"),
        ("０990-1234567、1234568", "0990-1234567、1234568"),
        ("窗口—电话", "窗口—电话"),
    ],
)
def test_phone_has_a_plain_hyphen(text, phone):
    assert reading.phone(text) == phone


def test_storable_leaves_sound_values_alone():
    value = {"甲": ["乙", 1, None, True, 2.5], "😀": {}}
    assert reading.storable(value) == (value, 0)


def test_storable_replaces_and_counts():
    assert reading.storable(["a\x00b", {"\ud800": "\udc00c"}]) == (["ab", {"\ufffd": "\ufffdc"}], 3)


def test_storable_refuses_depth():
    deep: list[object] = []
    for _ in range(reading.DEEPEST + 1):
        deep = [deep]
    with pytest.raises(Unreadable, match="嵌套过深"):
        reading.storable(deep)


def test_parse_json_reads_control_characters_inside_texts():
    assert reading.parse_json(b'["a\nb\t"]') == ["a\nb\t"]


def test_parse_json_gives_each_object_to_the_hook():
    assert reading.parse_json(b'[{"a": 1}, {"a": {"a": 2}}]', lambda found: found["a"]) == [1, 2]


def test_decode_counts_the_byte_of_another_encoding_after_a_byte_order_mark():
    with pytest.raises(Unreadable, match="第 5 个字节"):
        reading.decode(b"\xef\xbb\xbfa\xff")


def test_decode_names_gb18030_only_for_chinese_json():
    with pytest.raises(Unreadable, match="GB18030"):
        reading.decode('["中文"]'.encode("gb18030"))
    with pytest.raises(Unreadable, match="不是 UTF-8 编码，第 1 个字节"):
        reading.decode("中文".encode("gb18030"))
