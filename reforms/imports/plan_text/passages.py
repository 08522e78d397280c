"""Text that runs over several lines and still knows in which line each of its words stands. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reforms.imports.plan_text.decoding import Line
from reforms.imports.plan_text.draft import Point
from reforms.imports.plan_text.numerals import value

_CLOSED = frozenset("。;:!?…”)")
_SENTENCE_END = re.compile(r"[。;!?\n]|(?<=[,:、])(?=[一二三四五六七八九十]是)")
_POINT = re.compile(r"(?:^|(?<=[。;,:\n]))([一二三四五六七八九十])是(?!否)")


@dataclass(frozen=True)
class Sentence:
    """Without the sign it ends with and without 一是 before it."""

    text: str
    line: int


@dataclass(frozen=True)
class Passage:
    """`starts` are the places where lines begin, `lines` their numbers."""

    text: str = ""
    starts: tuple[int, ...] = field(default=(0,), repr=False)
    lines: tuple[int, ...] = field(default=(0,), repr=False)

    def line_at(self, place: int) -> int:
        return self.lines[max(bisect_right(self.starts, place) - 1, 0)]

    def sentences(self) -> Iterator[Sentence]:
        start = 0
        for end in _SENTENCE_END.finditer(self.text):
            yield from self._sentence(start, end.start())
            start = end.end()
        yield from self._sentence(start, len(self.text))

    def points(self) -> tuple[Point, ...]:
        found = list(_POINT.finditer(self.text))
        ends = [one.start() for one in found[1:]] + [len(self.text)] * bool(found)
        return tuple(
            Point(
                value(one[1]), self.text[one.end() : end].strip(" ;,。\n"), self.line_at(one.end())
            )
            for one, end in zip(found, ends, strict=True)
        )

    def _sentence(self, start: int, end: int) -> Iterator[Sentence]:
        text = self.text[start:end]
        words = text.strip()
        if point := _POINT.match(words):
            words = words[point.end() :]
        if words:
            yield Sentence(words, self.line_at(start + len(text) - len(text.lstrip())))


def passage(found: Iterable[Line], *, is_row: bool = False) -> Passage:
    """The lines in one piece. A line broken in mid-sentence goes on in the next; a row of a table always does."""
    parts: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length, before = 0, None
    for line in found:
        if before is not None:
            is_broken = line.number == before.number + 1 and before.text[-1] not in _CLOSED
            if not (is_row or is_broken):
                parts.append("\n")
                length += 1
        starts.append(length)
        numbers.append(line.number)
        parts.append(line.text)
        length += len(line.text)
        before = line
    return Passage("".join(parts), tuple(starts), tuple(numbers)) if parts else Passage()
