"""What officials fill in: texts to values, and what the database demands said beside the field."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, router
from django.utils.translation import gettext_lazy as _

from matters.slugs import free_slug

EARLIEST_START = datetime(1949, 10, 1, tzinfo=UTC)
LATEST_START = datetime(2200, 1, 1, tzinfo=UTC)

FIELD_OF_CONSTRAINT = {"matter_ended_has_reason": "ended_reason", "topic_code_once": "code"}
"""Where the first field of a constraint is not the one to mend."""


class CheckedForm(forms.ModelForm):
    """A form whose constraint messages stand beside the field they speak of.

    Django puts them above the form, where forty rows of materials hide which one is meant, and
    leaves out what must be unique among the rows of one owner.
    """

    def _post_clean(self) -> None:
        self.instance.__dict__["validate_constraints"] = _left_to_the_form
        try:
            super()._post_clean()  # type: ignore[misc]  # ModelForm has it
        finally:
            del self.instance.__dict__["validate_constraints"]
        self.validate_constraints()

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]  # ModelForm has it
        using = router.db_for_write(type(self.instance), instance=self.instance)
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=exclude, using=using)
                except ValidationError as error:
                    self.add_error(self.field_of(constraint), error.messages)

    def field_of(self, constraint: models.BaseConstraint) -> str | None:
        """The field to write the message beside: the first the constraint names; what is unique, by its words."""
        names = constrained_fields(constraint)
        shown = [
            name
            for name in self.fields
            if name in names
            and not isinstance(self.fields[name], forms.models.InlineForeignKeyField)
        ]
        if chosen := FIELD_OF_CONSTRAINT.get(constraint.name):
            return chosen if chosen in self.fields else None
        if isinstance(constraint, models.UniqueConstraint):
            words = [
                name for name in shown if not isinstance(self.fields[name], forms.ModelChoiceField)
            ]
            return next(iter(words or shown[::-1]), None)
        return next(iter(shown), None)


def _left_to_the_form(exclude: Any = None) -> None:
    """In place of the model's own check, which does not say which constraint is broken."""


def constrained_fields(constraint: models.BaseConstraint) -> set[str]:
    """The names of the model fields that `constraint` speaks of."""
    if isinstance(constraint, models.UniqueConstraint):
        return set(constraint.fields)
    if isinstance(constraint, models.CheckConstraint) and isinstance(
        constraint.condition, models.Q
    ):
        return set(constraint.condition.referenced_base_fields)
    return set()


class NamedForm(CheckedForm):
    """A form for what has a name and an address; an address left blank is made from the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "留空则由名称的拼音自动生成。公布后请勿改动,旧网址会失效。"
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "slug" in self.fields and "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self.instance.slug or free_slug(
                type(self.instance), cleaned.get("name", "")
            )
        return cleaned


class LinesField(forms.CharField):
    """A list of short texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


class PublicationForm(forms.Form):
    """From when a revision shall be in force; blank means from now on."""

    at = forms.DateTimeField(
        label=_("从何时起生效"),
        required=False,
        help_text=_("留空即从现在起。可以早于今天(补录历史版本),也可以晚于今天(届时自动生效)。"),
        error_messages={"invalid": _("日期时间不对:请写成 2026-05-01 09:00 这样的形式。")},
        validators=[
            MinValueValidator(EARLIEST_START, _("生效时间不能早于 1949 年 10 月 1 日。")),
            MaxValueValidator(LATEST_START, _("生效时间不能晚于 2200 年。")),
        ],
        widget=forms.DateTimeInput(
            format="%Y-%m-%d %H:%M", attrs={"placeholder": _("例如 2026-05-01 09:00"), "size": 20}
        ),
    )
