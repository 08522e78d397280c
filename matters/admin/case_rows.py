"""Situations of a guide, the questions that lead to them, and the choosing of situations on other rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matters.admin.base import EveryInline
from matters.admin.part_rows import PartForm, PartFormSet, ShortRows
from matters.models import CaseOption, CaseQuestion, Situation

MOST_QUESTIONS = 60


class SituationRows(ShortRows):
    model = Situation
    fields = ("order", "name", "description")
    classes = ("collapse",)


class ForSituationsForm(PartForm):
    def _save_m2m(self) -> None:
        """A situation deleted in the same form is no longer chosen."""
        if "situations" in self.cleaned_data:
            chosen = [situation.pk for situation in self.cleaned_data["situations"]]
            self.cleaned_data["situations"] = Situation.objects.filter(pk__in=chosen)
        super()._save_m2m()  # type: ignore[misc]  # ModelForm has it


class OwnRows:
    """The rows of one revision that others of it may name, each kind read once for a page."""

    def __init__(self, revision: Any) -> None:
        self.situations = Situation.objects.filter(revision_id=revision.pk)
        self.questions = CaseQuestion.objects.filter(revision_id=revision.pk)
        if revision.pk is None:
            self.situations, self.questions = self.situations.none(), self.questions.none()
        self._choices: dict[str, list[tuple[Any, str]]] = {}

    def choices(self, name: str) -> list[tuple[Any, str]]:
        if name not in self._choices:
            self._choices[name] = [(row.pk, str(row)) for row in getattr(self, name)]
        return self._choices[name]


def own_rows(revision: Any) -> OwnRows:
    """Kept with the revision of the form, which lives as long as the page."""
    if not hasattr(revision, "own_rows"):
        revision.own_rows = OwnRows(revision)
    found: OwnRows = revision.own_rows
    return found


class ForSituationsFormSet(PartFormSet):
    """Offers each row the situations of this revision."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if field := form.fields.get("situations"):
            own = own_rows(self.instance)
            field.queryset = own.situations.all()
            field.widget.choices = own.choices("situations")


class ForSituations(EveryInline):
    """Rows that may be for some situations only."""

    form = ForSituationsForm
    formset = ForSituationsFormSet

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("situations")

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "situations":
            return forms.ModelMultipleChoiceField(
                Situation.objects.none(),
                label=db_field.verbose_name,
                required=False,
                help_text=_("不选即所有情形都适用。新写的情形保存后才可选。"),
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class QuestionsOfCases(ShortRows):
    model = CaseQuestion
    fields = ("order", "text", "note")
    classes = ("collapse",)
    max_num = MOST_QUESTIONS


class OptionForm(PartForm):
    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- Django's signature
        """An answer whose question was deleted in the same form goes with it; so does a way to what was deleted."""
        option = self.instance
        if not CaseQuestion.objects.filter(pk=option.question_id).exists():
            return option
        for name in ("next_question", "situation"):
            named = getattr(option, name)
            if named is not None and not type(named).objects.filter(pk=named.pk).exists():
                setattr(option, name, None)
        return super().save(commit)


class OptionFormSet(PartFormSet):
    """Offers each answer the questions and situations of this revision."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        own = own_rows(self.instance)
        for name, kind in OptionsOfCases.targets.items():
            if field := form.fields.get(name):
                field.queryset = getattr(own, kind).all()
                field.widget.choices = [("", "---------"), *own.choices(kind)]


class OptionsOfCases(ShortRows):
    model = CaseOption
    form = OptionForm
    formset = OptionFormSet
    fields = ("order", "question", "answer", "next_question", "situation", "outcome")
    classes = ("collapse",)
    targets = {"question": "questions", "next_question": "questions", "situation": "situations"}

    def get_queryset(self, request: Any) -> Any:
        named = super().get_queryset(request)
        return named.select_related("question", "next_question", "situation")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name not in self.targets:
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return forms.ModelChoiceField(
            db_field.related_model.objects.none(),
            label=db_field.verbose_name,
            required=not db_field.blank,
            help_text=db_field.help_text,
        )
