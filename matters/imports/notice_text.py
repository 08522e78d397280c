"""The State Council's yearly notice as it is pasted: which days are off, on which work is made up. Pure.

Only what is written is read and nothing guessed: a sentence about days that is not understood is
told, with its line, and a notice that leaves out a holiday of the law is not taken for whole.
Wordings of the notices for 2010 to 2026 are read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matters.imports.notice_sentences import Told, Unclear, days_told
from matters.imports.notices import NoticeDay, NoticeRead, faults
from matters.problems import Problem

LONGEST_TEXT = 20_000
"""Characters. A notice has fewer than two thousand."""

FESTIVALS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""Every notice since the one for 2008 names all seven. Source: 全国年节及纪念日放假办法 art. 2."""
SINCE = 2008

_NUMBERED = (
    r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\))"
)
_NAMED = rf"[^:。;,\d\n]{{0,12}}(?:{'|'.join(FESTIVALS)})[^:。;,\d\n]{{0,12}}"
_HEAD = re.compile(
    rf"(?:^|(?<=[。;:]))(?:[-—·•●]*{_NUMBERED}([^:。;,\d\n]{{1,20}}?)|[-—·•●]*({_NAMED})):"
)
_ENDED = re.compile(r"[。;:!]$|(?:放假|调休|公休|上班|补休|天|连休|休息)$")
_DATED = re.compile(r"\d{1,2}日")
_STARTS_WITH_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_VERBS = ("放假", "补休", "上班", "调休")
_ASIDE = ("鼓励", "国务院", "节假日期间")
_PREAMBLE = ("国务院", "通知如下", "放假办法")
_YEAR_NAMED = re.compile(r"(\d{4})年(?:元旦|部分节假日)")
_NUMBER = re.compile(r"国办发(?:明电)?〔\d{4}〕\d{1,4}号")
_SIGNED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True)
class Heading:
    """What stands above and below the days: the notice's number and the day it was signed. Empty if absent."""

    number: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class _Item:
    """What the notice says about one holiday, sentence by sentence, and where it begins."""

    line: int
    name: str
    sentences: tuple[str, ...]


def read(text: str, year: int) -> NoticeRead:
    """The days that the notice for `year` names, and what is wrong with it, line by line."""
    if len(text) > LONGEST_TEXT:
        return NoticeRead((), (Problem("", "", f"超过 {LONGEST_TEXT} 个字，只要粘贴通知正文"),))
    paragraphs = tuple(_paragraphs(text))
    problems: list[Problem] = []
    rows: list[tuple[str, NoticeDay]] = []
    empty: dict[str, int] = {}
    names: list[str] = []
    for item in _items(paragraphs, problems):
        names.append(item.name)
        before = len(rows) + len(problems)
        for sentence in item.sentences:
            rows += [
                (_row(item.line), NoticeDay(told.on, told.is_off, item.name))
                for told in _told(sentence, item, year, problems)
            ]
        if len(rows) + len(problems) > before:
            empty.pop(item.name, None)
        else:
            empty.setdefault(item.name, item.line)
    problems += [_problem(line, name, "没有写日期") for name, line in empty.items()]
    problems += _about_the_whole(paragraphs, "".join(names), year)
    problems += faults(year, rows)
    days = sorted((day for _line, day in rows), key=lambda day: day.on)
    return NoticeRead(tuple(days), tuple(problems))


def heading(text: str) -> Heading:
    """The number and the date of the notice, where the pasted text has them."""
    lines = [line for _number, line in _lines(text[:LONGEST_TEXT])]
    number = next((found[0] for line in lines if (found := _NUMBER.search(line))), "")
    for line in reversed(lines):
        if signed := _SIGNED.fullmatch(line.removeprefix("国务院办公厅")):
            try:
                return Heading(number, date(*(int(part) for part in signed.groups())))
            except ValueError:
                break
    return Heading(number)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line, in half-width signs and without spaces."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, re.sub(r"\s", "", unicodedata.normalize("NFKC", line))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Lines, those drawn together that were broken within a sentence."""
    start, whole = 0, ""
    for number, line in _lines(text):
        goes_on = whole and line and not _ENDED.search(whole) and not _HEAD.match(line)
        if goes_on:
            whole += line
            continue
        if whole:
            yield start, whole
        start, whole = number, line
    if whole:
        yield start, whole


def _items(paragraphs: Iterable[tuple[int, str]], problems: list[Problem]) -> Iterator[_Item]:
    """The parts of the notice that begin with a holiday's name; other lines with days are told as unread."""
    name = ""
    for line, paragraph in paragraphs:
        heads = list(_HEAD.finditer(paragraph))
        before = paragraph[: heads[0].start()] if heads else paragraph
        if name and _STARTS_WITH_DAY.match(before) and _speaks_of_days(before):
            yield _Item(line, name, _sentences(before))
        elif _speaks_of_days(before) and not any(word in before for word in _PREAMBLE):
            problems.append(_problem(line, before, "没有看懂这一行，请写成“节日：日期放假”"))
        ends = [*(head.start() for head in heads[1:]), len(paragraph)]
        for head, end in zip(heads, ends, strict=False):
            name = head[1] or head[2]
            yield _Item(line, name, _sentences(paragraph[head.end() : end]))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[。;](?![^(]*\))", text) if part)


def _speaks_of_days(text: str) -> bool:
    """Whether leaving `text` out could lose a day; what is only recommended is not decreed."""
    is_aside = text.startswith(_ASIDE)
    return not is_aside and bool(_DATED.search(text)) and any(verb in text for verb in _VERBS)


def _told(sentence: str, item: _Item, year: int, problems: list[Problem]) -> list[Told]:
    if sentence.startswith(_ASIDE) or not any(char.isdigit() for char in sentence):
        return []
    try:
        return days_told(sentence, year)
    except Unclear as unclear:
        problems.append(_problem(item.line, sentence, unclear.reason))
        return []


def _about_the_whole(
    paragraphs: Iterable[tuple[int, str]], named: str, year: int
) -> Iterator[Problem]:
    """Whether it is the notice for `year`, and names every holiday of the law."""
    for line, paragraph in paragraphs:
        other = _YEAR_NAMED.search(paragraph)
        if other and int(other[1]) != year:
            yield _problem(line, other[0], f"这是 {other[1]} 年的通知，不是 {year} 年的")
            break
    missing = [name for name in FESTIVALS if name not in named] if year >= SINCE else []
    if missing and named:
        words = "、".join(missing)
        yield Problem("", "", f"没有读到{words}的安排，请粘贴通知全文")
    elif not named:
        yield Problem("", "", "没有读到放假安排，请粘贴通知全文")


def _problem(line: int, written: str, reason: str) -> Problem:
    shown = written if len(written) <= 60 else f"{written[:60]}…"
    return Problem(_row(line), "", f"“{shown}”：{reason}")


def _row(line: int) -> str:
    return f"第 {line} 行"
