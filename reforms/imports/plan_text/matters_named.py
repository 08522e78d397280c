"""Which matters a measure names, and what is done with each. Pure.

Names are sought where a sentence does something to a list of matters: behind 将, 对, 取消, 推广 …, up to
the words that close it (等8项, 由许可改为备案, 下放至 …), in quoted lists of matters, and, as mentions,
wherever a name of the catalogue stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reforms.imports.plan_text import matter_names
from reforms.imports.plan_text.catalogue_names import Catalogue
from reforms.imports.plan_text.draft import MENTION, PARTNER, SUBJECT, NamedMatter
from reforms.imports.plan_text.matter_names import Name
from reforms.imports.plan_text.numerals import value
from reforms.imports.plan_text.passages import Sentence
from reforms.imports.plan_text.phrases import nearest_mode

MOST_CLOSINGS = 40
WINDOW = 2000
"""Characters after an opening word within which its list must close."""

_OPENER = re.compile(
    "将|把|(?<![未被已])取消|推广|(?:(?<=^)|(?<=[,、:是先别]))对(?:于)?(?![标接照口外象应])"
    "|(?:(?<=^)|(?<=[,:是]))(?:下放|合并)"
)
_COUNT = "(?:\\d{1,4}|[一二三四五六七八九十两]{1,3})"
_STRONG = re.compile(
    f"(?P<count>等?{_COUNT})(?:项|个(?=[^,。;]{{0,8}}事项))"
    "|(?P<closed>由(?:行政)?(?:许可|审批)[^,。;]{0,6}?(?:改为|调整为|转为)|分别与|下放|并入)"
    "|(?P<soft>等[^,。;、等]{0,6}事项(?!、)|(?:实施|实行|推行|试点|全面)?(?:当场办结|告知承诺))"
    "|合并|授权|推广[至到]|(?:的现场检查)?(?:联合|同步|合并)进行|的现场检查"
    "|在[^,。;、□]{2,12}(?:试点|实施|推行)|改为|进行审批|(?:予以|一律|全部)?取消(?=$|,)"
)
_WEAK = re.compile("实施|实行|推行|提供|纳入|进行")
_UP_TO_COMMA = ("取消", "推广", "下放", "合并")
_ANEW = ("将", "把", "对", "对于")
"""Words that begin a new list also inside what looked like one."""
_WITH = re.compile("与([^,。;]{2,120}?)(?:合并|的现场检查|联合进行)")
_QUOTED = re.compile("(?:“[^“”]{2,60}”[、和及]?)+")
_OF_QUOTED = re.compile(
    rf"等?(?:{_COUNT}[个项])?(?:办理|高频|审批|许可|备案|政务服务)?(?:等)?事项|(?P<kind>的?(?:备案|许可))"
)
_SLOGANS = re.compile(
    "一网通办|一件事|办不成事|证照分离|放管服|一业一证|两品一械|双随机|好差评|跨省通办|智慧好办|一网统管|[一二三四五六七八九十两多四]个"
)
_PLACE = re.compile(
    "在([\u4e00-\u9fff]{2,9}?(?:新区|自贸区|自贸试验区|新片区|区|县|市))(?:先行)?(?:试点|试行|开展|实施)(?!的?基础|经验|后)"
)


@dataclass(frozen=True)
class MattersNamed:
    """`stated` is the number of matters the text says its lists have; None where a list has no number."""

    matters: tuple[NamedMatter, ...] = ()
    stated: int | None = None
    differences: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _List:
    """A list in its sentence; `closing` is the match of the words that close it."""

    start: int
    end: int
    opener: str
    closing: re.Match[str] | None


def in_sentences(sentences: Iterable[Sentence], catalogue: Catalogue) -> MattersNamed:
    found: dict[tuple[str, str, str], NamedMatter] = {}
    stated: list[int] = []
    differences: list[tuple[int, str]] = []
    for sentence in sentences:
        matters, counts = _in_sentence(sentence, catalogue)
        for one in matters:
            if one.role != MENTION or one.name not in {name for name, _scope, _mode in found}:
                found.setdefault((one.name, one.scope, one.mode), one)
        for said, named in counts:
            stated.append(said)
            if said != named:
                differences.append((sentence.line, f"文中说 {said} 项，读出 {named} 项"))
    total = sum(stated) if stated else None
    return MattersNamed(tuple(found.values()), total, tuple(differences))


def _in_sentence(
    sentence: Sentence, catalogue: Catalogue
) -> tuple[list[NamedMatter], list[tuple[int, int]]]:
    text = sentence.text
    shape = matter_names.shape_of(text, catalogue)
    place = found[1] if (found := _PLACE.search(shape)) else ""
    partners = _partners(text, shape)
    taken = [(one.start, one.end) for one in partners]
    matters: list[NamedMatter] = []
    counts: list[tuple[int, int]] = []
    for one in _lists(shape):
        is_closed = bool(one.closing and one.closing.re is _STRONG and one.closing["closed"])
        listed = matter_names.names(text, shape, one.start, one.end, is_closed=is_closed)
        if not listed:
            continue
        said = _said(one.closing)
        if said:
            counts.append((said, len(listed)))
        mode = nearest_mode(one.opener, shape[one.end : one.end + 80])
        pairs = _paired(listed, partners, is_each=shape.startswith("分别", one.end))
        matters += [
            NamedMatter(
                name.text, sentence.line, name.scope, name.condition, place, mode, SUBJECT, own
            )
            for name, own in zip(listed, pairs, strict=True)
        ]
        taken += [(name.start, name.end) for name in listed]
    matters += [NamedMatter(one.text, sentence.line, one.scope, role=PARTNER) for one in partners]
    matters += _quoted(text, sentence.line)
    matters += _mentions(text, sentence.line, catalogue, taken)
    return matters, counts


def _lists(shape: str) -> Iterator[_List]:
    """Each list from its opening word, or from the beginning of the sentence, to the words that close it."""
    closings = _Closings(shape)
    openers = list(_OPENER.finditer(shape))
    anew = [one.start() for one in openers if one[0] in _ANEW] + [len(shape)]
    resume = 0
    first = closings.behind(0, anew[0])
    if first and not (openers and openers[0].start() <= first.start()) and _tells_alone(first):
        end = first.start()
        yield _List(max(0, end - WINDOW), end, "", first)
        resume = first.end()
    for opener in openers:
        start = opener.end()
        if opener.start() < resume:
            continue
        closing = closings.behind(start, anew[bisect_left(anew, start)])
        end = closing.start() if closing else len(shape)
        if closing is None:
            if opener[0] not in _UP_TO_COMMA:
                continue
            comma = shape.find(",", start, end)
            end = comma if comma >= 0 else end
        resume = closing.end() if closing else end
        yield _List(start, min(end, start + WINDOW), opener[0], closing)


def _tells_alone(closing: re.Match[str]) -> bool:
    """The closing words show a list although no word opened it."""
    return closing.re is _STRONG and bool(closing["count"] or closing["closed"] or closing["soft"])


class _Closings:
    """The words of one sentence that may close a list."""

    def __init__(self, shape: str) -> None:
        self._strong = list(_STRONG.finditer(shape))
        self._weak = list(_WEAK.finditer(shape))

    def behind(self, place: int, anew: int) -> re.Match[str] | None:
        """What closes a list that begins at `place`.

        当场办结 and 等事项 may also stand inside a list that 等8项 closes, unless another begins at `anew`.
        """
        near = None
        for closing in self._from(self._strong, place):
            near = near or closing
            if closing.start() >= anew or not (closing["soft"] or closing["count"]):
                break
            if closing["count"] and closing["count"].startswith("等"):
                return closing
            if closing["count"] and closing is near:
                return closing
        return near or next(self._from(self._weak, place), None)

    @staticmethod
    def _from(closings: list[re.Match[str]], place: int) -> Iterator[re.Match[str]]:
        at = bisect_left(closings, place, key=lambda one: one.start())
        for closing in closings[at : at + MOST_CLOSINGS]:
            if closing.start() > place + WINDOW:
                return
            yield closing


def _said(closing: re.Match[str] | None) -> int:
    if closing is None or closing.re is not _STRONG or not closing["count"]:
        return 0
    return value(closing["count"].removeprefix("等"))


def _partners(text: str, shape: str) -> list[Name]:
    """What a list is merged or inspected with."""
    return [
        name
        for one in _WITH.finditer(shape)
        for name in matter_names.names(text, shape, one.start(1), one.end(1))
    ]


def _paired(listed: list[Name], partners: list[Name], *, is_each: bool) -> list[tuple[str, ...]]:
    """“甲、乙分别与丙和丁合并”: 甲 with 丙, 乙 with 丁; else each with all that stand behind the list."""
    behind = [one for one in partners if one.start > listed[-1].end]
    if is_each and len(behind) == len(listed):
        return [(one.text,) for one in behind]
    return [tuple(dict.fromkeys(one.text for one in behind))] * len(listed)


def _quoted(text: str, line: int) -> Iterator[NamedMatter]:
    """Matters in quotation marks that the words behind them call matters."""
    for run in _QUOTED.finditer(text):
        behind = _OF_QUOTED.match(text, run.end())
        if behind is None:
            continue
        kind = (behind["kind"] or "").removeprefix("的")
        for name in re.findall("“([^“”]{2,60})”", run[0]):
            if not _SLOGANS.search(name):
                mode = nearest_mode("", text[run.end() : run.end() + 20])
                yield NamedMatter(f"{name}{kind}", line, mode=mode)


def _mentions(
    text: str, line: int, catalogue: Catalogue, taken: list[tuple[int, int]]
) -> Iterator[NamedMatter]:
    told = bytearray(len(text))
    for start, end in taken:
        told[start:end] = b"\1" * (end - start)
    for start, end in catalogue.spans(text):
        if not any(told[start:end]):
            yield NamedMatter(text[start:end], line, role=MENTION)


def linked(
    matters: Iterable[NamedMatter], catalogue: Catalogue
) -> Iterator[tuple[NamedMatter, str]]:
    """Each matter with the one of the catalogue it stands for, and what a person has to look at.

    Without a catalogue there is nothing to look at.
    """
    for one in matters:
        found = catalogue.matches(one.name, one.scope)
        reason = ""
        if len(found) > 1:
            named = "、".join(dict.fromkeys(match.name for match in found))
            reason = f"“{one.name}”在目录里有 {len(found)} 个（{named[:200]}），请用 slug 指明"
        elif not found and catalogue:
            reason = f"目录里没有“{one.name}”"
        elif one.role == MENTION:
            reason = f"还提到目录里的“{one.name}”，没有列为改革的事项"
        yield replace(one, match=found[0] if len(found) == 1 else None), reason
