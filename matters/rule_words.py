"""What rules, their subjects and the fields they name are called, for pages, exports and the admin."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from matters import field_words
from matters.models import RuleFinding
from matters.rules import registry
from matters.rules.engine import Rule, Scope, Subject

SUBJECTS: dict[str, Any] = {
    Subject.GUIDE: gettext_lazy("办事指南"),
    Subject.GUIDES: gettext_lazy("多份办事指南"),
    Subject.MATTER: gettext_lazy("事项"),
    Subject.HANDLING_ITEM: gettext_lazy("业务办理项"),
    Subject.CATALOGUE_ITEM: gettext_lazy("基本目录"),
    Subject.OFFICE: gettext_lazy("机构"),
    Subject.PROOF_ITEM: gettext_lazy("证明事项"),
    Subject.INTERMEDIARY_ITEM: gettext_lazy("中介服务事项"),
    Subject.INTERMEDIARY_AGENCY: gettext_lazy("中介服务机构"),
    Subject.LEGAL_DOCUMENT: gettext_lazy("法律文件"),
    Subject.LINK: gettext_lazy("链接"),
    Subject.CALENDAR: gettext_lazy("工作日历"),
    Subject.PAGE: gettext_lazy("网页"),
    Subject.REFORM_PLAN: gettext_lazy("改革方案"),
    Subject.MEASURE: gettext_lazy("改革举措"),
    Subject.EFFECT: gettext_lazy("对事项的改革"),
    Subject.HELP_SESSION: gettext_lazy("帮办记录"),
    Subject.RATING: gettext_lazy("“好差评”"),
    Subject.FEEDBACK: gettext_lazy("意见建议"),
    Subject.KNOWLEDGE: gettext_lazy("知识库"),
    Subject.APPEAL: gettext_lazy("诉求"),
    Subject.CASE: gettext_lazy("办件"),
    Subject.LINKED_SERVICE: gettext_lazy("“一件事”"),
    Subject.INDUSTRY_LICENCE: gettext_lazy("行业综合许可"),
    Subject.SMART_SERVICE: gettext_lazy("智能服务"),
    Subject.LICENCE_LIST: gettext_lazy("行政许可事项清单"),
    Subject.POWER_ITEM: gettext_lazy("权力事项"),
}
MODELS = {
    Subject.MATTER: "matters.Matter",
    Subject.HANDLING_ITEM: "matters.HandlingItem",
    Subject.CATALOGUE_ITEM: "matters.CatalogueItem",
    Subject.OFFICE: "matters.Office",
    Subject.PROOF_ITEM: "matters.ProofItem",
    Subject.INTERMEDIARY_ITEM: "matters.IntermediaryItem",
    Subject.INTERMEDIARY_AGENCY: "matters.IntermediaryAgency",
    Subject.LEGAL_DOCUMENT: "matters.LegalDocument",
}
"""Where the fields of a subject other than a guide have their names."""


def subject_words(subject: str) -> str:
    return str(SUBJECTS.get(subject, subject))


def in_language(pair: tuple[str, str]) -> str:
    """The Chinese or the English one of two texts, as the page is read."""
    return pair[1] if (get_language() or "").startswith("en") else pair[0]


def rule_title(name: str) -> str:
    """What rule `name` demands; the empty text where there is no such rule any more."""
    rule = registry.by_id(name)
    return in_language(rule.title) if rule else ""


def scope_words(scope: Scope, regions: dict[str, str]) -> str:
    """To whom a rule applies; `regions` are names by the beginning of their codes."""
    if scope.offices:
        return _("、").join(sorted(scope.offices))
    if scope.area:
        return regions.get(scope.area, scope.area)
    return _("所有机构")


def rule_remedy(name: str) -> str:
    """What to do about a finding of rule `name`; the empty text where there is no such rule any more."""
    rule = registry.by_id(name)
    return in_language(rule.remedy) if rule else ""


def field_label(subject: str, field: str) -> str:
    """“申请材料 · 材料名称” for `materials.name`; a field without words stands as it is."""
    if not field:
        return ""
    if subject in MODELS:
        return _of_model(MODELS[Subject(subject)], field) or field
    first, _dot, second = field.partition(".")
    if first in field_words.LISTS:
        label, terms = field_words.LISTS[first]
        return f"{label} · {terms[second].label}" if second in terms else str(label)
    term = field_words.SCALARS.get("matter" if first == "matter_name" else first)
    if term is None:
        return _of_model("matters.GuideRevision", first) or field
    return _("%(field)s的说明") % {"field": term.label} if second == "note" else str(term.label)


def _of_model(label: str, field: str) -> str:
    try:
        return str(apps.get_model(label)._meta.get_field(field).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return ""


def where(finding: RuleFinding) -> str:
    """Field, row and words of a stored finding; the empty text where it is about the whole thing."""
    field = field_label(finding.subject, finding.field)
    words = "：".join(one for one in (field, finding.place) if one)
    if finding.phrase and finding.phrase != finding.place:
        return f"{words}“{finding.phrase}”"
    return words


def since_of(rule: Rule) -> str:
    """The day from which a rule holds, or the empty text where it has none."""
    day = rule.since or rule.source.issued_on
    return day.isoformat() if day else ""
