"""The rows of a guide, each kind as an inline of its revision, in the order of a guide."""

from django.utils.translation import gettext_lazy as _

from matters.admin.case_rows import ForSituations, OptionsOfCases, QuestionsOfCases, SituationRows
from matters.admin.part_rows import LongRows, ShortRows
from matters.models import (
    AcceptanceCondition,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideWindow,
    IntermediaryService,
    MaterialRequirement,
    ProcessStep,
    Question,
    ResultDocument,
    SpecialProcedure,
    TrackLimit,
)


class ConditionRows(ShortRows):
    model = AcceptanceCondition
    fields = ("order", "text", "citation")
    autocomplete_fields = ("citation",)


class MaterialRows(ForSituations, LongRows):
    model = MaterialRequirement
    autocomplete_fields = ("material", "issuing_office", "citation")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("order", "material"),
                    ("necessity", "necessity_note"),
                    ("material_type", "originals", "copies", "medium"),
                    ("source", "issuing_office", "source_note"),
                    ("exempt_reason", "exempt_note"),
                    "situations",
                )
            },
        ),
        (
            _("填报、样表和依据"),
            {
                "classes": ("collapse",),
                "fields": (
                    "filling_notes",
                    "acceptance_standard",
                    ("paper_format", "blank_form", "sample"),
                    "basis",
                    "citation",
                    "remark",
                ),
            },
        ),
    )


class StepRows(ForSituations, LongRows):
    model = ProcessStep
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("order", "kind", "name"),
                    ("limit_amount", "limit_unit", "promised_amount", "counts_in_limit"),
                    "handler",
                    "standard",
                    "result",
                    "note",
                    "situations",
                )
            },
        ),
    )


class ProcedureRows(ForSituations, LongRows):
    model = SpecialProcedure
    classes = ("collapse",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("order", "kind", "name"),
                    ("limit_amount", "limit_unit"),
                    ("counts_in_limit", "effect"),
                    "basis",
                    ("is_charged", "charge_basis"),
                    ("provider", "phone"),
                    "note",
                    "situations",
                )
            },
        ),
    )


class TrackRows(ForSituations, ShortRows):
    model = TrackLimit
    fields = ("order", "kind", "name", "limit_amount", "limit_unit", "note", "situations")
    classes = ("collapse",)


class FeeRows(ForSituations, LongRows):
    model = FeeItem
    fields = (
        ("order", "name"),
        "standard",
        "basis",
        "can_be_reduced",
        "reductions",
        "remark",
        "situations",
    )


class ResultRows(LongRows):
    model = ResultDocument
    fields = (
        ("order", "name"),
        ("kind", "validity"),
        ("limit_amount", "limit_unit"),
        "delivery_modes",
        "samples",
    )


class WindowRows(ShortRows):
    model = GuideWindow
    fields = ("order", "window")
    autocomplete_fields = ("window",)


class CitationRows(ShortRows):
    model = GuideCitation
    fields = ("order", "kind", "citation")
    autocomplete_fields = ("citation",)


class ChannelRows(ShortRows):
    model = ContactChannel
    fields = ("order", "kind", "value", "note")


class IntermediaryRows(ShortRows):
    model = IntermediaryService
    fields = ("order", "name", "item", "basis", "note")
    autocomplete_fields = ("item",)
    classes = ("collapse",)


class LetterRows(LongRows):
    model = CommitmentLetter
    fields = (("order", "name"), "conditions", "duty", "content", "liability")
    classes = ("collapse",)


class QuestionRows(ShortRows):
    model = Question
    fields = ("order", "question", "answer")


IN_GUIDE_ORDER = (
    TrackRows,
    ConditionRows,
    SituationRows,
    QuestionsOfCases,
    OptionsOfCases,
    MaterialRows,
    StepRows,
    ProcedureRows,
    WindowRows,
    FeeRows,
    ResultRows,
    CitationRows,
    IntermediaryRows,
    LetterRows,
    ChannelRows,
    QuestionRows,
)
