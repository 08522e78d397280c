"""What one cell of the filled template says, as a value of its column. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from matters.days import NotADay, parse_day
from matters.imports.reading import plain, whole_number
from matters.imports.workbook.columns import FLAG_LABELS
from matters.imports.workbook.shapes import LONGEST_TEXT, Kind, SheetColumn
from matters.limits import LONGEST

Raw = str | int | float | bool | date | time | timedelta
"""What the spreadsheet parser gives; a datetime is a date."""

FIRST_LOST_DIGIT = 10**15
"""A spreadsheet keeps fifteen digits of a number; of longer codes the rest is gone."""
LARGEST_COUNT = 9_999
LONGEST_CODE = 64
MOST_ENTRIES = 200
"""In one cell."""
SHOWN = 30
"""Characters of a wrong value that the reason repeats."""
SAYS_NOTHING = frozenset({"-", "－", "—", "——", "–", "/"})

_SEPARATORS = re.compile(r"[、,，;；\n]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+[0-9]{1,3}")
_DAY_MARKS = re.compile(r"[-/.年月]")
_LOST_DIGITS = "长代码以数字格式填写，末几位已丢失。请把单元格设为“文本”格式，再重新填写"


class Wrong(Exception):
    """The cell says nothing its column can hold; `reason` tells the official what to change."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def is_blank(raw: Raw) -> bool:
    return isinstance(raw, str) and not plain(_INVISIBLE.sub("", raw))


def split(text: str) -> list[str]:
    """The entries of a text that lists several, separated by 、 , ; or line breaks."""
    return [entry for piece in _SEPARATORS.split(text) if (entry := plain(piece))]


def value_of(column: SheetColumn, raw: Raw) -> Any:
    """The value of `raw`: text, word, tuple, number or flag by the column's kind; None where it says nothing.

    Raises Wrong, also where it says nothing and the column is required.
    """
    value = _READERS[column.kind](column, raw)
    if value not in ("", (), None):
        return value
    if column.required:
        raise Wrong("必填，不能为空")
    return None


def _text(column: SheetColumn, raw: Raw) -> str:
    text = _written(raw)
    if column.required and column.max_length < LONGEST_TEXT:
        # Names are broken over lines to fit the column; the break is no part of the name.
        text = re.sub(r"\s*\n\s*", "", text)
    return _within(column, text)


def _code(column: SheetColumn, raw: Raw) -> str:
    text = _written(raw)
    if _SCIENTIFIC.fullmatch(text):
        raise Wrong(_LOST_DIGITS)
    code = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    # A code of fixed length gets a better reason where it is checked; no code is longer than this.
    if len(code) > LONGEST_CODE:
        raise Wrong(f"有 {len(code)} 位，最多 {LONGEST_CODE} 位")
    return code


def _lines(column: SheetColumn, raw: Raw) -> tuple[str, ...]:
    return _entries(column, _written(raw).split("\n"))


def _names(column: SheetColumn, raw: Raw) -> tuple[str, ...]:
    return _entries(column, split(_written(raw)))


def _choice(column: SheetColumn, raw: Raw) -> str:
    text = _written(raw)
    return _word(column, text) if text else ""


def _choices(column: SheetColumn, raw: Raw) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_word(column, entry) for entry in split(_written(raw))))


def _flag(column: SheetColumn, raw: Raw) -> bool | None:
    if isinstance(raw, bool):
        return raw
    text = _written(raw)
    if text and text not in FLAG_LABELS:
        raise Wrong(f"只能填“是”或“否”，现在是“{text[:SHOWN]}”")
    return text == FLAG_LABELS[0] if text else None


def _count(column: SheetColumn, raw: Raw) -> int | None:
    return _number(raw, LARGEST_COUNT)


def _amount(column: SheetColumn, raw: Raw) -> int | None:
    return _number(raw, LONGEST)


def _url(column: SheetColumn, raw: Raw) -> str:
    text = _within(column, _written(raw))
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Wrong("网址不对，请从浏览器地址栏复制") from None
    if text and (parts.scheme not in {"http", "https"} or not parts.netloc or " " in text):
        raise Wrong("网址要以 https:// 或 http:// 开头，中间没有空格")
    return text


def _day(column: SheetColumn, raw: Raw) -> date | None:
    if isinstance(raw, date):
        return raw.date() if isinstance(raw, datetime) else raw
    text = _written(raw)
    if not text:
        return None
    try:
        return parse_day("-".join(part.zfill(2) for part in _DAY_MARKS.split(text.rstrip("日"))))
    except NotADay:
        raise Wrong(f"日期要写成 2026-05-01 这样的形式，现在是“{text[:SHOWN]}”") from None


_READERS: dict[Kind, Callable[[SheetColumn, Raw], Any]] = {
    Kind.TEXT: _text,
    Kind.LINES: _lines,
    Kind.NAMES: _names,
    Kind.CODE: _code,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.FLAG: _flag,
    Kind.COUNT: _count,
    Kind.AMOUNT: _amount,
    Kind.URL: _url,
    Kind.DAY: _day,
}


def _written(raw: Raw) -> str:
    """The text of a cell without white space around it; empty where it says nothing."""
    if isinstance(raw, bool):
        raise Wrong("这里读到 TRUE 或 FALSE，请填文字")
    if isinstance(raw, int | float):
        return _digits(raw)
    if not isinstance(raw, str):
        raise Wrong("这里读到日期或时间。请把单元格设为“文本”格式，再重新填写")
    text = _INVISIBLE.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))
    if _CONTROL.search(text):
        raise Wrong("含有看不见的控制字符，请删除后重新输入")
    text = plain(text)
    if text.startswith("="):
        raise Wrong("以 = 开头的内容会被电子表格当作公式，请改写")
    return "" if text in SAYS_NOTHING else text


def _digits(number: float) -> str:
    if abs(number) >= FIRST_LOST_DIGIT or number != number:  # noqa: PLR0124 -- not a number
        raise Wrong(_LOST_DIGITS)
    return str(int(number)) if number == int(number) else str(number)


def _within(column: SheetColumn, text: str) -> str:
    if len(text) > column.max_length:
        raise Wrong(f"有 {len(text)} 字，最多 {column.max_length} 字")
    return text


def _entries(column: SheetColumn, texts: Iterable[str]) -> tuple[str, ...]:
    entries = tuple(_within(column, entry) for text in texts if (entry := plain(text)))
    if len(entries) > MOST_ENTRIES:
        raise Wrong(f"有 {len(entries)} 项，最多 {MOST_ENTRIES} 项")
    return entries


def _folded(text: str) -> str:
    """`text` in the form in which labels are compared: widths of characters and blanks do not count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _word(column: SheetColumn, text: str) -> str:
    wanted = _folded(text)
    for word, label in column.choices:
        if wanted in {_folded(label), word}:
            return word
    labels = "、".join(label for _, label in column.choices)
    raise Wrong(f"“{text[:SHOWN]}”不在可选值中，可填：{labels}")


def _number(raw: Raw, largest: int) -> int | None:
    if isinstance(raw, str):
        raw = _written(raw)
    try:
        number = whole_number(raw)
    except ValueError:
        shown = str(raw)[:SHOWN]
        raise Wrong(f"要填不带小数、不带单位的数字，现在是“{shown}”") from None
    if number is None:
        return None
    if number < 0:
        raise Wrong(f"不能是负数，现在是 {number}")
    if number > largest:
        raise Wrong(f"不能大于 {largest}，现在是 {number}，请核对")
    return number
