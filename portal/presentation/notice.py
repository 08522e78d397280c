"""The notice one takes along (一次性告知单): what a guide asks of an applicant, on paper.

It is made of the guide alone and not of the day it is asked for, so that the same guide gives the
same paper; the last days stand on the page, which the code on the paper leads to.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from portal.languages import site_name
from portal.presentation.guide import GuidePage
from portal.presentation.limits import Limits
from portal.presentation.qr import qr_svg
from portal.presentation.tables import Row
from portal.presentation.words import Fact, labelled, noted, unknown

SHEET = Path(__file__).with_name("notice.typ")
MOST_ROWS = 60
"""Of any list; what is more stands on the page."""
LONGEST = 240
"""Characters of any text; the whole of it stands on the page."""

Pair = tuple[str, str]


def notice_data(
    page: GuidePage, *, since: str, number: int, address: str, past: str = ""
) -> dict[str, Any]:
    """What the sheet sets of `page`, version `number`, in force since `since`; `address` is where it is read.

    `past` is the day asked for, where it is not today.
    """
    situation = page.materials.chosen
    return {
        "kind": _("一次性告知单"),
        "warnings": _warnings(page, past),
        "site": site_name(),
        "title": _cut(page.title),
        "situation": _("办理情形：%(situation)s") % {"situation": situation} if situation else "",
        "office": _cut(page.office) or _("实施主体：来源未写明"),
        "facts": _facts(page),
        "materials": _materials(page),
        "blanks": [_("受理日期"), _("承诺最后一天"), _("法定最后一天")],
        "sections": [one for one in _sections(page) if one["lines"]],
        "qr": qr_svg(address),
        "scan": _("扫码看现行指南"),
        "address": address,
        "version": _("第 %(number)d 版办事指南，%(since)s 起生效")
        % {"number": number, "since": since},
        "digest": page.sha256,
        "stop": _("。"),
        "closing": _("办理以网上现行的办事指南为准。"),
        "page": _("第 {page} 页，共 {pages} 页"),
    }


def _warnings(page: GuidePage, past: str) -> list[str]:
    found = []
    if past:
        found.append(_("这是 %(day)s 的办事指南，其后的变更不在这张纸上。") % {"day": past})
    if page.state.is_ended:
        found.append(_("本事项已终止，不再受理申请。"))
    elif page.state.is_suspended:
        found.append(_("本事项暂停办理。恢复前不受理申请。"))
    elif page.state.ends_on:
        found.append(_("本事项自 %(day)s 起终止。") % {"day": page.state.ends_on})
    return found


def _facts(page: GuidePage) -> list[tuple[str, str, bool]]:
    """Labels, words, and whether the guide states them."""
    limits = page.limits
    told = (
        (_("承诺时限"), limits.promised, _promised_note(limits)),
        (_("法定时限"), limits.statutory, limits.statutory_note),
        (_("到现场次数"), page.visits, page.visits_reason),
        (_("是否收费"), page.is_charged, page.fee),
        (_("办件类型"), page.handling_type, ""),
        (_("服务对象"), page.audiences or unknown(), ""),
    )
    return [(label, _cut(noted(words, note)), words != unknown()) for label, words, note in told]


def _promised_note(limits: Limits) -> str:
    """What goes with the promise: its note, and the limits of the tracks where none holds for all."""
    tracks = () if limits.is_promised else limits.tracks
    told = (limits.promised_note, *(f"{track.name} {track.words}" for track in tracks))
    return _("；").join(filter(None, told))


def _materials(page: GuidePage) -> dict[str, Any]:
    """A line for each material: whether it is to be ticked, its name, its form and what else decides whether it is handed in."""
    rows = page.materials.table.rows
    told = [_material(row) for row in rows[:MOST_ROWS]]
    headings = (_("材料名称"), _("形式和份数"), _("说明"))
    drawn = [
        place for place in range(len(headings)) if place == 0 or any(one[place] for one in told)
    ]
    return {
        "heading": _("申请材料（备齐一件，勾一件）"),
        "columns": [headings[place] for place in drawn],
        "rows": [
            {"exempt": row.is_exempt, "cells": [one[place] for place in drawn]}
            for row, one in zip(rows[:MOST_ROWS], told, strict=True)
        ],
        "exempt": _("不用交"),
        "none": _("暂无"),
        "more": _more(rows),
    }


def _material(row: Row) -> tuple[str, str, str]:
    told = {cell.label: cell.value for cell in row.cells if cell.is_stated}
    form = told.pop(_("形式和份数"), "")
    notes = [*told.values(), *(labelled(note.label, note.value) for note in row.notes)]
    return _cut(row.title), _cut(form), _cut(_("；").join(notes))


def _sections(page: GuidePage) -> list[dict[str, Any]]:
    return [
        _section(_("受理条件"), (("", one.text) for one in page.conditions), is_numbered=True),
        _section(
            _("办理流程"),
            (
                (one.name, _("，").join(filter(None, (one.limit, one.counts))))
                for one in page.steps.rows
            ),
            is_numbered=True,
        ),
        _section(
            _("办理地点和时间"),
            (pair for one in page.windows for pair in [("", one.title), *_pairs(one.facts)]),
        ),
        _section(_("收费"), ((row.title, _values(row)) for row in page.fees.rows)),
        _section(_("审批结果"), ((row.title, _values(row)) for row in page.results.rows)),
        _section(_("咨询和监督投诉"), _pairs((*page.consultation, *page.complaint))),
        _section(_("在线办理"), [("", page.online_url)] if page.online_url else []),
    ]


def _section(heading: str, lines: Iterable[Pair], *, is_numbered: bool = False) -> dict[str, Any]:
    found = list(lines)
    cut = [(label, _cut(text)) for label, text in found[:MOST_ROWS]]
    return {"heading": heading, "lines": cut, "numbered": is_numbered, "more": _more(found)}


def _pairs(rows: Iterable[Fact]) -> list[Pair]:
    """Links to maps say nothing on paper."""
    return [
        (one.label, one.value)
        for one in rows
        if not one.url or one.is_phone or one.url == one.value
    ]


def _values(row: Row) -> str:
    return _("；").join(f"{cell.label} {cell.value}" for cell in row.cells if cell.is_stated)


def _more(rows: Sequence[object]) -> str:
    left = len(rows) - MOST_ROWS
    return _("另有 %(number)d 项，见网上的办事指南。") % {"number": left} if left > 0 else ""


def _cut(text: str) -> str:
    """`text` in one paragraph, with “…” where it was too long for paper."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"
