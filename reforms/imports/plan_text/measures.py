"""One heading or annex row → one draft measure; what is not found is noted. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reforms.imports.plan_text import figures, matters_named, offices_named, phrases
from reforms.imports.plan_text.annex import Row
from reforms.imports.plan_text.catalogue_names import Catalogue
from reforms.imports.plan_text.draft import MENTION, DraftMeasure, DueDay, NamedMatter, Unplaced
from reforms.imports.plan_text.headings import Node
from reforms.imports.plan_text.offices_named import OfficesNamed
from reforms.imports.plan_text.passages import Passage, Sentence

LONGEST_TITLE = 200
LONGEST_SECTION = 100
_FIRST = re.compile("[。;!?\n]")


@dataclass(frozen=True)
class _Source:
    """What a measure is drafted from. `headings` are those that tell its category, nearest first."""

    body: Passage
    offices: OfficesNamed
    headings: tuple[str, ...]
    hint: str = ""


def of_node(
    node: Node, number: str, catalogue: Catalogue, unplaced: list[Unplaced]
) -> DraftMeasure:
    body = node.body
    draft = DraftMeasure(
        number=number,
        title=node.title[:LONGEST_TITLE],
        clause=node.clause[:LONGEST_SECTION],
        first_line=node.line.number,
        last_line=node.last_line,
        text=body.text,
        section=_section(node),
    )
    above = (one.title for one in reversed(node.parents))
    source = _Source(body, node.offices, (*above, node.title), _hint(node))
    return _filled(draft, source, catalogue, unplaced)


def of_row(row: Row, catalogue: Catalogue, unplaced: list[Unplaced]) -> DraftMeasure:
    text = row.body.text
    draft = DraftMeasure(
        number=f"annex-{row.number}",
        title=_FIRST.split(text, maxsplit=1)[0][:LONGEST_TITLE],
        clause=f"附件第{row.number}项",
        first_line=row.first_line,
        last_line=row.last_line,
        text=text,
        section=row.section[:LONGEST_SECTION],
        is_annex=True,
    )
    body, offices = _offices_of(row)
    source = _Source(body, offices, (row.section, draft.title))
    return _filled(draft, source, catalogue, unplaced)


def _offices_of(row: Row) -> tuple[Passage, OfficesNamed]:
    """The row's text without the units at its end, and the units."""
    body = row.body
    if row.units is not None:
        return body, offices_named.in_cell(row.units, row.first_line)
    if in_brackets := offices_named.in_passage(body):
        return body, in_brackets
    if at_end := offices_named.at_end(body):
        return replace(body, text=body.text[: body.text.rfind("。") + 1]), at_end
    return body, offices_named.at_end(body)


def _section(node: Node) -> str:
    if not node.parents:
        return ""
    above = node.parents[-1]
    return f"{above.clause} {above.title}"[:LONGEST_SECTION]


def _hint(node: Node) -> str:
    """Where a heading above says who is responsible, that is told; it is not taken for this measure's own."""
    for above in reversed(node.parents):
        if above.offices:
            return f"；上一级{above.clause}（第 {above.line.number} 行起）写有责任单位"
    return ""


def _filled(
    draft: DraftMeasure, source: _Source, catalogue: Catalogue, unplaced: list[Unplaced]
) -> DraftMeasure:
    sentences = list(source.body.sentences())
    named = matters_named.in_sentences(sentences, catalogue)
    days = figures.due_days(sentences)
    sure = {day.on for day in days if day.on}
    draft = replace(
        draft,
        category=phrases.category(*source.headings),
        modes=phrases.modes(draft.title, source.body.text),
        force=_force(draft.title, sentences),
        force_words=phrases.force_words(sentences),
        leads=source.offices.leads,
        supporters=source.offices.supporters,
        stated_count=named.stated,
        figures=figures.figures(sentences),
        due_days=days,
        due_on=sure.pop() if len(sure) == 1 else None,
        points=source.body.points(),
    )
    linked = list(matters_named.linked(named.matters, catalogue))
    unplaced += [
        Unplaced(line, draft.number, field, reason)
        for line, field, reason in (
            *_missing(draft, source.hint),
            *_of_offices(draft, source.offices),
            *_of_days(draft, days),
            *((line, "matters", reason) for line, reason in named.differences),
            *((one.line, "matters", reason) for one, reason in linked if reason),
        )
    ]
    return replace(draft, matters=tuple(_with_mode(one, draft) for one, _reason in linked))


def _with_mode(one: NamedMatter, draft: DraftMeasure) -> NamedMatter:
    """A matter without a mode of its own has the measure's."""
    return one if one.mode or one.role == MENTION else replace(one, mode=draft.mode)


def _force(title: str, sentences: list[Sentence]) -> str:
    """That of the title and of the first sentence behind it; the other force words are told beside it."""
    texts = [title, *[one.text for one in sentences if one.text != title][:1]]
    return next((force for text in texts if (force := phrases.force_of(text)) != "must"), "must")


def _missing(draft: DraftMeasure, hint: str) -> Iterator[tuple[int, str, str]]:
    line = draft.first_line
    if not draft.title:
        yield line, "title", "没有标题"
    if not draft.modes:
        yield line, "mode", "没有认出改革方式"
    elif len(draft.modes) > 1 and draft.mode not in phrases.modes(draft.title, ""):
        others = "、".join(draft.modes[1:])
        yield line, "mode", f"标题没有写改革方式，按正文取 {draft.mode}，也可能是 {others}"
    if not draft.category:
        yield line, "category", "标题没有写类别"
    if not (draft.leads or draft.supporters):
        yield line, "lead", f"没有写明责任单位{hint}"
    elif not draft.leads:
        yield line, "lead", "只写了配合单位，没有写负责单位"
    if not draft.due_days:
        yield line, "due_on", "没有写明时间节点"
    if len(draft.title) >= LONGEST_TITLE:
        yield line, "title", f"第一句超过 {LONGEST_TITLE} 字，已截断"


def _of_offices(draft: DraftMeasure, offices: OfficesNamed) -> Iterator[tuple[int, str, str]]:
    for line, words in offices.unread:
        yield line, "lead", f"读不出责任单位：“{words[:60]}”"
    for name in offices.twice:
        yield draft.first_line, "supporting", f"“{name}”既列为负责又列为配合，按负责计"
    for name in (*offices.leads, *offices.supporters):
        if not offices_named.kind_of(name):
            yield draft.first_line, "offices", f"看不出“{name}”是哪一类机构"


def _of_days(draft: DraftMeasure, days: tuple[DueDay, ...]) -> Iterator[tuple[int, str, str]]:
    for day in days:
        if day.doubt:
            yield day.line, "due_on", f"“{day.words}”{day.doubt}"
    sure = {day.on for day in days if day.on}
    if len(sure) > 1:
        yield draft.first_line, "due_on", f"写有 {len(sure)} 个时间节点，请选定一个"
