"""The annex of a plan: its rows, also where their columns ran together, and annexes of which only the name is there. Pure.

A row that lost its columns reads “5.做什么。区民政局,街道、镇”, and the first of a group
“2某一部分10.做什么。…”: the number to expect next tells where a row begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reforms.imports.plan_text.decoding import Line
from reforms.imports.plan_text.headings import HEADER
from reforms.imports.plan_text.passages import Passage, passage

_GROUP = re.compile(r"(\d{1,2})\s*([^\d。;|][^。;|]{0,60}?)\s*$")
_LISTED = re.compile(r"(?:附件\s*[:.、]?\s*)?([1-9]\d?)[.、]\s*(\S.*)")
_NAMED = re.compile(r"附件\s*([1-9]\d?|[一二三四五六七八九十])?\s*[:.、]?\s*(.*)")
_RULE = re.compile(r"[\s|:\-]+")


@dataclass(frozen=True)
class Row:
    """`units` is the cell of the responsible units where the row kept its columns, else None."""

    number: int
    section: str
    body: Passage
    first_line: int
    last_line: int
    units: str | None = None


@dataclass(frozen=True)
class Annex:
    """Either rows, or (line, number, name) of annexes that did not come with the text."""

    rows: tuple[Row, ...] = ()
    only_named: tuple[tuple[int, str, str], ...] = ()


def annex(lines: Sequence[Line]) -> Annex:
    header = next((at for at, line in enumerate(lines) if HEADER.match(line.text)), None)
    if header is None:
        return Annex(only_named=tuple(_names(lines)))
    if lines[header].text.startswith("|"):
        return Annex(tuple(_table(lines[header:])))
    return Annex(tuple(_run_together(lines[header + 1 :])))


def _names(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    return [
        (line.number, one[1] or "", one[2])
        for line in lines
        if (one := _LISTED.fullmatch(line.text) or _NAMED.fullmatch(line.text))
    ]


def _run_together(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    section, pending, number = "", [], 0
    for line in lines:
        wanted = number + 1
        starts = re.search(rf"(?<!\d){wanted}[.、]\s*(?=\S)", line.text[:90])
        group = _GROUP.fullmatch(line.text[: starts.start()]) if starts else None
        if starts is None or not (group or starts.start() == 0):
            pending.append(line)
            continue
        if number:
            rows.append(_row(number, section, pending))
        if group:
            section = f"({group[1]}) {group[2]}"
        number, pending = wanted, [Line(line.number, line.text[starts.end() :])]
    if number:
        rows.append(_row(number, section, pending))
    return rows


def _row(number: int, section: str, lines: Sequence[Line]) -> Row:
    return Row(number, section, passage(lines, is_row=True), lines[0].number, lines[-1].number)


def _table(lines: Sequence[Line]) -> list[Row]:
    """Rows of a Markdown table: units in the column that says 责任, what to do in the longest other one."""
    header = _cells(lines[0].text)
    units_at = next((at for at, name in enumerate(header) if re.search("责任|牵头|负责", name)), -1)
    rows: list[Row] = []
    seen: set[int] = set()
    section = ""
    for line in lines[1:]:
        if not line.text.startswith("|"):
            break
        cells = _cells(line.text)
        if _RULE.fullmatch(line.text) or len(cells) != len(header):
            continue
        others = [cell for at, cell in enumerate(cells) if at not in {0, units_at}]
        task = max(others, key=len, default="")
        if len(others) > 1 and others[0] and others[0] != task:
            section = others[0]
        own = re.match(r"(\d{1,4})[.、]\s*", task)
        number = int(own[1]) if own else len(rows) + 1
        number = number if number not in seen else max(seen) + 1
        seen.add(number)
        body = passage([Line(line.number, task[own.end() :] if own else task)])
        rows.append(Row(number, section, body, line.number, line.number, cells[units_at]))
    return rows


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.strip("|").split("|")]
