"""Fields of one exchange table, read with what is wrong and what is odd written down. Pure."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from matters.imports.exchange import vocabulary
from matters.imports.exchange.vocabulary import CodeList
from matters.imports.reading import ascii_digits, china_time, plain, whole_number
from matters.limits import LONGEST, Limit

URL_LENGTH = 1000
EARLIEST_YEAR = 2000
"""Exchanged catalogues are younger; an earlier instant is a number of seconds or a slip."""
LATEST_YEAR = 2200

_SEPARATORS = re.compile(r"[,，^、;；|\s]+")
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


@dataclass
class Findings:
    """What one record's readers found, as pairs of field and reason."""

    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Fields:
    """One row of a table. A key that is missing, null or a null word reads as "not known"."""

    def __init__(self, where: str, values: Mapping[str, Any], findings: Findings) -> None:
        self.where = where
        self._values = {key.lower(): value for key, value in values.items()}
        self._findings = findings

    def refuse(self, key: str, reason: str) -> None:
        """The record is refused because of this field."""
        self._findings.problems.append((f"{self.where}.{key}", reason))

    def note(self, key: str, reason: str) -> None:
        """The record stands, and this is odd."""
        self._findings.notes.append((f"{self.where}.{key}", reason))

    def text(self, key: str, longest: int | None = None) -> str:
        """The text under `key`; one longer than `longest` characters is refused."""
        value = self._values.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or (isinstance(value, float) and value.is_integer()):
            value = int(value)
        if isinstance(value, int | float):
            value = _shown(value)
        if not isinstance(value, str):
            self.refuse(key, "应为文字，实际是嵌套的对象或数组")
            return ""
        text = plain(value)
        if longest is not None and len(text) > longest:
            self.refuse(key, f"有 {len(text)} 个字符，超过上限 {longest}，请缩短")
            return ""
        # Records repeat the same notices and words; equal texts are kept once in memory.
        return sys.intern(text)

    def required(self, key: str, longest: int, what: str) -> str:
        """As `text`, for what a record cannot do without; `what` names it for a person."""
        if not self.text(key):
            self.refuse(key, f"缺少{what}，请填写")
        return self.text(key, longest)

    def code(self, key: str) -> str:
        """The code under `key`, with ordinary digits."""
        return ascii_digits(self.text(key))

    def word(self, key: str, known: CodeList) -> str:
        """The portal's word for the code under `key`; a code the list does not hold is refused."""
        code = self.code(key)
        if not code:
            return ""
        word = known.word(code)
        if word is None:
            self.refuse(key, f"“{_shown(code)}”不是已知的取值，应为 {known.expected()}")
        return word or ""

    def words(self, key: str, known: CodeList) -> tuple[str, ...]:
        """As `word`, for a list of codes; each word once, in the order of the source."""
        found: list[str] = []
        for code in self.members(key):
            word = known.word(code)
            if word is None:
                self.refuse(key, f"“{_shown(code)}”不是已知的取值，应为 {known.expected()}")
            elif word not in found:
                found.append(word)
        return tuple(found)

    def members(self, key: str) -> tuple[str, ...]:
        """The members of a list such as 1,2,9."""
        return tuple(part for part in _SEPARATORS.split(self.code(key)) if part)

    def widest(self, key: str, known: CodeList) -> str:
        """As `word`, for a key that should hold one code; of several the first on the list counts."""
        members = self.words(key, known)
        if len(members) > 1:
            self.note(key, f"写了 {len(members)} 个取值，取范围最大的一个")
        return next((word for _, word, _ in known.entries if word in members), "")

    def flag(self, key: str) -> bool | None:
        word = self.word(key, vocabulary.FLAGS)
        return word == "yes" if word else None

    def number(self, key: str, most: int = LONGEST) -> int | None:
        """The whole number from 0 to `most` under `key`; anything else is refused."""
        value = self._values.get(key)
        try:
            number = whole_number(value)
        except ValueError:
            number = -1
        if number is not None and not 0 <= number <= most:
            self.refuse(key, f"“{_shown(value)}”不对，应为 0 到 {most} 的整数")
            return None
        return number

    def limit(self, amount_key: str, unit_key: str, note: str = "") -> Limit:
        """The limit under two keys. A unit without an amount says nothing; an amount needs its unit."""
        amount = self.number(amount_key)
        if amount is None:
            return Limit(note=note)
        unit = self.word(unit_key, vocabulary.DAY_TYPES)
        if unit:
            return Limit(amount, unit, note)
        if amount == 0:
            self.note(amount_key, "时限为 0 而没有单位，按未写明导入")
        elif not self.code(unit_key):
            self.refuse(unit_key, f"时限 {amount} 没有单位，应为 {vocabulary.DAY_TYPES.expected()}")
        return Limit(note=note)

    def order(self, *keys: str) -> int | None:
        """The first of `keys` that says where the row stands; one that is no number says nothing."""
        for key in keys:
            try:
                number = whole_number(self._values.get(key))
            except ValueError:
                self.note(key, "序号不是整数，按文件中的先后排列")
                continue
            if number is not None:
                return number
        return None

    def time(self, key: str) -> datetime | None:
        """The instant under `key`, in milliseconds; 0 is the unset value of the exporting programs."""
        value = self._values.get(key)
        try:
            milliseconds = whole_number(value)
            if not milliseconds:
                return None
            moment = china_time(milliseconds)
        except ValueError:
            moment = None
        if moment is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            self.refuse(key, f"“{_shown(value)}”不对，应为 1970 年以来的毫秒数，如 1572335054000")
            return None
        return moment

    def url(self, key: str, longest: int = URL_LENGTH) -> str:
        """The http or https address under `key`; another value is dropped and noted, never shown as a link."""
        text = self.text(key)
        if not text:
            return ""
        if not _URL.fullmatch(text):
            self.note(key, f"“{_shown(text)}”不是 http（s）网址，未导入")
            return ""
        if len(text) > longest:
            self.note(key, f"网址有 {len(text)} 个字符，超过上限 {longest}，未导入")
            return ""
        return text


def _shown(value: Any) -> str:
    """`value` short enough for a message."""
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"


class Tables:
    """The tables of one record, whether each came as an object or as a list."""

    def __init__(self, record: Mapping[str, Any], findings: Findings) -> None:
        self._tables = {key.upper(): value for key, value in record.items()}
        self._findings = findings

    def many(self, table: str) -> list[Fields]:
        """The rows of `table` in the order of the file; a row is named AUDIT_QA[2], counted from 1."""
        value = self._tables.get(table)
        if value is None or value == "":
            return []
        rows = value if isinstance(value, list) else [value]
        found = []
        for place, row in enumerate(rows, start=1):
            where = f"{table}[{place}]"
            if isinstance(row, dict):
                found.append(Fields(where, row, self._findings))
            else:
                self._findings.problems.append((where, "应为一行记录（JSON 对象）"))
        return found

    def at_most_one(self, table: str) -> Fields | None:
        """The row of a table that belongs to the record once; a second row is refused."""
        rows = self.many(table)
        if len(rows) > 1:
            self._findings.problems.append((table, f"应只有一行，实际有 {len(rows)} 行"))
        if not rows:
            return None
        rows[0].where = table
        return rows[0]
