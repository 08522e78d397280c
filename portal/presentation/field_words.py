"""Every field of a snapshot in words: its label, and its value as the guide page would write it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from matters import choices
from matters.limits import limit_of
from portal.presentation.limits import citation_words
from portal.presentation.words import (
    compression_words,
    flag,
    label,
    labels,
    limit_words,
    promise_words,
)

Words = Callable[[Any], str]


def text(value: Any) -> str:
    return "" if value is None else str(value)


def names(value: Any) -> str:
    return "、".join(str(one) for one in value or ())


def yes_no(value: Any) -> str:
    """Empty where not stated; the page says so in its own words."""
    return "" if value is None else flag(stated=value, yes=str(_("是")), no=str(_("否")))


def limit(value: Any) -> str:
    return limit_words(limit_of(value))


def promise(value: Any) -> str:
    return promise_words(limit_of(value))


def citation(value: Any) -> str:
    words = citation_words(value)
    quoted = (value or {}).get("text") or ""
    return f"{words}:{quoted}" if words and quoted else words


def one_of(options: type[TextChoices]) -> Words:
    return lambda value: label(options, value)


def some_of(options: type[TextChoices]) -> Words:
    return lambda value: labels(options, value)


@dataclass(frozen=True)
class Term:
    """The label of a field, and how its value reads."""

    label: Any
    words: Words = text


def term_of(key: str, terms: Mapping[str, Term]) -> Term:
    """A field no term knows, from a form of snapshots newer than this page, stands under its own key."""
    return terms.get(key) or Term(key)


Terms = Mapping[str, Term]

SCALARS: Terms = {
    "statutory_limit": Term(_("法定时限"), limit),
    "statutory_citation": Term(_("法定时限依据"), citation),
    "promised_limit": Term(_("承诺时限"), promise),
    "compression_ratio": Term(_("与法定时限相比"), compression_words),
    "handling_type": Term(_("办件类型"), one_of(choices.HandlingType)),
    "onsite_visits": Term(_("到现场次数")),
    "onsite_reason": Term(_("必须现场办理原因")),
    "matter": Term(_("事项名称")),
    "item": Term(_("业务办理项")),
    "item_kind": Term(_("业务办理项类别"), one_of(choices.ItemKind)),
    "code": Term(_("业务办理项编码")),
    "national_code": Term(_("国家业务办理项编码")),
    "implementation_code": Term(_("实施编码")),
    "basic_code": Term(_("基本编码")),
    "legacy_code": Term(_("旧代码")),
    "slug": Term(_("网址名")),
    "matter_slug": Term(_("事项网址名")),
    "office": Term(_("实施主体")),
    "office_slug": Term(_("实施主体网址名")),
    "region": Term(_("区划")),
    "region_code": Term(_("区划代码")),
    "matter_type": Term(_("事项类型")),
    "exercise_level": Term(_("行使层级"), one_of(choices.ExerciseLevel)),
    "power_source": Term(_("权力来源"), one_of(choices.PowerSource)),
    "body_nature": Term(_("实施主体性质"), one_of(choices.BodyNature)),
    "audiences": Term(_("服务对象"), some_of(choices.Audience)),
    "popular_names": Term(_("俗称"), names),
    "scope_note": Term(_("行使内容")),
    "division_of_powers": Term(_("权限划分")),
    "handling_modes": Term(_("办理形式"), some_of(choices.HandlingMode)),
    "online_depths": Term(_("网上办理深度"), some_of(choices.OnlineDepth)),
    "online_url": Term(_("网上办理地址")),
    "cross_region_scope": Term(_("通办范围"), one_of(choices.CrossRegionScope)),
    "takes_appointments": Term(_("可预约"), yes_no),
    "in_service_hall": Term(_("进驻政务服务大厅"), yes_no),
    "has_self_service": Term(_("可自助终端办理"), yes_no),
    "quantity_limit": Term(_("数量限制")),
    "application_period": Term(_("申请期间")),
    "acceptance_standard": Term(_("审查标准")),
    "early_service": Term(_("提前服务")),
    "is_charged": Term(_("是否收费"), yes_no),
    "pays_online": Term(_("可网上支付"), yes_no),
    "has_intermediary": Term(_("是否涉及中介服务"), yes_no),
    "rights_and_duties": Term(_("申请人的权利和义务")),
    "review_notice": Term(_("行政复议")),
    "litigation_notice": Term(_("行政诉讼")),
    "provenance": Term(_("资料来源")),
}

NESTED: Mapping[str, Terms] = {
    "provenance": {
        "name": Term(_("来源")),
        "kind": Term(_("来源类别"), one_of(choices.SourceKind)),
        "confidence": Term(_("可信度"), one_of(choices.Confidence)),
        "note": Term(_("来源说明")),
    },
}
"""Facts that a snapshot keeps together under one key."""

ORDER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        _("时限"),
        (
            "promised_limit",
            "statutory_limit",
            "compression_ratio",
            "statutory_citation",
            "tracks",
        ),
    ),
    (
        _("基本信息"),
        tuple(
            key
            for key in SCALARS
            if key
            not in {
                "promised_limit",
                "statutory_limit",
                "compression_ratio",
                "statutory_citation",
                "quantity_limit",
                "application_period",
                "acceptance_standard",
                "early_service",
                "is_charged",
                "pays_online",
                "has_intermediary",
                "rights_and_duties",
                "review_notice",
                "litigation_notice",
                "provenance",
            }
        ),
    ),
    (
        _("受理条件"),
        (
            "conditions",
            "quantity_limit",
            "application_period",
            "acceptance_standard",
            "early_service",
        ),
    ),
    (_("办理情形"), ("situations",)),
    (_("申请材料"), ("materials", "commitment_letters")),
    (_("办理流程"), ("steps", "special_procedures")),
    (_("办理地点和时间"), ("windows",)),
    (_("收费"), ("is_charged", "pays_online", "fees")),
    (_("审批结果"), ("results",)),
    (_("设定依据"), ("citations",)),
    (_("中介服务"), ("has_intermediary", "intermediary_services")),
    (_("咨询和监督投诉"), ("channels",)),
    (_("权利义务与救济"), ("rights_and_duties", "review_notice", "litigation_notice")),
    (_("常见问题"), ("questions",)),
    (_("资料来源"), ("provenance",)),
)
"""The headings of the guide page, and the keys of the snapshot that stand under each."""
