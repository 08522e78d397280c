"""The outline of a document: 一、 (一) 1. (1) 第一, and which of its headings are measures. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reforms.imports.plan_text import offices_named
from reforms.imports.plan_text.decoding import Line
from reforms.imports.plan_text.passages import Passage, passage

PART, SECTION, ITEM, SUBITEM, ORDINAL = "part", "section", "item", "subitem", "ordinal"
ITEMS = {ITEM, SUBITEM}
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARKS = (
    (PART, re.compile(rf"({_NUMERAL})、\s*(.+)")),
    (SECTION, re.compile(rf"\(({_NUMERAL})\)\s*(.+)")),
    (ITEM, re.compile(r"([1-9]\d{0,2})[.、]\s*(?!\d)(.+)")),
    (SUBITEM, re.compile(r"\(([1-9]\d{0,2})\)\s*(.+)")),
    (ORDINAL, re.compile(rf"第({_NUMERAL})[,、:]\s*(.+)")),
)
_ANNEX = re.compile(r"附件\s*(?:[1-9]\d?|[一二三四五六七八九十])?\s*(?:[:.、]|$)")
HEADER = re.compile(r"[\s|]*序号.{0,60}(?:责任|牵头|负责)")
"""The row above a table of tasks."""
_GENERAL = re.compile(
    "指导思想|基本原则|工作原则|总体要求|工作目标|总体目标|主要目标|保障措施|组织保障|组织领导|组织实施"
)
_TITLE_END = re.compile("[。;!?]")
LONGEST_TITLE_LINE = 30
"""A heading of at most so many characters without a full stop is a title of its own."""


@dataclass(eq=False)
class Node:
    """A heading with the lines under it, up to the next heading."""

    kind: str
    number: str
    line: Line
    parents: tuple["Node", ...] = ()
    children: list["Node"] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def clause(self) -> str:
        return "".join(_shown(one) for one in (*self.parents, self))

    @property
    def title(self) -> str:
        return _TITLE_END.split(self.line.text, maxsplit=1)[0].strip()

    @property
    def body(self) -> Passage:
        """All that stands under the number; a title on a line of its own is not joined with what follows."""
        text = self.line.text
        ended = Line(self.line.number, f"{text}。") if _stands_alone(text) else self.line
        return passage([ended, *self.lines])

    @cached_property
    def offices(self) -> offices_named.OfficesNamed:
        """Who answers for it, as its own text says."""
        return offices_named.in_passage(self.body)

    @property
    def last_line(self) -> int:
        return self.lines[-1].number if self.lines else self.line.number

    @property
    def is_general(self) -> bool:
        return any(_GENERAL.search(one.title) for one in (*self.parents, self))

    @property
    def is_beside_items(self) -> bool:
        """A section without items, in a part of which other sections have some."""
        if self.kind != SECTION or self.children or not self.parents:
            return False
        return self.parents[-1].has_items_below

    @cached_property
    def has_items_below(self) -> bool:
        """Some section of this part has items. Asked when the outline is whole."""
        return any(one.children for one in self.children)


@dataclass(frozen=True)
class Outline:
    """What stands before the first heading, the headings, and all from the annex on."""

    head: tuple[Line, ...]
    nodes: tuple[Node, ...]
    annex: tuple[Line, ...]
    item_kind: str

    def measures(self) -> Iterator[Node]:
        """The numbered items; beside them the sections of the same part that have none, and headings
        above items that themselves say who is responsible.

        Without items: the lowest headings that are no principles, aims or safeguards.
        """
        has_items = self.item_kind in ITEMS
        for node in self.nodes:
            if has_items:
                has_own = bool(node.children and node.lines and node.offices)
                if node.kind == self.item_kind or node.is_beside_items or has_own:
                    yield node
            elif not node.children and not node.is_general:
                yield node


def outline(lines: Sequence[Line]) -> Outline:
    marked = [(line, *_mark(line)) for line in lines]
    main = _annex_at(marked)
    kinds = {kind for _line, kind, _number, _text in marked[:main] if kind}
    item_kind = next(
        (kind for kind in (ITEM, SUBITEM, SECTION, PART, ORDINAL) if kind in kinds), ITEM
    )
    order = (PART, SECTION) if item_kind in {PART, SECTION} else (PART, SECTION, item_kind)
    head: list[Line] = []
    nodes: list[Node] = []
    above: list[Node] = []
    for line, kind, number, text in marked[:main]:
        if kind not in order:
            (nodes[-1].lines if nodes else head).append(line)
            continue
        above = [one for one in above if order.index(one.kind) < order.index(kind)]
        node = Node(kind, number, Line(line.number, text), tuple(above))
        if above:
            above[-1].children.append(node)
        above.append(node)
        nodes.append(node)
    return Outline(tuple(head), tuple(nodes), tuple(lines[main:]), item_kind)


def _annex_at(marked: Sequence[tuple[Line, str, str, str]]) -> int:
    """Where the annex begins: the first line behind a heading that says so, or that heads its table."""
    first = next((at for at, one in enumerate(marked) if one[1]), len(marked))
    for at in range(first, len(marked)):
        text = marked[at][0].text
        if _ANNEX.match(text):
            return at
        if HEADER.match(text):
            return at - 1 if marked[at - 1][0].text.startswith(("附件", "附表")) else at
    return len(marked)


def _mark(line: Line) -> tuple[str, str, str]:
    for kind, mark in _MARKS:
        if found := mark.fullmatch(line.text):
            return kind, found[1], found[2]
    return "", "", ""


def _shown(node: Node) -> str:
    return f"({node.number})" if node.kind in {SECTION, SUBITEM} else node.number


def _stands_alone(text: str) -> bool:
    return len(text) <= LONGEST_TITLE_LINE and not _TITLE_END.search(text)
