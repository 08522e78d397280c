"""The directories as pages: their filters, and their rows out of the columns of the files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.tables import Column
from matters.directories import LISTED, RETAINED
from matters.directory_entries import said_by
from matters.directory_filters import Filters, Options, status_words
from matters.directory_listing import Demand
from matters.exports.directories import Entry, columns_of
from matters.filters import Option
from matters.imports.directories import AGENCY, INTERMEDIARY, PROOF
from matters.problems import Problem
from portal.presentation.filter_form import Chip, Choice, Group, Message, Select
from portal.presentation.words import Fact, noted

IN_SIGHT = {
    PROOF: ("demanded_by", "issued_by", "region_name", "status"),
    INTERMEDIARY: ("office", "region_name", "commissioned_by", "payer", "status"),
    AGENCY: ("credit_code", "region_name", "listed_on"),
}
"""Columns of the table; the others unfold."""
ASKED = {
    PROOF: (
        "document",
        "retained_reason",
        "sample_form",
        "procedure",
        "operating_rule",
    ),
    INTERMEDIARY: (
        "document",
        "standard",
        "materials",
        "time_limit",
        "procedure",
        "content",
        "agencies",
        "personnel",
        "fee",
        "quality_control",
        "agency_choice",
    ),
    AGENCY: ("phone", "address"),
}
"""Columns that the guide of an entry in force has to fill; the page tells which it leaves empty."""
HEADING = ("number", "name", "use")
FOR_PROGRAMS = ("region_code",)
FILES = {"xlsx": gettext_lazy("Excel（.xlsx）"), "csv": "CSV", "json": "JSON"}
URLS = {PROOF: "proofs", INTERMEDIARY: "intermediaries", AGENCY: "agencies"}


@dataclass(frozen=True)
class Words:
    """What the page of a directory says of itself."""

    title: str
    lead: str
    nothing_yet: str
    guides: str
    files: str


@dataclass(frozen=True)
class Form:
    """The filters as the address fills them, those set, and what was wrong with others."""

    q: str
    selects: tuple[Select, ...]
    chips: tuple[Chip, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Cell:
    """One cell under the heading `label`; `tag` is the class of a status, empty for other cells."""

    label: str
    value: str
    tag: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Row:
    """An entry. `facts` are all that is known, `unknown` names what an entry in force does not state."""

    key: str
    title: str
    use: str
    cells: tuple[Cell, ...]
    facts: tuple[Fact, ...]
    unknown: str
    guides: tuple[Link, ...]
    guide_count: int
    guides_left: int


def words(kind: str) -> Words:
    return {
        PROOF: Words(
            _("证明事项目录"),
            _("列出各单位索要的证明，以及哪些保留、哪些已经取消或者改为告知承诺。"),
            _("目录里还没有证明事项。列入以后会在这里公布。"),
            _("要求提供这项证明的办事指南"),
            _("证明事项目录"),
        ),
        INTERMEDIARY: Words(
            _("中介服务目录"),
            _("列出办事时可能要求的评估、检测、鉴定等中介服务：标准、期限、收费，谁委托，谁付费。"),
            _("目录里还没有中介服务事项。列入以后会在这里公布。"),
            _("涉及这项服务的办事指南"),
            _("中介服务目录"),
        ),
        AGENCY: Words(
            _("中介服务机构目录"),
            _("列出可以提供中介服务的机构，由申请人自主选择。"),
            _("目录里还没有机构。列入以后会在这里公布。"),
            "",
            _("中介服务机构目录"),
        ),
    }[kind]


def labels(kind: str) -> dict[str, str]:
    """What the filters of a directory are called."""
    found = {"q": _("名称")}
    if status_words(kind):
        found["status"] = _("状态")
    found["region"] = _("注册地") if kind == AGENCY else _("区划")
    if kind != AGENCY:
        found["office"] = _("索要或开具单位") if kind == PROOF else _("实施机构")
    return found


def form(kind: str, filters: Filters, options: Options, problems: Iterable[Problem]) -> Form:
    """The form with `filters` filled in and `problems` told by the field's label."""
    shown = labels(kind)
    statuses = status_words(kind)
    choices: dict[str, Sequence[Option]] = {
        "status": [Option(value, text) for value, text in statuses.items()],
        "region": options.region,
        "office": options.office,
    }
    names: Mapping[str, Any] = {"status": statuses.get}
    return Form(
        filters.q,
        tuple(
            _select(name, shown[name], choices[name], getattr(filters, name))
            for name in shown
            if name != "q"
        ),
        tuple(
            Chip(
                shown[name],
                value
                if name == "q"
                else names.get(name, lambda one, name=name: options.label_of(name, one))(value),
                filters.query(without=name),
            )
            for name, value in filters.chosen().items()
        ),
        tuple(Message(shown.get(one.field, one.field), one.reason) for one in problems),
    )


