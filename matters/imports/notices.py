"""A notice of days off as data: the days it names, read from CSV and checked. Pure.

`matters/imports/notice_text.py` reads the same from the official text, `known_days.py` from the package
chinesecalendar. Which days a notice may name is checked here for all of them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matters.calendars import SATURDAY, SpecialDay
from matters.imports.reading import Unreadable
from matters.problems import Problem

DAY, KIND, NAME = "日期", "类别", "节日"
COLUMNS = (DAY, KIND, NAME)
OFF, MAKEUP = "放假", "调休上班"
KINDS = {OFF: True, MAKEUP: False}
"""Whether the day is off, by the word in the file."""

FIRST_YEAR, LAST_YEAR = 1949, 2200
MAX_BYTES = 64 * 1024
MAX_ROWS = 200
"""A notice names about forty days."""
LONGEST_NAME = 40
LONGEST_SHOWN = 20

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2}))")


@dataclass(frozen=True)
class NoticeDay:
    """A day that a notice names: off, or a weekend day on which work is made up. `name` is the holiday."""

    on: date
    is_off: bool
    name: str = ""


@dataclass(frozen=True)
class NoticeRead:
    """The days a notice names, in order, and what is wrong with it. With problems, it is not to be taken."""

    days: tuple[NoticeDay, ...]
    problems: tuple[Problem, ...] = ()


def special_days(year: int, title: str, days: Iterable[NoticeDay]) -> dict[date, SpecialDay]:
    """The days as the calendar keeps them: a day of another year says that the notice `title` set it."""
    return {
        day.on: SpecialDay(day.is_off, day.name, "" if day.on.year == year else title)
        for day in days
    }


def faults(year: int, days: Iterable[tuple[str, NoticeDay]]) -> tuple[Problem, ...]:
    """What the notice for `year` cannot say. Each day comes with what names it for a person, as “第 3 行”.

    A day stands in the year or in the December before it; work is made up on weekends only.
    """
    return tuple(_faults(year, days))


def _faults(year: int, days: Iterable[tuple[str, NoticeDay]]) -> Iterator[Problem]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield Problem("", "year", f"年份应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间")
        return
    first, last = date(year - 1, 12, 1), date(year, 12, 31)
    seen: dict[date, str] = {}
    for row, day in days:
        if not first <= day.on <= last:
            yield Problem(row, DAY, f"{day.on} 不在 {first} 到 {last} 之间，不属于 {year} 年的通知")
        if day.on in seen:
            yield Problem(row, DAY, f"{day.on} 重复，{seen[day.on]}已有这一天")
        seen.setdefault(day.on, row)
        if not day.is_off and day.on.weekday() < SATURDAY:
            yield Problem(row, KIND, f"{day.on} 不是星期六或星期日，本来就上班，不能写“{MAKEUP}”")
        if len(day.name) > LONGEST_NAME:
            yield Problem(row, NAME, f"最多 {LONGEST_NAME} 个字，现有 {len(day.name)} 个")
        elif not day.name.isprintable():
            yield Problem(row, NAME, "含有不能显示的字符，请重新录入")


def read_csv(content: bytes, year: int) -> NoticeRead:
    """The days that a CSV file with the columns 日期, 类别 and 节日 names.

    UTF-8 with or without byte order mark; GB18030, as Excel saves in China, is taken where the
    header proves it. Every wrong row is a problem of its own.
    """
    rows: list[tuple[str, NoticeDay]] = []
    problems: list[Problem] = []
    try:
        for row, cells in _cells(content):
            read = _day(cells, row)
            if isinstance(read, NoticeDay):
                rows.append((row, read))
            else:
                problems += read
    except Unreadable as error:
        return NoticeRead((), (Problem("", "", error.reason),))
    problems += faults(year, rows)
    days = sorted((day for _row, day in rows), key=lambda day: day.on)
    return NoticeRead(tuple(days), tuple(problems))


def _cells(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each row below the header, by the line it ends in. Raises Unreadable for what is no such table."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    count = 0
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if header != list(COLUMNS):
            found = _shown(",".join(header)) or "空的"
            raise Unreadable(f"第一行应是 {','.join(COLUMNS)}，现在是 {found}")
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            count += 1
            if count > MAX_ROWS:
                raise Unreadable(f"超过 {MAX_ROWS} 行，不像一份放假通知")
            yield f"第 {reader.line_num} 行", cells
    except csv.Error:
        reason = f"第 {reader.line_num} 行的引号不成对，请用表格软件重新保存为 CSV"
        raise Unreadable(reason) from None
    if not count:
        raise Unreadable("没有一天，第二行起每行写一天")


def _text(content: bytes) -> str:
    """What the file says. GB18030 is believed only where the header comes out; bytes alone would not tell it."""
    if len(content) > MAX_BYTES:
        raise Unreadable(f"文件有 {len(content)} 字节，超过上限 {MAX_BYTES}，不像一份放假通知")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig" or all(name in text.partition("\n")[0] for name in COLUMNS):
            return text
    raise Unreadable("文件不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8”")


def _day(cells: list[str], row: str) -> NoticeDay | list[Problem]:
    """The day in one row, or everything that is wrong with the row."""
    if len(cells) != len(COLUMNS):
        return [Problem(row, "", f"应有 {len(COLUMNS)} 格，现有 {len(cells)} 格")]
    written, kind, name = cells
    on = _date(written)
    problems = []
    if on is None:
        problems.append(
            Problem(row, DAY, f"没有“{_shown(written)}”这一天，请写成 2027-01-01 或 2027/1/1")
        )
    if kind not in KINDS:
        problems.append(Problem(row, KIND, f"只能写{OFF}或{MAKEUP}，现在是“{_shown(kind)}”"))
    if on is None or problems:
        return problems
    return NoticeDay(on, KINDS[kind], name)


def _date(written: str) -> date | None:
    """The day as ISO or as Excel rewrites it; None where there is no such day."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    year, *rest = (int(part) for part in found.groups() if part)
    try:
        return date(year, *rest)
    except ValueError:
        return None


def _shown(text: str) -> str:
    """The beginning of what someone wrote, safe to show."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
