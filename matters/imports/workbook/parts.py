"""Rows of the child sheets of the filled template → rows of a revision. Pure."""

import re
from collections.abc import Callable
from typing import Any

from matters.imports.reading import phone
from matters.imports.rows import (
    CitationRow,
    FeeRow,
    IntermediaryRow,
    MaterialRow,
    ProcedureRow,
    QuestionRow,
    SituationRow,
    StepRow,
    TrackRow,
    WindowRow,
)
from matters.imports.workbook import columns as sheets
from matters.imports.workbook.shapes import SheetDefinition
from matters.imports.workbook.values import split
from matters.limits import COUNTED_UNITS, Limit

Values = dict[str, Any]
Refuse = Callable[[str, str], None]
"""Takes the label of a column and the reason."""


def limit_of(values: Values, prefix: str, label: str, refuse: Refuse) -> Limit:
    """The limit in `<prefix>_amount`, `_unit` and `_note`; tells what does not go together."""
    amount, unit = values.get(f"{prefix}_amount"), values.get(f"{prefix}_unit", "")
    if amount is not None and not unit:
        refuse(label, f"填了数字 {amount}，没有选单位")
    elif amount is not None and unit not in COUNTED_UNITS:
        refuse(label, "单位选了“当场办结”或“法律未设期限”的，数字要留空")
    elif amount is None and unit in COUNTED_UNITS:
        refuse(label, "选了单位，没有填数字")
    return Limit(amount, unit, values.get(f"{prefix}_note", ""))


def unquoted(title: str) -> str:
    """The title of a document without 《》 around it."""
    match = re.fullmatch(r"《([^《》]*)》", title)
    return match[1] if match else title


def situation(values: Values, refuse: Refuse) -> SituationRow:
    return SituationRow(**values)


def material(values: Values, refuse: Refuse) -> MaterialRow:
    return MaterialRow(**values)


def step(values: Values, refuse: Refuse) -> StepRow:
    limit = limit_of(values, "limit", "时限", refuse)
    if "promised_amount" in values and limit.amount is None:
        refuse("环节承诺时限", "填了环节承诺时限的，要先填时限和单位")
    return StepRow(**_without_limit(values), limit=limit)


def procedure(values: Values, refuse: Refuse) -> ProcedureRow:
    if "effect" in values and values.get("counts_in_limit") is not False:
        refuse(
            "对计时的影响",
            "不计入办结时限的程序才影响计时。请把“计入办结时限”填为“否”，或留空这一格",
        )
    return ProcedureRow(**_without_limit(values), limit=limit_of(values, "limit", "时限", refuse))


def track(values: Values, refuse: Refuse) -> TrackRow:
    return TrackRow(**_without_limit(values), limit=limit_of(values, "limit", "时限", refuse))


def fee(values: Values, refuse: Refuse) -> FeeRow:
    return FeeRow(**values)


def window(values: Values, refuse: Refuse) -> WindowRow:
    if not values.keys() & {"name", "hall", "address", "phones"}:
        refuse("窗口名称", "窗口名称、大厅、地址、电话至少填一项")
    return WindowRow(**{**values, "phones": phone(values.get("phones", ""))})


def citation(values: Values, refuse: Refuse) -> CitationRow:
    values = dict(values)
    document, number = unquoted(values.pop("document")), values.pop("document_number", "")
    if not document:
        refuse("文件名称", "书名号里没有文件名称")
    return CitationRow(document=document, number=number, **values)


def intermediary(values: Values, refuse: Refuse) -> IntermediaryRow:
    return IntermediaryRow(**values)


def question(values: Values, refuse: Refuse) -> QuestionRow:
    return QuestionRow(**values)


def _without_limit(values: Values) -> Values:
    return {key: value for key, value in values.items() if not key.startswith("limit_")}


BUILDERS: tuple[tuple[SheetDefinition, str, Callable[[Values, Refuse], Any]], ...] = (
    (sheets.SITUATIONS, "situations", situation),
    (sheets.MATERIALS, "materials", material),
    (sheets.STEPS, "steps", step),
    (sheets.PROCEDURES, "procedures", procedure),
    (sheets.TRACKS, "tracks", track),
    (sheets.FEES, "fees", fee),
    (sheets.WINDOWS, "windows", window),
    (sheets.CITATIONS, "citations", citation),
    (sheets.INTERMEDIARIES, "intermediaries", intermediary),
    (sheets.QUESTIONS, "questions", question),
)
"""Which field of a revision each child sheet fills, and how."""


def known_situations(
    pieces: tuple[str, ...], known: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of situations out of the pieces a cell was split into, and the pieces that are none.

    A name may hold a separator itself ("新设、变更"): neighbouring pieces are joined again where
    together they are a known name.
    """
    by_pieces = {tuple(split(name)): name for name in known}
    longest = max(map(len, by_pieces), default=0)
    found: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(min(start + longest, len(pieces)), start, -1):
            name = by_pieces.get(pieces[start:end])
            if name is not None:
                found.append(name)
                start = end
                break
        else:
            unknown.append(pieces[start])
            start += 1
    return tuple(dict.fromkeys(found)), tuple(unknown)
