"""Situations of a guide and the materials each asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from matters.choices import (
    ExemptReason,
    MaterialMedium,
    MaterialSource,
    MaterialType,
    Necessity,
)
from portal.presentation.limits import citation_words
from portal.presentation.tables import Line, Table, facts, table
from portal.presentation.words import label, noted


@dataclass(frozen=True)
class Situation:
    name: str
    description: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Materials:
    """`hidden` counts the materials that only other situations ask for; `message` says what was wrong."""

    situations: tuple[Situation, ...]
    chosen: str
    message: str
    table: Table
    hidden: int

    @property
    def query(self) -> dict[str, str]:
        """What a link holds so that it shows the guide of the situation that was chosen."""
        return {"situation": self.chosen} if self.chosen else {}


def _count_words(row: Mapping[str, Any]) -> str:
    said_by_count = {"original": "originals", "copy": "copies"}
    counted = said_by_count.get(row.get("type") or "")
    parts = []
    if counted is None or row.get(counted) is None:
        parts.append(label(MaterialType, row.get("type")))
    if row.get("originals") is not None:
        parts.append(_("原件 %(count)d 份") % {"count": row["originals"]})
    if row.get("copies") is not None:
        parts.append(_("复印件 %(count)d 份") % {"count": row["copies"]})
    parts += [label(MaterialMedium, row.get("medium")), row.get("paper_format") or ""]
    return _("，").join(part for part in parts if part)


def _joined(*parts: str | None) -> str:
    return _("，").join(part for part in parts if part)


def _exempt_words(row: Mapping[str, Any]) -> str:
    reason, note = label(ExemptReason, row.get("exempt_reason")), row.get("exempt_note") or ""
    return noted(reason, note) if reason else note


def _line(row: Mapping[str, Any]) -> Line:
    citation = row.get("citation") or {}
    return Line(
        row["name"],
        {
            _("形式和份数"): _count_words(row),
            _("来源"): _joined(
                label(MaterialSource, row.get("source")),
                row.get("issuing_office"),
                row.get("source_note"),
            ),
            _("必要性"): _joined(
                label(Necessity, row.get("necessity")),
                row.get("necessity_note"),
            ),
        },
        facts(
            (
                _("免于提交"),
                _exempt_words(row),
            ),
            (_("适用情形"), _("、").join(row.get("situations") or ())),
            (_("空白表格"), row.get("blank_form", "")),
            (_("示例样表"), row.get("sample", "")),
        ),
        facts(
            (_("填报须知"), row.get("filling_notes", "")),
            (_("受理标准"), row.get("acceptance_standard", "")),
            (_("要求依据"), _joined(citation_words(citation), row.get("basis"))),
            (_("备注"), row.get("remark", "")),
        ),
        is_exempt=row.get("exempt_reason") not in {None, "", ExemptReason.SMALL_CASE},
    )


def _choose(names: Sequence[str], asked: str) -> str:
    """The situation `asked` for by its name or its place from 1, or the empty text."""
    if asked in names:
        return asked
    place = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return names[place - 1] if 1 <= place <= len(names) else ""


def chosen_situation(snapshot: Mapping[str, Any], asked: str) -> str:
    """The name of the situation `asked` for by name or place; empty where the guide has none such."""
    return _choose([row["name"] for row in snapshot.get("situations") or ()], asked)


def materials(snapshot: Mapping[str, Any], asked: str, query: Mapping[str, str]) -> Materials:
    """The materials of situation `asked` and those of every situation; all of them where none is asked.

    `query` is what else the links between situations keep.
    """
    rows = snapshot.get("situations") or ()
    chosen = chosen_situation(snapshot, asked)
    message = ""
    if asked and not rows:
        message = _("本指南不分办理情形，下面是全部材料。")
    elif asked and not chosen:
        message = _("本指南没有您要的办理情形，下面是全部材料；可从所列情形中选择。")
    wanted = [
        row
        for row in snapshot.get("materials") or ()
        if not chosen or not row.get("situations") or chosen in row["situations"]
    ]
    return Materials(
        situations=tuple(
            Situation(
                row["name"],
                row.get("description", ""),
                f"?{urlencode({**query, 'situation': place})}",
                is_chosen=row["name"] == chosen,
            )
            for place, row in enumerate(rows, start=1)
        ),
        chosen=chosen,
        message=message,
        table=table(_("申请材料"), _("材料名称"), [_line(row) for row in wanted]),
        hidden=len(snapshot.get("materials") or ()) - len(wanted),
    )