def _select(name: str, label: str, options: Iterable[Option], chosen: str) -> Select:
    return Select(
        name,
        label,
        tuple(
            Group(
                heading, tuple(Choice(one.value, one.label, one.value == chosen) for one in members)
            )
            for heading, members in groupby(options, key=lambda option: option.heading)
        ),
    )


def files(kind: str, filters: Filters) -> tuple[Link, ...]:
    """The same list as a file in each format."""
    return tuple(
        Link(str(label), reverse(f"{URLS[kind]}_file", args=[name]) + filters.query())
        for name, label in FILES.items()
    )


def rows(kind: str, found: Sequence[Any], demands: Mapping[int, Demand]) -> tuple[Row, ...]:
    """The entries of a page, numbered as they stand."""
    columns = {column.name: column for column in columns_of(kind)}
    return tuple(_row(kind, one, columns, demands.get(one.pk, Demand())) for one in found)


def _row(kind: str, entry: Any, columns: Mapping[str, Column], demand: Demand) -> Row:
    said = said_by(kind, entry)
    line = Entry(0, said)
    shown = {name: _shown(column, line) for name, column in columns.items()}
    if kind == INTERMEDIARY:
        shown["agencies"] = "\n".join(_agency(one) for one in entry.agencies.all())
    further = [
        column
        for name, column in columns.items()
        if name not in (*HEADING, *FOR_PROGRAMS, *IN_SIGHT[kind])
    ]
    guides = tuple(
        Link(
            matter if item in ("", matter) else f"{matter} · {item}", reverse("guide", args=[slug])
        )
        for slug, matter, item in demand.guides
    )
    return Row(
        key=f"{kind}-{entry.pk}",
        title=shown["name"],
        use=shown.get("use", ""),
        cells=tuple(
            Cell(_(columns[name].label), shown[name], _tag(said[name]) if name == "status" else "")
            for name in IN_SIGHT[kind]
        ),
        facts=tuple(
            Fact(_(column.label), shown[column.name]) for column in further if shown[column.name]
        ),
        unknown=_("、").join(_missing(kind, said, shown, columns)),
        guides=guides,
        guide_count=demand.count,
        guides_left=demand.count - len(guides),
    )


def _missing(
    kind: str, said: Mapping[str, Any], shown: Mapping[str, str], columns: Mapping[str, Column]
) -> Iterable[str]:
    if said.get("status", LISTED) not in (RETAINED, LISTED):
        return
    for name in ASKED[kind]:
        if not shown[name] and not (name == "document" and shown["basis"]):
            yield _(columns[name].label)


def _shown(column: Column, line: Entry) -> str:
    """What stands in the file; words of a list, which are plain Chinese there, in the language of the page."""
    value = column.shown(line)
    if value in (None, ""):
        return ""
    return _(str(value)) if column.words else str(value)


def _tag(status: str) -> str:
    return "tag tag--calm" if status in (RETAINED, LISTED) else "tag"


def _agency(agency: Any) -> str:
    standing = _("在机构目录中") if agency.listed_on else _("没有列入机构目录")
    code = f" {agency.credit_code}" if agency.credit_code else ""
    return noted(f"{agency.name}{code}", standing)
