"""The rules themselves, waivers and changed laws, as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from matters import rule_words
from matters.cited_laws import NAMED, Citing
from matters.models import LegalDocument, RuleWaiver
from matters.rules.engine import Rule
from portal.presentation.compliance import Mark, mark
from portal.presentation.words import Fact


@dataclass(frozen=True)
class RuleRow:
    """A rule in the list of all; `waits_for` is what does not exist yet, `findings` None for such a one."""

    id: str
    title: str
    mark: Mark
    subject: str
    since: str
    whom: str
    findings: int | None
    waits_for: str


@dataclass(frozen=True)
class RulePage:
    id: str
    title: str
    mark: Mark
    facts: tuple[Fact, ...]
    clause: str
    remedy: str
    waits_for: str
    holds_from: str
    """The day from which it holds, where that has not come yet."""


@dataclass(frozen=True)
class WaiverLine:
    rule: str
    title: str
    item: str
    slug: str
    where: str
    reason: str
    office: str
    granted_on: date
    ends_on: date
    is_over: bool


@dataclass(frozen=True)
class CitingGuide:
    slug: str
    name: str
    office: str


@dataclass(frozen=True)
class LawLine:
    """A law, what became of it, and the guides that still cite it; `more` are not named."""

    name: str
    is_repealed: bool
    facts: tuple[Fact, ...]
    count: int
    guides: tuple[CitingGuide, ...]
    more: int


def rule_rows(
    rules: Iterable[Rule], findings: Mapping[str, int], regions: dict[str, str]
) -> tuple[RuleRow, ...]:
    """`findings` are the standing ones by rule, `regions` the names of areas by the beginning of their codes."""
    return tuple(
        RuleRow(
            rule.id,
            rule_words.in_language(rule.title),
            mark(rule.level.value),
            rule_words.subject_words(rule.subject),
            rule_words.since_of(rule),
            rule_words.scope_words(rule.applies_to, regions),
            None if rule.waits else findings.get(rule.id, 0),
            rule_words.subject_words(rule.subject) if rule.waits else "",
        )
        for rule in rules
    )


def rule_page(rule: Rule, regions: dict[str, str], today: date) -> RulePage:
    source = rule.source
    since = rule_words.since_of(rule)
    facts = (
        (_("规则所看的"), rule_words.subject_words(rule.subject)),
        (_("适用于"), rule_words.scope_words(rule.applies_to, regions)),
        (_("自何日起"), since),
        (_("依据"), source.title),
        (_("发布机关"), source.issuer),
    )
    return RulePage(
        rule.id,
        rule_words.in_language(rule.title),
        mark(rule.level.value),
        tuple(Fact(name, value) for name, value in facts if value),
        rule.clause,
        rule_words.in_language(rule.remedy),
        rule_words.subject_words(rule.subject) if rule.waits else "",
        "" if rule.holds_on(today) else since,
    )


def waiver_lines(waivers: Iterable[Any], today: date) -> tuple[WaiverLine, ...]:
    """Without the person who granted it: the office answers. A guide is linked where it is in force."""
    return tuple(_waiver(one, today) for one in waivers)


def _waiver(one: RuleWaiver, today: date) -> WaiverLine:
    item = one.handling_item
    matter = item.matter
    field = rule_words.field_label("guide", one.field)
    phrase = f"“{one.phrase}”" if one.phrase else ""
    return WaiverLine(
        one.rule,
        rule_words.rule_title(one.rule),
        item.name if item.name == matter.name else f"{matter.name} · {item.name}",
        item.slug if getattr(one, "is_in_force", False) else "",
        f"{field}{phrase}",
        one.reason,
        matter.office.name if matter.office else "",
        one.granted_on,
        one.ends_on,
        one.ends_on < today,
    )


def law_lines(
    laws: Iterable[LegalDocument], citing: Mapping[int, Citing], today: date
) -> tuple[LawLine, ...]:
    return tuple(_law(law, citing.get(law.pk, Citing()), today) for law in laws)


def _law(law: LegalDocument, cited: Citing, today: date) -> LawLine:
    is_repealed = law.repealed_on is not None and law.repealed_on <= today
    facts = (
        (_("废止日期"), str(law.repealed_on) if is_repealed else ""),
        (_("由何文件替代"), str(law.replaced_by) if law.replaced_by else ""),
        (_("最近修改的施行日期"), str(law.amended_on) if law.amended_on else ""),
        (_("施行日期"), str(law.effective_on) if law.effective_on else ""),
    )
    return LawLine(
        str(law),
        is_repealed,
        tuple(Fact(name, value) for name, value in facts if value),
        cited.count,
        tuple(CitingGuide(*guide) for guide in cited.guides),
        max(cited.count - NAMED, 0),
    )
