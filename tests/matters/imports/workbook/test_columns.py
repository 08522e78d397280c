"""The template's labels and lengths, held against what they stand for."""

from typing import Any

import pytest
from django.db import models

from matters import choices
from matters.actions.value_lists import MATTER_TYPES
from matters.imports.workbook import choices as workbook_choices
from matters.imports.workbook import columns as workbook_columns
from matters.imports.workbook.columns import CHILDREN, RECORDS, SHEETS, UNREAD
from matters.imports.workbook.shapes import LONGEST_TEXT, Kind, SheetColumn, SheetDefinition
from matters.imports.workbook.values import split
from matters.models import (
    ContactChannel,
    FeeItem,
    GuideRevision,
    HandlingItem,
    IntermediaryService,
    LegalCitation,
    LegalDocument,
    Material,
    MaterialRequirement,
    Matter,
    Office,
    ProcessStep,
    Question,
    Region,
    ResultDocument,
    ServiceWindow,
    Situation,
    SpecialProcedure,
    TrackLimit,
)

LISTS = {
    "TIME_UNITS": choices.TimeUnit,
    "EXERCISE_LEVELS": choices.ExerciseLevel,
    "POWER_SOURCES": choices.PowerSource,
    "BODY_NATURES": choices.BodyNature,
    "AUDIENCES": choices.Audience,
    "ITEM_KINDS": choices.ItemKind,
    "HANDLING_TYPES": choices.HandlingType,
    "HANDLING_MODES": choices.HandlingMode,
    "ONLINE_DEPTHS": choices.OnlineDepth,
    "CROSS_REGION_SCOPES": choices.CrossRegionScope,
    "RESULT_KINDS": choices.ResultKind,
    "DELIVERY_MODES": choices.DeliveryMode,
    "MATERIAL_TYPES": choices.MaterialType,
    "MATERIAL_MEDIA": choices.MaterialMedium,
    "MATERIAL_SOURCES": choices.MaterialSource,
    "NECESSITIES": choices.Necessity,
    "EXEMPT_REASONS": choices.ExemptReason,
    "STEP_KINDS": choices.StepKind,
    "PROCEDURE_KINDS": choices.ProcedureKind,
    "PROCEDURE_EFFECTS": choices.ProcedureEffect,
    "TRACK_KINDS": choices.TrackKind,
    "CITATION_KINDS": choices.CitationKind,
}
OF_SITUATIONS = {"situations": (Situation, "name")}
TARGETS: dict[str, dict[str, tuple[type[models.Model], str]]] = {
    "事项": {
        "region_code": (Region, "code"),
        "region_name": (Region, "name"),
        "office_name": (Office, "name"),
        "credit_code": (Office, "credit_code"),
        "responsible_division": (Office, "name"),
        "matter_name": (Matter, "name"),
        "item_name": (HandlingItem, "name"),
        "item_code": (HandlingItem, "code"),
        "national_code": (HandlingItem, "national_code"),
        "implementation_code": (Matter, "implementation_code"),
        "legacy_code": (Matter, "legacy_code"),
        "statutory_note": (GuideRevision, "statutory_limit_note"),
        "promised_note": (GuideRevision, "promised_limit_note"),
        "statutory_document": (LegalDocument, "title"),
        "statutory_article": (LegalCitation, "article"),
        "onsite_reason": (GuideRevision, "onsite_reason"),
        "online_url": (GuideRevision, "online_url"),
        "quantity_limit": (GuideRevision, "quantity_limit"),
        "application_period": (GuideRevision, "application_period"),
        "change_reason": (GuideRevision, "change_reason"),
        "consultation": (ContactChannel, "value"),
        "complaint": (ContactChannel, "value"),
        "result_name": (ResultDocument, "name"),
        "result_validity": (ResultDocument, "validity"),
    },
    "材料": {"name": (Material, "name"), **OF_SITUATIONS},
    "办理环节": OF_SITUATIONS,
    "特别程序": OF_SITUATIONS,
    "分程序时限": OF_SITUATIONS,
    "收费": OF_SITUATIONS,
    "依据": {
        "document": (LegalDocument, "title"),
        "document_number": (LegalDocument, "number"),
        "article": (LegalCitation, "article"),
        "text": (LegalCitation, "text"),
        "issuer": (LegalDocument, "issuer"),
    },
}
"""Columns whose field has another name, or stands on another model."""
MODELS: dict[str, type[models.Model]] = {
    "事项": GuideRevision,
    "情形": Situation,
    "材料": MaterialRequirement,
    "办理环节": ProcessStep,
    "特别程序": SpecialProcedure,
    "分程序时限": TrackLimit,
    "收费": FeeItem,
    "窗口": ServiceWindow,
    "中介服务": IntermediaryService,
    "常见问题": Question,
}
TEXTS = [
    pytest.param(sheet, column, id=f"{sheet.name}-{column.key}")
    for sheet in SHEETS
    for column in sheet.columns
    if column.kind in {Kind.TEXT, Kind.LINES, Kind.NAMES, Kind.URL, Kind.CODE}
    and column.key not in {"number", "popular_names", "basic_code", "conditions"}
]


def target(sheet: SheetDefinition, column: SheetColumn) -> tuple[type[models.Model], str]:
    named = TARGETS.get(sheet.name, {}).get(column.key)
    if named:
        return named
    if sheet is RECORDS and hasattr(Matter, column.key):
        return Matter, column.key
    return MODELS[sheet.name], column.key


@pytest.mark.parametrize(("name", "words"), LISTS.items())
def test_labels_are_those_of_the_portal(name: str, words: Any) -> None:
    expected = tuple((word, str(label)) for word, label in words.choices)

    assert getattr(workbook_choices, name) == expected


def test_every_list_of_choices_is_compared() -> None:
    lists = {name for name in vars(workbook_choices) if name.isupper()}

    assert lists == {*LISTS, "MATTER_TYPES"}


def test_matter_types_are_those_every_installation_has() -> None:
    expected = tuple((code, name) for code, _, name, _ in MATTER_TYPES)

    assert expected == workbook_choices.MATTER_TYPES


@pytest.mark.parametrize(("sheet", "column"), TEXTS)
def test_longest_text_is_what_the_model_holds(sheet: SheetDefinition, column: SheetColumn) -> None:
    model, name = target(sheet, column)
    longest = model._meta.get_field(name).max_length  # type: ignore[union-attr]  # never a relation

    assert column.max_length == (longest or LONGEST_TEXT)


def test_keys_and_labels_are_used_once_in_a_sheet() -> None:
    for sheet in SHEETS:
        for names in ([c.key for c in sheet.columns], [c.label for c in sheet.columns]):
            assert len(set(names)) == len(names)
    names = [*UNREAD, *(sheet.name for sheet in SHEETS)]
    assert len(set(names)) == len(names)


def test_every_row_begins_with_the_number_of_its_record() -> None:
    assert {sheet.columns[0].label for sheet in SHEETS} == {"编号"}
    assert all(sheet.columns[0] is workbook_columns.NUMBER for sheet in CHILDREN)


def test_labels_of_columns_that_take_several_hold_no_separator() -> None:
    several = [c for sheet in SHEETS for c in sheet.columns if c.kind is Kind.CHOICES]

    assert several
    assert all(split(label) == [label] for c in several for _, label in c.choices)
