"""Reads the days, amounts and words of a plan's file; what is wrong becomes a problem of the record. Pure."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from matters import codes
from matters.imports.facts.record import LONGEST_NAME, Record, shown
from reforms.imports.rows import Named

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
LONGEST_TEXT = 4000
PLACES = 4
HIGHEST = Decimal(10**6)
"""An amount has at most six digits before the point and four behind it, as the column has."""


def day(record: Record, key: str) -> date | None:
    text = record.text(key, 40)
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else _no_day()
    except ValueError:
        record.refuse(key, f"日期“{text}”读不懂，请写成 2019-12-31 这样")
        return None


def _no_day() -> date:
    raise ValueError("not YYYY-MM-DD")


def amount(record: Record, key: str) -> Decimal | None:
    """A number that is not negative, whole or with up to four decimals; a text of one is taken too."""
    value = record.value(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        record.refuse(key, f"应是数字，现在是 {shown(value)}")
        return None
    try:
        number = Decimal(str(value))
        exponent = number.as_tuple().exponent
    except InvalidOperation:
        record.refuse(key, f"应是数字，现在是 {shown(value)}")
        return None
    if not isinstance(exponent, int) or not 0 <= number < HIGHEST or -exponent > PLACES:
        record.refuse(
            key, f"应不小于 0，小于 {HIGHEST}，小数最多 {PLACES} 位，现在是 {shown(value)}"
        )
        return None
    return number


def word(record: Record, key: str, words: Mapping[str, str], what: str) -> str:
    """As `Record.word`, for one that has to be stated."""
    found = record.word(key, words, what)
    if not found and not record.data.get(key):
        record.refuse(key, f"缺少{what}")
    return found


def words(record: Record, key: str, known: Mapping[str, str], what: str) -> tuple[str, ...]:
    found = record.texts(key)
    if strange := [one for one in found if one not in known]:
        record.refuse(key, f"{what}“{strange[0]}”不在可用值中：{'、'.join(known)}")
    return found


def slug(record: Record, key: str, what: str, longest: int = LONGEST_SLUG) -> str:
    text = record.text(key, longest)
    if text and not SLUG.fullmatch(text):
        record.refuse(key, f"{what}“{text}”只能由小写字母、数字和连字符组成")
    return text


def region_code(record: Record, key: str) -> str:
    code = record.text(key, 20)
    if code and not codes.is_region_code(code):
        record.refuse(key, f"区划代码 {code} 不对，应为六位数字")
    return code


def named(record: Record) -> Named:
    """The matter this object names."""
    return Named(
        record.required("named", "事项的称呼（named）", LONGEST_NAME),
        record.text("matter", LONGEST_NAME),
        slug(record, "slug", "事项的网址名", 200),
    )
