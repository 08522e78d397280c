"""What the inlines of a guide revision share: rows in order, editable while it is a draft."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet

from matters.admin.base import EveryInline, StackedRows, TabularRows
from matters.choices import RevisionStatus
from matters.forms import CheckedForm
from matters.models import LegalCitation

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
