"""The rows of a guide, each kind as an inline of its revision, in the order of a guide."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from matters.admin.base import EveryInline, StackedRows, TabularRows
from matters.choices import RevisionStatus
from matters.forms import CheckedForm
from matters.models import (
    AcceptanceCondition,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideWindow,
    IntermediaryService,
    LegalCitation,
    MaterialRequirement,
    ProcessStep,
    Question,
    ResultDocument,
    Situation,
    SpecialProcedure,
    TrackLimit,
)

TWO_LINES = forms.Textarea(attrs={"rows": 2, "cols": 50})


class PartForm(CheckedForm):
    """A row whose place may be left blank; it then comes last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order" in self.fields:
            self.fields["order"].required = False
            if self.instance.pk is None:
                self.initial["order"] = None
                self.fields["order"].initial = None


class PartFormSet(BaseInlineFormSet):
    """Gives rows without a place the places after the last one."""

    def clean(self) -> None:
        super().clean()
        forms_kept = [
            form
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not self._should_delete_form(form)  # type: ignore[attr-defined]  # BaseFormSet has it
        ]
        places = [form.cleaned_data.get("order") for form in forms_kept]
        last = max((place for place in places if place is not None), default=-1)
        for form, place in zip(forms_kept, places, strict=True):
            if place is None:
                last += 1
                form.instance.order = min(last, 32767)


class OfOneRevision(EveryInline):
    """Rows of a revision: editable while it is a draft."""

    form = PartForm
    formset = PartFormSet

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return not is_closed(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return not is_closed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return not is_closed(obj) and super().has_delete_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.remote_field.model is LegalCitation:
            kwargs["queryset"] = LegalCitation.objects.select_related("document")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def is_closed(revision: Any) -> bool:
    """Whether `revision` was handed in or published: it is then read, not edited."""
    return revision is not None and revision.status != RevisionStatus.DRAFT


class ShortRows(OfOneRevision, TabularRows):
    formfield_overrides: ClassVar[dict[Any, Any]] = {models.TextField: {"widget": TWO_LINES}}


class LongRows(OfOneRevision, StackedRows):
    pass


class ConditionRows(ShortRows):
    model = AcceptanceCondition
    fields = ("order", "text", "citation")
    autocomplete_fields = ("citation",)


class SituationRows(ShortRows):
    model = Situation
    fields = ("order", "name", "description")
    classes = ("collapse",)


class RequirementForm(PartForm):
    def _save_m2m(self) -> None:
        """A situation deleted in the same form is no longer chosen."""
        if "situations" in self.cleaned_data:
            chosen = [situation.pk for situation in self.cleaned_data["situations"]]
            self.cleaned_data["situations"] = Situation.objects.filter(pk__in=chosen)
        super()._save_m2m()  # type: ignore[misc]  # ModelForm has it


class RequirementFormSet(PartFormSet):
    """Offers each material the situations of this revision, read once for all rows."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "situations" not in form.fields:
            return
        if not hasattr(self, "_situations"):
            own = Situation.objects.filter(revision_id=self.instance.pk)
            self._situations = own if self.instance.pk else own.none()
            self._choices = [(situation.pk, situation.name) for situation in self._situations]
        field = form.fields["situations"]
        field.queryset = self._situations.all()
        field.widget.choices = self._choices


class MaterialRows(LongRows):
    model = MaterialRequirement
    form = RequirementForm
    formset = RequirementFormSet
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

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("situations")

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "situations":
            return forms.ModelMultipleChoiceField(
                Situation.objects.none(),
                label=db_field.verbose_name,
                required=False,
                help_text=_("不选即所有情形都要提交。新写的情形保存后才可选。"),
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class StepRows(LongRows):
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
                )
            },
        ),
    )


class ProcedureRows(LongRows):
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
                )
            },
        ),
    )


class TrackRows(ShortRows):
    model = TrackLimit
    fields = ("order", "kind", "name", "limit_amount", "limit_unit", "note")
    classes = ("collapse",)


class FeeRows(LongRows):
    model = FeeItem
    fields = (("order", "name"), "standard", "basis", "can_be_reduced", "reductions", "remark")


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
