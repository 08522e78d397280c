"""What a revision changes against the one in force, in the words of the form."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.choices import Confidence, SourceKind, TimeUnit
from matters.diffs import FieldChange, Fragment, SectionDiff, diff, is_limit
from matters.models import (
    AcceptanceCondition,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideRevision,
    HandlingItem,
    IntermediaryService,
    LegalCitation,
    LegalDocument,
    MaterialRequirement,
    Matter,
    ProcessStep,
    Question,
    ResultDocument,
    ServiceWindow,
    Situation,
    SpecialProcedure,
    TrackLimit,
)
from matters.snapshots import snapshot_of

ROWS: dict[str, tuple[type[models.Model], ...]] = {
    "tracks": (TrackLimit,),
    "conditions": (AcceptanceCondition,),
    "situations": (Situation,),
    "materials": (MaterialRequirement,),
    "steps": (ProcessStep,),
    "special_procedures": (SpecialProcedure,),
    "windows": (ServiceWindow,),
    "fees": (FeeItem,),
    "results": (ResultDocument,),
    "citations": (GuideCitation, LegalCitation, LegalDocument),
    "channels": (ContactChannel,),
    "intermediary_services": (IntermediaryService,),
    "commitment_letters": (CommitmentLetter,),
    "questions": (Question,),
}
"""Which models name the fields of a section's rows."""

SECTIONS: dict[str, Any] = {
    "limits": gettext_lazy("办件类型和办结时限"),
    "handling": gettext_lazy("办理形式"),
    **{name: kinds[0]._meta.verbose_name for name, kinds in ROWS.items()},
    "rights": gettext_lazy("权利义务和救济"),
    "other": gettext_lazy("其他"),
}
"""The parts of a guide that a reviewer sends back, by the names they are kept under."""

OTHER_WORDS = {
    "name": gettext_lazy("名称"),
    "type": gettext_lazy("材料类型"),
    "limit": gettext_lazy("时限"),
    "delivery_limit": gettext_lazy("送达时限"),
    "citation": gettext_lazy("依据"),
    "document": gettext_lazy("文件"),
    "is_proof": gettext_lazy("属于证明"),
    "statutory_citation": gettext_lazy("法定时限依据"),
    "provenance": gettext_lazy("来源"),
    "code": gettext_lazy("编码"),
    "matter": gettext_lazy("事项名称"),
    "matter_slug": gettext_lazy("事项网址名"),
    "item": gettext_lazy("业务办理项"),
    "item_kind": gettext_lazy("业务办理项类别"),
    "slug": gettext_lazy("网址名"),
    "office_slug": gettext_lazy("实施主体网址名"),
    "region_code": gettext_lazy("区划代码"),
    "basic_code": gettext_lazy("基本编码"),
    "is_charged": gettext_lazy("是否收费"),
    "phones": gettext_lazy("电话"),
}
DERIVED = frozenset({"compression_ratio"})
"""What follows from other values says nothing of its own."""

KINDS = {
    "added": gettext_lazy("新增"),
    "removed": gettext_lazy("删去"),
    "changed": gettext_lazy("修改"),
}


@dataclass(frozen=True)
class Value:
    """One value before and after. `fragments` spell a changed text phrase by phrase."""

    label: str
    before: str
    after: str
    fragments: tuple[Fragment, ...] = ()


@dataclass(frozen=True)
class Row:
    kind: str
    kind_words: str
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Section:
    label: str
    value: Value | None
    rows: tuple[Row, ...]
    is_reordered: bool


@dataclass(frozen=True)
class Comparison:
    """What `revision` changes against `base`, which is in force; everything is new where there is none."""

    base: GuideRevision | None
    sections: tuple[Section, ...]


def against_what_is_in_force(revision: GuideRevision) -> Comparison:
    """`revision`, as it would be published now, compared with what the public reads now."""
    base = (
        GuideRevision.objects.published()
        .filter(handling_item=revision.handling_item_id)
        .exclude(pk=revision.pk)
        .first()
    )
    if base is None:
        return Comparison(None, ())
    wanted = snapshot_of(GuideRevision.objects.for_publication().get(pk=revision.pk))
    found = diff(base.snapshot or {}, wanted)
    return Comparison(base, tuple(_section(one) for one in found if one.section not in DERIVED))


def section_label(name: str) -> str:
    """What the form calls a section or column of a snapshot."""
    return str(SECTIONS.get(name) or _label(name, (GuideRevision, HandlingItem, Matter)))


def _section(found: SectionDiff) -> Section:
    kinds = ROWS.get(found.section, (GuideRevision, HandlingItem, Matter))
    value = _value(found.change, kinds) if found.change else None
    rows = tuple(
        Row(
            row.kind,
            str(KINDS[row.kind]),
            row.key or _("(未命名)"),
            tuple(_value(change, kinds) for change in row.fields),
        )
        for row in found.rows
    )
    return Section(section_label(found.section), value, rows, found.is_reordered)


def _value(change: FieldChange, kinds: tuple[type[models.Model], ...]) -> Value:
    column = _column(change.field, kinds)
    return Value(
        _label(change.field, kinds),
        _words(column, change.before),
        _words(column, change.after),
        change.fragments if getattr(column, "choices", None) is None else (),
    )


def _column(name: str, kinds: tuple[type[models.Model], ...]) -> Any:
    renamed = {"type": "material_type", "item_kind": "kind"}.get(name, name)
    for kind in kinds:
        for candidate in (renamed, f"{renamed}_amount"):
            try:
                return kind._meta.get_field(candidate)
            except FieldDoesNotExist:
                continue
    return None


def _label(name: str, kinds: tuple[type[models.Model], ...]) -> str:
    if name in OTHER_WORDS:
        return str(OTHER_WORDS[name])
    column = _column(name, kinds)
    return str(getattr(column, "verbose_name", name))


def _words(column: Any, value: Any) -> str:
    """A value of a snapshot as one reads it; "暂无" where nothing is known."""
    if value is None or value in ("", [], {}):
        return _("暂无")
    if value is True or value is False:
        return _("是") if value else _("否")
    if is_limit(value):
        amount = "" if value["amount"] is None else value["amount"]
        unit = dict(TimeUnit.choices).get(value["unit"], value["unit"])
        words = f"{amount} {unit}".strip()
        return f"{words}。{value['note']}".strip("。") if value["note"] else words or _("暂无")
    if isinstance(value, dict):
        told = {**dict(SourceKind.choices), **dict(Confidence.choices)}
        known = (str(told.get(one, one)) for one in value.values() if one)
        return "、".join(known) or _("暂无")
    if isinstance(value, list):
        return "、".join(_words(column, one) for one in value)
    words_of = dict(getattr(column, "flatchoices", None) or ())
    return str(words_of.get(value, value))
