"""Every value of a snapshot as the guide page would write it, and the headings it stands under there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matters.field_words import SCALARS, Term, ValueKind
from matters.limits import limit_of
from portal.presentation.limits import citation_words
from portal.presentation.words import (
    compression_words,
    flag,
    label,
    labelled,
    labels,
    limit_words,
    promise_words,
)


def text(value: Any) -> str:
    return "" if value is None else str(value)


def names(value: Any) -> str:
    return _("、").join(str(one) for one in value or ())


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
    return labelled(words, quoted) if words and quoted else words


WORDS: Mapping[ValueKind, Callable[[Any], str]] = {
    ValueKind.TEXT: text,
    ValueKind.NAMES: names,
    ValueKind.FLAG: yes_no,
    ValueKind.LIMIT: limit,
    ValueKind.PROMISE: promise,
    ValueKind.RATIO: compression_words,
    ValueKind.CITATION: citation,
}


def words_of(term: Term, value: Any) -> str:
    """`value` in words; the empty text where it says nothing."""
    if term.options is None:
        return WORDS[term.kind](value)
    write = labels if term.kind is ValueKind.CHOICES else label
    return write(term.options, value)


_LIMITS = (
    _("时限"),
    (
        "promised_limit",
        "statutory_limit",
        "compression_ratio",
        "statutory_citation",
        "rolls_to_working_day",
        "rolls_basis",
        "tracks",
    ),
)
_AFTER_THE_BASICS: tuple[tuple[Any, tuple[str, ...]], ...] = (
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
    (_("办理情形"), ("situations", "case_questions", "case_options")),
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
_ELSEWHERE = {key for _heading, keys in (_LIMITS, *_AFTER_THE_BASICS) for key in keys}

ORDER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    _LIMITS,
    (_("基本信息"), tuple(key for key in SCALARS if key not in _ELSEWHERE)),
    *_AFTER_THE_BASICS,
)
"""The headings of the guide page, and the keys of the snapshot that stand under each."""
