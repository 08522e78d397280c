"""Numbers and days of a text: shares, limits, counts, due days. Pure.

以上 takes the number in, 超 does not; whether “20日前” includes the day the text leaves open.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_DOWN, Decimal

from reforms.imports.plan_text import brackets
from reforms.imports.plan_text.draft import DueDay, Figure
from reforms.imports.plan_text.numerals import value
from reforms.imports.plan_text.passages import Sentence
from reforms.imports.plan_text.phrases import force_of

_PLACES = Decimal("0.0001")
_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_SHARE = re.compile(rf"(?P<number>{_NUMBER})%")
_PART = re.compile(
    "(?P<whole>[二三四五六七八九十百]{1,2})分之(?P<part>[一二三四五六七八九十]{1,3})"
)
_UNITS = {
    "个工作日": "working_day",
    "工作日": "working_day",
    "个自然日": "calendar_day",
    "天": "calendar_day",
    "日内": "calendar_day",
    "个月": "month",
    "小时": "hour",
    "分钟": "minute",
    "年内": "year",
    "项": "item",
    "次": "visit",
}
_COUNT = re.compile(
    rf"(?P<number>{_NUMBER}|[一二三四五六七八九十两]{{1,3}})(?P<unit>{'|'.join(_UNITS)})"
)
_NO_COUNT = re.compile("[第逐每“]$|[一二三四五六七八九十]$")
_CHINESE_COUNTS = {"项", "个工作日", "个月"}
_BEFORE = (
    (
        "at_most",
        re.compile("(?:不超过|不得超过|不高于|不得高于|不多于|至多|最多|压缩至|缩短至|控制在)$"),
    ),
    ("at_least", re.compile("(?:不低于|不得低于|不少于|不得少于|至少|至少应参加|达到|不小于)$")),
    ("more_than", re.compile("(?:超过|超|高于|多于|大于)$")),
    ("at_least", re.compile("(?:压缩|缩短|减少)$")),
)
_AFTER = (
    ("at_least", re.compile("(?:及)?以上")),
    ("at_most", re.compile("(?:及)?(?:以内|以下|之内|内)")),
)
_LIMITS = {"working_day", "calendar_day", "month", "hour", "minute", "year"}

_YEAR = r"(?P<year>20\d\d)年"
_DAY = re.compile(
    rf"(?P<by>到|至|于|在|截至)?(?:{_YEAR})(?:(?P<month>1[0-2]|[1-9])月)?(?:(?P<day>3[01]|[12]\d|[1-9])日)?"
    r"(?P<end>年?底|年?末)?(?P<before>之前|以前|前)?(?P<from>起|以来)?"
)
_REPEATED = re.compile(
    r"每(?:年|季度?|月|周|半年)[^,。;]{0,14}?(?:1[0-2]|[1-9]|[12]\d|3[01])[月日](?:底)?(?:之前|以前|前)"
)
_YEARLESS = re.compile(
    r"(?<![年\d])(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])日|底)(?:之前|以前|前)"
)
EACH_PERIOD = "每期都要做到，不是一个日子"
NO_YEAR = "没有写明年份"
_TITLES = re.compile("《[^《》]{0,80}》|〔[^〔〕]{0,12}〕")


def figures(sentences: Iterable[Sentence]) -> tuple[Figure, ...]:
    return tuple(one for sentence in sentences for one in _figures(sentence))


def _figures(sentence: Sentence) -> Iterator[Figure]:
    text, shape = sentence.text, brackets.masked(sentence.text)
    found: list[tuple[int, int, Decimal, str]] = []
    for one in _SHARE.finditer(text):
        share = (Decimal(one["number"]) / 100).quantize(_PLACES, ROUND_DOWN).normalize()
        found.append((one.start(), one.end(), share, "share"))
    for one in _PART.finditer(text):
        whole = 100 if one["whole"] == "百" else value(one["whole"])
        if whole:
            part = (Decimal(value(one["part"])) / whole).quantize(_PLACES, ROUND_DOWN)
            found.append((one.start(), one.end(), part.normalize(), "share"))
    for one in _COUNT.finditer(text):
        amount = _amount(one, text)
        if amount is not None:
            found.append((one.start(), one.end(), amount, _UNITS[one["unit"]]))
    days = {day.on for day in due_days([sentence]) if day.on} if found else set()
    due_on = days.pop() if len(days) == 1 else None
    for start, end, amount, unit in sorted(found):
        words = _clause(text, shape, start, end)
        comparison = _comparison(text, start, end, unit)
        yield Figure(words, amount, unit, sentence.line, comparison, force_of(words), due_on)


def _amount(one: re.Match[str], text: str) -> Decimal | None:
    number = one["number"]
    if number[0].isdigit():
        return Decimal(number)
    is_count = one["unit"] in _CHINESE_COUNTS and value(number) > 1
    return (
        Decimal(value(number)) if is_count and not _NO_COUNT.search(text[: one.start()]) else None
    )


def _comparison(text: str, start: int, end: int, unit: str) -> str:
    after = text[end : end + 4]
    for comparison, form in _AFTER:
        if form.match(after):
            return comparison
    if unit in _LIMITS and text[start:end].endswith("内"):
        return "at_most"
    before = text[max(start - 6, 0) : start]
    return next((comparison for comparison, form in _BEFORE if form.search(before)), "")


def _clause(text: str, shape: str, start: int, end: int) -> str:
    """The words around a figure, from comma to comma outside brackets, at most forty on each side."""
    left = max(shape.rfind(sign, max(start - 40, 0), start) for sign in ",:")
    left = left + 1 if left >= 0 else max(start - 40, 0)
    rights = [at for sign in ",:" if (at := shape.find(sign, end, end + 40)) >= 0]
    return text[left : min(rights, default=end + 40)].strip()


def due_days(sentences: Iterable[Sentence]) -> tuple[DueDay, ...]:
    """Days by which something is asked; a year from which something holds is none of them."""
    found: list[DueDay] = []
    for sentence in sentences:
        text = _TITLES.sub("", sentence.text)
        dated = (_due(one, sentence.line) for one in _DAY.finditer(text))
        found += [due for due in dated if due]
        found += [
            DueDay(one[0], sentence.line, None, doubt)
            for form, doubt in ((_REPEATED, EACH_PERIOD), (_YEARLESS, NO_YEAR))
            for one in form.finditer(text)
        ]
    return tuple(found)


def _due(one: re.Match[str], line: int) -> DueDay | None:
    if one["from"] or not (one["end"] or one["before"] or one["by"] in {"到", "至", "截至"}):
        return None
    year = int(one["year"])
    month = int(one["month"]) if one["month"] else 12
    last = calendar.monthrange(year, month)[1]
    day = int(one["day"]) if one["day"] else last
    if day > last:
        return DueDay(one[0], line, None, "没有这一天")
    doubt = ""
    if one["day"] and one["before"]:
        doubt = "没有写明是否含当日，按含当日计"
    elif not one["end"] and not one["day"]:
        doubt = f"没有写明是{'月' if one['month'] else '年'}初还是{'月' if one['month'] else '年'}底，按最后一天计"
    return DueDay(one[0], line, date(year, month, day), doubt)
