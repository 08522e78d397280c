"""Reads one JSON object field by field and notes what is wrong with each, instead of stopping. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from matters.imports.reading import whole_number
from matters.limits import (
    CALENDAR_DAY,
    HOUR,
    LONGEST,
    MONTH,
    ON_THE_SPOT,
    WORKING_DAY,
    Limit,
)
from matters.problems import Problem

LONGEST_NAME = 300
LONGEST_LINE = 500
LONGEST_NOTE = 1000

COUNTED = {
    "working_day": WORKING_DAY,
    "calendar_day": CALENDAR_DAY,
    "hour": HOUR,
    "month": MONTH,
}
UNKNOWN_DAY = "day"
SAME_DAY = "same_day"
INSTANT = "instant"
UNTIL_EXPIRY = "until_expiry"
UNITS = (*COUNTED, UNKNOWN_DAY, SAME_DAY, INSTANT, UNTIL_EXPIRY)


def joined(*notes: str, longest: int = LONGEST_LINE) -> str:
    """The notes that say something, each once, in one line of at most `longest` characters."""
    line = "；".join(dict.fromkeys(note for note in notes if note))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def said(label: str, words: str) -> str:
    """`words` behind their label, or nothing where there are none."""
    return f"{label}{words}" if words else ""


def limit_of(amount: int | None, unit: str, note: str) -> Limit:
    """The limit a source states. A day that is not said to be a working day gets neither amount nor unit."""
    if unit == INSTANT:
        return Limit(None, ON_THE_SPOT, note)
    if unit == SAME_DAY:
        return Limit(0, WORKING_DAY, note if "当日办结" in note else joined("当日办结", note))
    if unit == UNTIL_EXPIRY:
        return Limit(note=note or "有效期届满之前")
    if unit == UNKNOWN_DAY and amount is not None:
        return Limit(note=joined(f"{amount}日（来源未说明是工作日还是自然日）", note))
    if amount is None or unit not in COUNTED:
        return Limit(note=note)
    return Limit(amount, COUNTED[unit], note)


class Record:
    """One object of a file. A field of the wrong kind reads as not stated and adds a problem."""

    def __init__(
        self, data: Mapping[str, Any], row: str, problems: list[Problem], path: str = ""
    ) -> None:
        self.data = data
        self.row = row
        self.problems = problems
        self.path = path
        self._asked: set[str] = set()

    def refuse(self, key: str, reason: str) -> None:
        """This record is refused, for `reason`, because of `key`."""
        self.problems.append(Problem(self.row, f"{self.path}{key}", reason))

    def value(self, key: str) -> Any:
        self._asked.add(key)
        return self.data.get(key)

    def unasked(self, known: Iterable[str] = ()) -> list[str]:
        """Fields of the source that nothing asked for."""
        return sorted(set(self.data) - self._asked - set(known))

    def text(self, key: str, longest: int = LONGEST_LINE) -> str:
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(key, f"应是文字，现在是 {shown(value)}")
            return ""
        text = value.strip()
        if len(text) > longest:
            self.refuse(key, f"有 {len(text)} 个字，最多 {longest} 个，请缩短")
            return ""
        return text

    def required(self, key: str, what: str, longest: int = LONGEST_NAME) -> str:
        before = len(self.problems)
        text = self.text(key, longest)
        if not text and len(self.problems) == before:
            self.refuse(key, f"缺少{what}")
        return text

    def word(self, key: str, words: Mapping[str, str], what: str) -> str:
        """What the source's word stands for; a word that is not in the list is refused."""
        word = self.text(key)
        if not word or word in words:
            return words.get(word, "")
        self.refuse(key, f"{what}“{word}”不在可用值中：{'、'.join(words)}")
        return ""

    def flag(self, key: str) -> bool | None:
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(key, f"应是 true 或 false，现在是 {shown(value)}")
        return None

    def number(self, key: str, highest: int = LONGEST) -> int | None:
        try:
            number = whole_number(self.value(key))
        except ValueError:
            self.refuse(key, f"应是整数，现在是 {shown(self.value(key))}")
            return None
        if number is not None and not 0 <= number <= highest:
            self.refuse(key, f"应在 0 到 {highest} 之间，现在是 {number}")
            return None
        return number

    def texts(self, key: str, longest: int = LONGEST_LINE) -> tuple[str, ...]:
        items = self._list(key)
        texts = []
        for place, item in enumerate(items):
            if not isinstance(item, str) or not item.strip():
                self.refuse(f"{key}[{place}]", f"应是文字，现在是 {shown(item)}")
            elif len(item) > longest:
                self.refuse(f"{key}[{place}]", f"有 {len(item)} 个字，最多 {longest} 个，请缩短")
            else:
                texts.append(item.strip())
        return tuple(dict.fromkeys(texts))

    def children(self, key: str) -> list["Record"]:
        records = []
        for place, item in enumerate(self._list(key)):
            where = f"{key}[{place}]"
            if isinstance(item, dict):
                records.append(Record(item, self.row, self.problems, f"{self.path}{where}."))
            else:
                self.refuse(where, f"应是一个对象，现在是 {shown(item)}")
        return records

    def child(self, key: str) -> "Record | None":
        value = self.value(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(key, f"应是一个对象，现在是 {shown(value)}")
            return None
        return Record(value, self.row, self.problems, f"{self.path}{key}.")

    def _list(self, key: str) -> list[Any]:
        value = self.value(key)
        if value is None or isinstance(value, list):
            return value or []
        self.refuse(key, f"应是一个列表，现在是 {shown(value)}")
        return []

    def limit(self, amount_key: str = "n", *, longest: int = LONGEST_NOTE) -> Limit:
        """The limit this record states as amount, `unit` and `note`."""
        amount, unit = self.number(amount_key), self.text("unit")
        note = self.text("note", longest)
        if unit and unit not in UNITS:
            self.refuse("unit", f"时限单位“{unit}”不在可用值中：{'、'.join(UNITS)}")
            return Limit()
        if amount is not None and not unit:
            self.refuse("unit", f"有数字 {amount} 而没有单位，请补上单位")
            return Limit()
        return limit_of(amount, unit, note)

    def limit_at(self, key: str) -> Limit:
        child = self.child(key)
        return child.limit() if child else Limit()


def shown(value: Any) -> str:
    """A value of a file, short enough for a sentence."""
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
