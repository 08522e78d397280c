"""Reads a document: bytes in, a draft of its measures out, with all that could not be placed. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matters.imports.reading import Unreadable
from matters.problems import Problem
from reforms.imports.plan_text import annex, decoding, figures, head, headings, matters_named
from reforms.imports.plan_text import measures as drafting
from reforms.imports.plan_text.catalogue_names import Catalogue
from reforms.imports.plan_text.decoding import Line
from reforms.imports.plan_text.draft import (
    DraftPlan,
    DraftSection,
    TextReading,
    Unplaced,
)
from reforms.imports.plan_text.passages import passage

NO_MEASURES = "没有找到编号的举措（一、（一）1. 第一，…），不是改革方案，或者编号在另存时丢了"
NO_PLAN = "文字不像改革方案：很少说到审批、事项、改革、办事，请核对文件"
MOST_MEASURES = 20_000
LEAST_WORDS = 8
"""Words of the field in a thousand characters; the five documents this was tried on have 28 to 66, prose next to none."""
_FIELD = re.compile(
    "审批|许可|备案|事项|改革|政务|办事|监管|便民|服务|办理|告知承诺|证照|举措|窗口|企业|群众|落实|责任单位"
)


def read(
    content: bytes,
    catalogue: Iterable[tuple[str, str]] = (),
    regions: Iterable[tuple[str, str]] = (),
) -> TextReading:
    """The draft of the plan whose text `content` is: Markdown or plain text, UTF-8 or GB18030.

    `catalogue` are (slug, name) of the matters that may be meant, `regions` (code, name). A file that
    is no plan gives one problem and nothing else.
    """
    try:
        lines = decoding.lines(content)
        return TextReading(_plan(lines, Catalogue(catalogue), tuple(regions)))
    except Unreadable as error:
        return TextReading(None, (Problem("", "", error.reason),))


def _plan(
    lines: Sequence[Line], catalogue: Catalogue, regions: Sequence[tuple[str, str]]
) -> DraftPlan:
    _check_words(lines)
    outline = headings.outline(lines)
    title = head.title_of(lines)
    found = head.head(lines, title, regions)
    behind = annex.annex(outline.annex) if outline.annex else annex.Annex()
    nodes = tuple(outline.measures())
    _check_number(len(nodes) + len(behind.rows))
    unplaced: list[Unplaced] = []
    measures = [
        *(drafting.of_node(node, number, catalogue, unplaced) for node, number in _numbered(nodes)),
        *(drafting.of_row(row, catalogue, unplaced) for row in behind.rows),
    ]
    unplaced += _of_head(found)
    unplaced += [
        Unplaced(line, "", "annex", f"附件{number}“{name[:80]}”只有名称，没有随文")
        for line, number, name in behind.only_named
    ]
    if not outline.annex:
        unplaced += _announced(lines)
    unplaced += [
        Unplaced(one.first_line, one.number, "due_on", f"时间节点 {one.due_on} 早于方案的成文日期")
        for one in measures
        if one.due_on and found.issued_on and one.due_on < found.issued_on
    ]
    return DraftPlan(
        title=found.title,
        issuer_name=found.issuer_name,
        document_number=found.document_number,
        issued_on=found.issued_on,
        region_code=found.region_code,
        measures=tuple(measures),
        sections=tuple(_sections(outline, nodes, catalogue, unplaced)),
        unplaced=tuple(sorted(set(unplaced))),
    )


def _numbered(nodes: Sequence[headings.Node]) -> Iterator[tuple[headings.Node, str]]:
    """Numbers stay as the text has them; where they begin anew in each section, the clause is the number."""
    numbers = [node.number if node.kind in headings.ITEMS else node.clause for node in nodes]
    if len(set(numbers)) < len(numbers):
        numbers = [node.clause[:14] for node in nodes]
    seen: Counter[str] = Counter()
    for node, number in zip(nodes, numbers, strict=True):
        seen[number] += 1
        yield node, number if seen[number] == 1 else f"{number}-{seen[number]}"


def _sections(
    outline: headings.Outline,
    measures: Sequence[headings.Node],
    catalogue: Catalogue,
    unplaced: list[Unplaced],
) -> Iterator[DraftSection]:
    """Headings with text of their own that are no measures; matters they name belong to no measure yet."""
    chosen = set(measures)
    for node in outline.nodes:
        if node in chosen or not node.lines:
            continue
        sentences = list(passage(node.lines).sentences())
        matters = matters_named.in_sentences(sentences, catalogue).matters
        if matters:
            names = "、".join(one.name for one in matters)
            reason = f"{node.clause}不是举措，点到的事项没有归到哪一项：{names[:300]}"
            unplaced.append(Unplaced(matters[0].line, "", "matters", reason))
        yield DraftSection(
            node.clause,
            node.title,
            node.line.number,
            node.last_line,
            figures.figures(sentences),
            matters,
        )


def _check_words(lines: Sequence[Line]) -> None:
    letters = sum(len(line.text) for line in lines)
    words = sum(len(_FIELD.findall(line.text)) for line in lines)
    if words * 1000 < LEAST_WORDS * letters:
        raise Unreadable(NO_PLAN)


def _check_number(measures: int) -> None:
    if not measures:
        raise Unreadable(NO_MEASURES)
    if measures > MOST_MEASURES:
        raise Unreadable(f"有 {measures} 项编号的举措，一个方案最多 {MOST_MEASURES} 项，请核对文件")


def _of_head(found: head.Head) -> Iterator[Unplaced]:
    if not found.title:
        yield Unplaced(0, "", "title", "没有认出方案的名称")
    if not found.issuer_name:
        yield Unplaced(0, "", "issuer_name", "没有认出发文机关")
    if found.issued_on is None:
        yield Unplaced(0, "", "issued_on", "没有认出成文日期")
    if not found.document_number:
        yield Unplaced(0, "", "document_number", "没有认出文号")
    if not found.region_code:
        yield Unplaced(0, "", "region_code", found.region_doubt)


def _announced(lines: Sequence[Line]) -> Iterator[Unplaced]:
    for line in lines:
        if re.search(r"[(,]?(?:详)?见附件|\(附件\d?\)", line.text):
            yield Unplaced(line.number, "", "annex", "正文说到附件，附件不在文件里")
