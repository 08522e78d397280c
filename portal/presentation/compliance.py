"""What the rules found, as pages show it: levels, rules, offices, single findings and the days behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters import rule_words
from matters.exports.findings import FORMATS
from matters.finding_filters import Filters, Options, labels
from matters.finding_listing import Day
from matters.models import CheckRun, RuleFinding, RuleLevel
from matters.problems import Problem
from matters.rules.engine import Subject
from portal.presentation.checklist import Chip, Field, Link, Option
from portal.presentation.trend import Column, Part, columns_svg
from portal.presentation.words import Fact, instant, label

MARKS = {"error": "✕", "warning": "!", "target": "◎", "information": "i"}
PAGES = {
    Subject.GUIDE: "guide",
    Subject.MATTER: "matter",
    Subject.OFFICE: "office",
    Subject.REFORM_PLAN: "reform_plan",
}
"""Subjects with a page under their key."""
OF_PLANS = (Subject.MEASURE, Subject.EFFECT)
LISTS = {
    Subject.CALENDAR: "calendar",
    Subject.PROOF_ITEM: "proofs",
    Subject.INTERMEDIARY_ITEM: "intermediaries",
    Subject.INTERMEDIARY_AGENCY: "agencies",
    Subject.LEGAL_DOCUMENT: "compliance_laws",
}
"""Subjects that stand on one page together."""
FILES = {"xlsx": gettext_lazy("Excel（.xlsx）"), "csv": "CSV", "json": "JSON"}


@dataclass(frozen=True)
class Mark:
    """A level: its code, which is its class name, a sign and a word."""

    level: str
    sign: str
    label: str


@dataclass(frozen=True)
class Count:
    mark: Mark
    number: int


@dataclass(frozen=True)
class RuleLine:
    """A rule with what it found; `query` is the address of the same list for this rule alone."""

    id: str
    title: str
    mark: Mark
    standing: int
    waived: int


@dataclass(frozen=True)
class OfficeLine:
    """An office, with its standing findings of each level; without a slug nobody known."""

    slug: str
    name: str
    query: str
    counts: tuple[Count, ...]
    waived: int


@dataclass(frozen=True)
class FindingLine:
    """One finding. `where` says field, row and words; `url` leads to what it is about, if that has a page."""

    rule: str
    title: str
    mark: Mark
    subject: str
    name: str
    url: str
    office: str
    where: str
    why: str
    is_waived: bool


@dataclass(frozen=True)
class DayLine:
    on: date
    guide_count: int
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Trend:
    """The drawing, what its colours are, and the same figures, the latest day first."""

    drawing: SafeString
    legend: tuple[Mark, ...]
    lines: tuple[DayLine, ...]


def mark(level: str) -> Mark:
    return Mark(level, MARKS.get(level, ""), label(RuleLevel, level))


def fields(
    given: Mapping[str, str], problems: Iterable[Problem], options: Options
) -> tuple[Field, ...]:
    """The fields of the form as the address fills them, also where that is wrong."""
    errors = {problem.field: problem.reason for problem in problems}
    found = []
    for name, words in labels().items():
        value = given.get(name, "").strip()
        known: Mapping[str, str] = getattr(options, name)
        shown = ((one, f"{one} {text}" if name == "rule" else text) for one, text in known.items())
        choices = tuple(Option(one, text, one == value) for one, text in shown)
        found.append(Field(name, words, value, errors.get(name, ""), options=choices))
    return tuple(found)


def chips(filters: Filters, options: Options) -> tuple[Chip, ...]:
    return tuple(
        Chip(labels()[name], getattr(options, name).get(value, value), filters.query(without=name))
        for name, value in filters.chosen().items()
    )


def files(filters: Filters) -> tuple[Link, ...]:
    """The same findings as a file, in each format."""
    return tuple(
        Link(str(FILES[name]), reverse("compliance_file", args=[name]) + filters.query())
        for name in FORMATS
    )


def run_facts(run: CheckRun, waiting: int) -> tuple[Fact, ...]:
    """When the catalogue was last checked, and how much of it by how many rules."""
    return (
        Fact(_("上次全库检查"), instant(run.finished_at)),
        Fact(_("检查的办事指南"), _("%(count)d 份") % {"count": run.guide_count}),
        Fact(
            _("使用的规则"),
            _("%(count)d 条，另有 %(waiting)d 条等待所需的数据")
            % {"count": run.rule_count, "waiting": waiting},
        ),
    )


def totals(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[Count, ...], int]:
    """Standing findings of each level, and how many are waived, out of `by_rule()`."""
    standing = dict.fromkeys(RuleLevel.values, 0)
    for row in rows:
        standing[row["level"]] += row["findings"] - row["waived"]
    return _counts(standing), sum(row["waived"] for row in rows)


def _counts(numbers: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(mark(level), numbers.get(level, 0)) for level in RuleLevel.values)


def rule_lines(rows: Iterable[Mapping[str, Any]]) -> tuple[RuleLine, ...]:
    """Errors first, and in each level the most first."""
    order = list(RuleLevel.values)
    lines = [
        RuleLine(
            row["rule"],
            rule_words.rule_title(row["rule"]),
            mark(row["level"]),
            row["findings"] - row["waived"],
            row["waived"],
        )
        for row in rows
    ]
    lines.sort(key=lambda line: (order.index(line.mark.level), -line.standing, line.id))
    return tuple(lines)


def office_lines(rows: Iterable[Mapping[str, Any]], filters: Filters) -> tuple[OfficeLine, ...]:
    """Every office with its findings by level; the most errors first, what has no office last."""
    numbers: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        key = (row["office__slug"] or "", row["office__name"] or _("没有对应的机构"))
        sums = numbers.setdefault(key, {})
        sums[row["level"]] = sums.get(row["level"], 0) + row["findings"] - row["waived"]
        sums["waived"] = sums.get("waived", 0) + row["waived"]
    lines = [
        OfficeLine(
            slug,
            name,
            Filters(filters.rule, filters.level, slug, filters.region).query() if slug else "",
            _counts(sums),
            sums["waived"],
        )
        for (slug, name), sums in numbers.items()
    ]
    lines.sort(key=lambda one: (not one.slug, *(-count.number for count in one.counts), one.name))
    return tuple(lines)


def finding_lines(findings: Iterable[RuleFinding]) -> tuple[FindingLine, ...]:
    """A line for each; its office was loaded by the caller."""
    return tuple(
        FindingLine(
            one.rule,
            rule_words.rule_title(one.rule),
            mark(one.level),
            rule_words.subject_words(one.subject),
            one.name,
            _url(one),
            one.office.name if one.office else "",
            rule_words.where(one),
            one.why,
            one.is_waived,
        )
        for one in findings
    )


def _url(finding: RuleFinding) -> str:
    """The page of what it is about: of its own, or its place on that of its plan; empty where there is none."""
    try:
        if finding.subject in PAGES:
            return reverse(PAGES[Subject(finding.subject)], args=[finding.key])
        if finding.subject in OF_PLANS:
            plan, number, *_order = finding.key.split("/")
            return reverse("reform_plan", args=[plan]) + f"#m{number}"
    except (NoReverseMatch, ValueError):
        return ""
    return reverse(LISTS[Subject(finding.subject)]) if finding.subject in LISTS else ""


def trend(days: Sequence[Day]) -> Trend:
    """Errors stand at the bottom of each column."""
    columns = [
        Column(
            f"{day.on:%m-%d}",
            _("、").join(f"{label(RuleLevel, level)} {day.levels[level]}" for level in day.levels),
            tuple(Part(level, number) for level, number in day.levels.items()),
        )
        for day in days
    ]
    drawing = columns_svg(_("每天还在的问题"), columns)
    return Trend(
        mark_safe(drawing),  # noqa: S308 -- columns_svg escapes
        tuple(mark(level) for level in RuleLevel.values),
        tuple(DayLine(day.on, day.guide_count, _counts(day.levels)) for day in reversed(days)),
    )
