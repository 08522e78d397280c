"""What a revision changes against the one in force, in the words of the form."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.choices import TimeUnit
from matters.diffs import FieldChange, Fragment, SectionDiff, diff, is_limit
from matters.field_words import LISTS, NESTED, SCALARS, Term, Terms, term_of
from matters.models import (
    AcceptanceCondition,
    CaseOption,
    CaseQuestion,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideRevision,
    IntermediaryService,
    MaterialRequirement,
    ProcessStep,
    Question,
    ResultDocument,
    ServiceWindow,
    Situation,
    SpecialProcedure,
    TrackLimit,
)
from matters.snapshots import snapshot_of

ROWS: dict[str, type[models.Model]] = {
    "tracks": TrackLimit,
    "conditions": AcceptanceCondition,
    "situations": Situation,
    "case_questions": CaseQuestion,
    "case_options": CaseOption,
    "materials": MaterialRequirement,
    "steps": ProcessStep,
    "special_procedures": SpecialProcedure,
    "windows": ServiceWindow,
    "fees": FeeItem,
    "results": ResultDocument,
    "citations": GuideCitation,
    "channels": ContactChannel,
    "intermediary_services": IntermediaryService,
    "commitment_letters": CommitmentLetter,
    "questions": Question,
}
"""Which model's rows make a section, in the order of the form."""

SECTIONS: dict[str, Any] = {
    "limits": gettext_lazy("办件类型和办结时限"),
    "handling": gettext_lazy("办理形式"),
    **{name: model._meta.verbose_name for name, model in ROWS.items()},
    "rights": gettext_lazy("权利义务和救济"),
    "other": gettext_lazy("其他"),
}
"""The parts of a guide that a reviewer sends back, by the names they are kept under."""

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
    """What the form calls a section, or the page a column, of a snapshot."""
    return str(SECTIONS.get(name) or term_of(name, SCALARS).label)


def _section(found: SectionDiff) -> Section:
    value = _value(found.change, SCALARS) if found.change else None
    _heading, terms = LISTS.get(found.section, ("", {}))
    rows = tuple(
        Row(
            row.kind,
            str(KINDS[row.kind]),
            row.key or _("（未命名）"),
            tuple(_value(change, terms) for change in row.fields),
        )
        for row in found.rows
    )
    return Section(section_label(found.section), value, rows, found.is_reordered)


def _value(change: FieldChange, terms: Terms) -> Value:
    term = term_of(change.field, terms)
    nested = NESTED.get(change.field, {}) if terms is SCALARS else {}
    return Value(
        str(term.label),
        _words(term, change.before, nested),
        _words(term, change.after, nested),
        change.fragments if term.options is None else (),
    )


def _words(term: Term, value: Any, nested: Terms) -> str:
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
        known = (_words(term_of(key, nested), one, {}) for key, one in value.items() if one)
        return "、".join(known) or _("暂无")
    if isinstance(value, list):
        return "、".join(_words(term, one, nested) for one in value)
    return str(dict(term.options.choices if term.options else ()).get(value, value))
