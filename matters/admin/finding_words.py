"""What rules found, as an official reads it: the label of the field, the level, and what to do."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import get_language

from matters.field_words import LISTS, SCALARS
from matters.models import GuideRevision
from matters.models.compliance import RuleLevel
from matters.rules.engine import Finding


def field_label(field: str) -> str:
    """What the guide calls `field` of a finding, such as `promised_limit` or `materials.name`."""
    part, _dot, column = field.partition(".")
    if part in LISTS:
        label, terms = LISTS[part]
        return f"{label} · {terms[column].label}" if column in terms else str(label)
    key = "matter" if part == "matter_name" else part
    if key in SCALARS:
        return str(SCALARS[key].label)
    for name in (key, f"{key}_amount"):
        try:
            return str(GuideRevision._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # columns only
        except FieldDoesNotExist:
            continue
    return ""


@dataclass(frozen=True)
class Told:
    """One finding in words. `href` leads to the place on the form; empty where it stands on another page."""

    rule: str
    level: str
    level_label: str
    title: str
    label: str
    place: str
    phrase: str
    why: str
    remedy: str
    blocks: bool
    is_waived: bool
    href: str = ""


def told(finding: Finding, href: str = "") -> Told:
    rule, found = finding.rule, finding.found
    language = 0 if (get_language() or "zh").startswith("zh") else 1
    return Told(
        rule=rule.id,
        level=rule.level.value,
        level_label=str(RuleLevel(rule.level.value).label),
        title=rule.title[language],
        label=field_label(found.field),
        place=found.place,
        phrase=found.phrase,
        why=found.why,
        remedy=rule.remedy[language],
        blocks=finding.blocks,
        is_waived=finding.is_waived,
        href=href,
    )


def counts(found: list[Told]) -> list[tuple[str, Any, int]]:
    """`(level, label, number)` for the levels that occur, without what is waived; the gravest first."""
    standing = [one.level for one in found if not one.is_waived]
    numbers = [(level.value, level.label, standing.count(level.value)) for level in RuleLevel]
    return [one for one in numbers if one[2]]
