"""What every list and form of the admin shares: scope, record, constant queries, readable lists."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEvent
from audit.recording import record
from audit.words import told
from matters.admin.guarding import Guarded
from matters.admin.mixing import EveryAdmin, EveryInline, EveryModelAdmin
from matters.admin.scope import ScopedChoices, ScopedRows
from matters.fields import ChoiceSetField
from matters.forms import CheckedForm, LinesField

SHORT_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60})


class FieldWidgets(EveryAdmin):
    """How columns are filled in: texts three lines high, lists one entry on a line.

    What a column refers to may be added beside it, but not changed or deleted: others refer to it too.
    """

    formfield_overrides: ClassVar[dict[Any, Any]] = {
        models.TextField: {"widget": SHORT_TEXT},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.JSONField):
            return LinesField(
                label=db_field.verbose_name,
                required=not db_field.blank,
                help_text=_("每行一个。"),
                widget=SHORT_TEXT,
            )
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(formfield, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_delete_related = False
            widget.can_change_related = False
        return formfield


class ReadableSets(EveryAdmin):
    """Sets of choices and lists as words where a person may only read them; Django would show a dash."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if self._may_edit(request, obj):
            return fieldsets
        return [
            (title, {**options, "fields": [self._readable(field) for field in options["fields"]]})
            for title, options in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        readonly = super().get_readonly_fields(request, obj)
        if self._may_edit(request, obj):
            return readonly
        sets = [field for field in self.model._meta.fields if is_set(field)]
        return [*readonly, *(words_of(field) for field in sets)]

    def _may_edit(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None or obj.pk is None:
            return bool(self.has_add_permission(request))
        return bool(self.has_change_permission(request, obj))

    def _readable(self, name: Any) -> Any:
        if isinstance(name, list | tuple):
            return tuple(self._readable(one) for one in name)
        fields = {field.name: field for field in self.model._meta.fields}
        field = fields.get(name)
        return words_of(field) if is_set(field) else name


def is_set(field: Any) -> bool:
    """Whether `field` holds several values, which Django's read-only form cannot put into words."""
    return isinstance(field, ChoiceSetField | models.JSONField)


@cache
def words_of(field: Any) -> Callable[[Any], str]:
    """A column for the admin that shows the members of `field` by their words."""
    words = dict(field.flatchoices or ())

    @admin.display(description=field.verbose_name)
    def shown(obj: Any) -> str:
        return "、".join(str(words.get(one, one)) for one in getattr(obj, field.name) or ()) or "-"

    shown.__name__ = f"{field.name}_words"
    return shown


class Recorded(EveryModelAdmin):
    """Each save and deletion leaves one audit event, and a row's history is read from them."""

    noun = ""
    """What the audit calls it; the model's name unless said."""

    def action_name(self, verb: str) -> str:
        return f"{self.noun or self.opts.model_name}.{verb}"

    def changes_told(self, form: Any, formsets: Any) -> dict[str, Any]:
        """What the event tells of a save; nothing where nothing changed."""
        return changes_of(form, formsets)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        super().save_related(request, form, formsets, change)
        changes = self.changes_told(form, formsets)
        if changes or not change:
            record(
                by=request.user,
                action=self.action_name("save"),
                subject=form.instance,
                changes={"created": not change, **changes},
            )

    def delete_model(self, request: Any, obj: models.Model) -> None:
        record(by=request.user, action=self.action_name("delete"), subject=obj)
        super().delete_model(request, obj)

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> HttpResponse:
        """What was done to a row, for whoever sees the row."""
        events = AuditEvent.objects.filter(
            object_type=self.opts.label_lower, object_id=unquote(object_id)
        )
        context = {**(extra_context or {}), "events": lambda: told(events[:LONGEST_HISTORY])}
        return super().history_view(request, object_id, context)


LONGEST_HISTORY = 200


class Official(Guarded, Recorded, ScopedRows, FieldWidgets, ReadableSets, admin.ModelAdmin):
    """A list and a form for officials: scoped, recorded, and never over what its reader has not seen.

    Whole pages of rows are never deleted at once: each deletion shows what hangs on the row.
    """

    form = CheckedForm
    list_per_page = 50
    show_full_result_count = False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in; a reference in it that cannot be a key is left out."""
        initial = super().get_changeform_initial_data(request)
        references = {field.name for field in self.opts.get_fields() if field.is_relation}
        return {
            name: value
            for name, value in initial.items()
            if name not in references or all(is_key(one) for one in as_list(value))
        }


def as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def is_key(value: Any) -> bool:
    """Whether `value` may be asked of the database as a key: digits, and not more than it can hold."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= 18


def changes_of(form: Any, formsets: Iterable[Any]) -> dict[str, Any]:
    """Names of the fields changed, and for each kind of row what was added, changed and deleted."""
    changes: dict[str, Any] = {}
    if form.changed_data:
        changes["fields"] = list(form.changed_data)
    rows = {
        formset.model._meta.model_name: {
            "added": [str(row.pk) for row in formset.new_objects],
            "changed": {str(row.pk): list(names) for row, names in formset.changed_objects},
            "deleted": [str(key) for key in deleted_keys(formset)],
        }
        for formset in formsets
        if formset.new_objects or formset.changed_objects or formset.deleted_objects
    }
    return {**changes, "rows": rows} if rows else changes


def deleted_keys(formset: Any) -> list[Any]:
    """The keys of deleted rows, which Django has taken from the rows themselves."""
    keys = [form["id"].value() for form in formset.deleted_forms]
    return [key for key in keys if key]


class Rows(ScopedChoices, FieldWidgets, ReadableSets, EveryInline):
    """What every inline shares: no empty rows until asked for."""

    extra = 0
    form = CheckedForm

    def _may_edit(self, request: Any, obj: Any) -> bool:
        if obj is None or obj.pk is None:
            return True
        meta = obj._meta
        may_edit_owner = request.user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
        return bool(may_edit_owner and self.has_change_permission(request, obj))


class TabularRows(Rows, admin.TabularInline):
    pass


class StackedRows(Rows, admin.StackedInline):
    pass
