"""The checklist as a PDF: A4 landscape, header on every page, page numbers, text that can be searched."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from audit.tables import Column, Table
from audit.typesetting import typeset
from reforms.exports.columns import COLUMNS
from reforms.models import ReformPlan

MOST_ROWS = 2000
"""A longer one is no reading matter; the workbook holds it."""
SHEET = Path(__file__).with_name("checklist.typ")


@dataclass(frozen=True)
class Group:
    """A column of the page: the columns of the checklist it holds, one under the other, and its share of the width.

    The first of `names` stands without its label, which is the heading; `codes` are cut into lines.
    """

    heading: str
    names: tuple[str, ...]
    width: float
    codes: tuple[str, ...] = ()


GROUPS = (
    Group("序号", ("number", "clause"), 1.2),
    Group(
        "改革事项",
        (
            "matter",
            "group",
            "scope",
            "condition",
            "region",
            "starts_on",
            "ends_on",
            "partners",
            "item",
            "guide",
        ),
        3.4,
    ),
    Group("许可证件名称", ("results",), 2),
    Group("设定依据", ("basis",), 2.6),
    Group("审批层级和部门", ("level_and_office",), 1.8),
    Group(
        "改革方式",
        ("mode", "separation", "category", "force"),
        2,
    ),
    Group("具体改革举措", ("summary", "title"), 4),
    Group("加强事中事后监管措施", ("supervision",), 2.4),
    Group("责任处室", ("division", "lead_offices", "supporting_offices"), 2.2),
    Group("预期成效", ("expected_effect",), 2.2),
    Group("时间节点", ("due_on",), 1.4),
    Group("落实情况", ("progress",), 2.4),
    Group(
        "核对结果",
        (
            "verdict",
            "claim",
            "stated_before",
            "before",
            "now",
            "sentence",
            "claim_verdict",
        ),
        3.4,
    ),
    Group(
        "现行版本号",
        ("now_revision", "now_since", "now_sha256", "before_revision", "before_sha256"),
        2.6,
        ("now_since", "now_sha256", "before_sha256"),
    ),
)
FOR_PROGRAMS = ("mode_code", "category_code", "verdict_code")
"""Columns whose words stand beside them; paper does without."""
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
Line = tuple[str, str, bool]
"""A label, a text, and whether it is a code, which is cut into lines."""


def writer(plan: ReformPlan) -> Callable[[IO[bytes], Table, Iterable[Any]], int]:
    """What writes the checklist of `plan` as a PDF."""

    def write_pdf(target: IO[bytes], table: Table, rows: Iterable[Any]) -> int:
        data = _data(plan, table, rows)
        target.write(typeset(SHEET, data))
        return len(data["rows"])

    return write_pdf


def _data(plan: ReformPlan, table: Table, rows: Iterable[Any]) -> dict[str, Any]:
    """What the sheet sets. Equal cells are sent once: a measure with many claims repeats its own."""
    cells: dict[tuple[Line, ...], int] = {}
    found = [
        [cells.setdefault(tuple(_lines(group, row)), len(cells)) for group in GROUPS]
        for row in rows
    ]
    return {
        "title": f"{plan.title} 行政审批事项改革清单",
        "subtitle": "；".join(f"{fact.label} {fact.shown}" for fact in table.facts[1:]),
        "facts": [(fact.label, fact.shown) for fact in table.facts],
        "headings": [group.heading for group in GROUPS],
        "widths": [group.width for group in GROUPS],
        "rows": found,
        "cells": list(cells),
        "closing": table.closing(len(found)),
        "notes": table.notes,
    }


def _lines(group: Group, row: Any) -> Iterator[Line]:
    """The columns of `group` of which something is known."""
    for place, name in enumerate(group.names):
        column = BY_NAME[name]
        value = column.shown(row)
        if value is not None:
            label = "" if place == 0 else column.label
            yield label, str(value), name in group.codes


def columns_held() -> tuple[str, ...]:
    """The names of all columns that stand in some group."""
    return tuple(chain.from_iterable(group.names for group in GROUPS))
