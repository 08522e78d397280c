"""The tables of a guide: steps, special procedures, windows, fees, results, laws, channels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from matters.choices import (
    ChannelKind,
    CitationKind,
    DeliveryMode,
    ProcedureEffect,
    ProcedureKind,
    ResultKind,
)
from matters.limits import limit_of
from portal.presentation.limits import citation_words
from portal.presentation.tables import Line, Table, facts, table
from portal.presentation.words import (
    Fact,
    dials,
    flag,
    label,
    labels,
    limit_words,
    noted,
    web_address,
    yes_no,
)

Stored = Mapping[str, Any]


@dataclass(frozen=True)
class Citation:
    """An article the guide rests on. `words` is the whole reference, `text` what is quoted of it."""

    kind: str
    words: str
    text: str


@dataclass(frozen=True)
class Window:
    title: str
    facts: tuple[Fact, ...]


def counts_words(*, stated: bool | None) -> str:
    """Empty where not stated: a table names a column that no row states."""
    return "" if stated is None else flag(stated=stated, yes=_("计入"), no=_("不计入"))


def _yes_no(*, stated: bool | None) -> str:
    """Empty where not stated, as above."""
    return "" if stated is None else yes_no(stated=stated)


def _reducible(*, stated: bool | None) -> str:
    return "" if stated is None else flag(stated=stated, yes=_("可减免"), no=_("不减免"))


def _effect(row: Stored) -> str:
    """What the procedure does to the clock: nothing, where its time counts."""
    if row.get("counts_in_limit"):
        return _("不适用")
    return label(ProcedureEffect, row.get("effect"))


def special_procedures(rows: Sequence[Stored]) -> Table:
    """The column on the clock is one of law that most guides cannot fill: it is there where one does."""
    lines = []
    has_effects = any(row.get("effect") for row in rows)
    for row in rows:
        counted, charged = row.get("counts_in_limit"), row.get("is_charged")
        kind = label(ProcedureKind, row.get("kind")) if row.get("kind") != "other" else ""
        lines.append(
            Line(
                row["name"],
                {
                    _("所需时限"): limit_words(limit_of(row.get("limit"))),
                    _("计入办结时限"): counts_words(stated=counted),
                    **({_("对计时的影响"): _effect(row)} if has_effects else {}),
                    _("法定依据"): row.get("basis", ""),
                    _("是否收费"): _yes_no(stated=charged),
                    _("收费依据"): row.get("charge_basis", ""),
                },
                facts(
                    (_("类别"), kind if kind != row["name"] else ""),
                    (_("实施机构"), row.get("provider", "")),
                    (_("电话"), row.get("phone", "")),
                    (_("说明"), row.get("note", "")),
                ),
            )
        )
    return table(_("特别程序"), _("程序"), lines)


def fees(rows: Iterable[Stored]) -> Table:
    lines = []
    for row in rows:
        reduced = row.get("can_be_reduced")
        words = [_reducible(stated=reduced), row.get("reductions", "")]
        lines.append(
            Line(
                row["name"],
                {
                    _("收费标准"): row.get("standard", ""),
                    _("收费依据"): row.get("basis", ""),
                    _("减免"): _("，").join(word for word in words if word),
                },
                facts((_("备注"), row.get("remark", ""))),
            )
        )
    return table(_("收费项目"), _("收费项目"), lines)


def results(rows: Iterable[Stored]) -> Table:
    lines = [
        Line(
            row["name"],
            {
                _("类型"): label(ResultKind, row.get("kind")),
                _("有效期"): row.get("validity", ""),
                _("送达方式"): labels(DeliveryMode, row.get("delivery_modes")),
                _("送达时限"): limit_words(limit_of(row.get("delivery_limit"))),
            },
            facts((_("结果样本"), row.get("samples", ""))),
        )
        for row in rows
    ]
    return table(_("审批结果"), _("结果名称"), lines)


def intermediary_services(rows: Iterable[Stored]) -> Table:
    lines = [
        Line(
            row["name"],
            {_("设定依据"): row.get("basis", ""), _("说明"): row.get("note", "")},
        )
        for row in rows
    ]
    return table(_("中介服务"), _("服务名称"), lines)


def windows(rows: Iterable[Stored]) -> tuple[Window, ...]:
    found = []
    for row in rows:
        title = row.get("name") or row.get("hall") or row.get("office") or row.get("address") or ""
        shown = list(
            facts(
                (_("大厅"), row.get("hall", "") if row.get("hall") != title else ""),
                (_("机构"), row.get("office", "") if row.get("office") != title else ""),
                (_("地址"), row.get("address", "") if row.get("address") != title else ""),
                (_("办理时间"), row.get("hours", "")),
            )
        )
        if phones := row.get("phones"):
            shown.append(Fact(_("电话"), phones, dials(phones), is_phone=True))
        shown += facts((_("交通指引"), row.get("directions", "")))
        if address := web_address(row.get("map_url")):
            shown.append(Fact(_("地图"), _("查看地图"), address))
        found.append(Window(title or _("办理窗口"), tuple(shown)))
    return tuple(found)


def citations(rows: Iterable[Stored]) -> tuple[Citation, ...]:
    return tuple(
        Citation(label(CitationKind, row.get("kind")), citation_words(row), row.get("text", ""))
        for row in rows
    )


def channels(rows: Iterable[Stored], *kinds: ChannelKind) -> tuple[Fact, ...]:
    """The channels of `kinds`; an address of the web and a phone become links."""
    shown = []
    for row in rows:
        if row.get("kind") in kinds:
            value, note = row.get("value", ""), row.get("note", "")
            words = noted(value, note)
            phone = dials(value)
            url = phone or web_address(value)
            shown.append(Fact(label(ChannelKind, row["kind"]), words, url, is_phone=bool(phone)))
    return tuple(shown)
