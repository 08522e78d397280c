"""What officials fill in: texts to values, and what the database demands said beside the field."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, router
from django.utils.translation import gettext_lazy as _

from matters.actions.review import Reason
from matters.slugs import free_slug

EARLIEST_START = datetime(1949, 10, 1, tzinfo=UTC)
LATEST_START = datetime(2200, 1, 1, tzinfo=UTC)

FIELD_OF_CONSTRAINT = {
    "matter_ended_has_reason": "ended_reason",
    "topic_code_once": "code",
    "caseoption_leads_on": "next_question",
}
"""Where the first field of a constraint is not the one to mend."""


class CheckedForm(forms.ModelForm):
    """A form whose constraint messages stand beside the field they speak of.

    Django puts them above the form, where forty rows of materials hide which one is meant, and
    leaves out what must be unique among the rows of one owner. What a row refers to already may
    stay, even where its editor may choose among fewer.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            chosen = getattr(self.instance, f"{name}_id", None)
            if type(field) is forms.ModelChoiceField and chosen is not None:
                field.queryset = _with(field.queryset, chosen)

    def _post_clean(self) -> None:
        self.instance.__dict__["validate_constraints"] = _left_to_the_form
        try:
            super()._post_clean()  # type: ignore[misc]  # ModelForm has it
        finally:
            del self.instance.__dict__["validate_constraints"]
        self.validate_constraints()

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]  # ModelForm has it
        exclude = exclude - {self.instance._meta.pk.name}  # no field of the form, and known
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


def _with(choices: Any, chosen: Any) -> Any:
    """`choices` and the row with the key `chosen`."""
    if not choices.query.where:
        return choices
    everything = choices.model._default_manager.select_related(*_joined(choices))
    return everything.filter(models.Q(pk__in=choices.values("pk")) | models.Q(pk=chosen))


def _joined(rows: Any) -> tuple[str, ...]:
    joined = rows.query.select_related
    return tuple(joined) if isinstance(joined, dict) else ()


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
                "留空则由名称的拼音自动生成。公布后请勿改动，旧网址会失效。"
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


def _start(**kwargs: Any) -> forms.DateTimeField:
    """From when a revision is in force: a day, or a day and a time."""
    return forms.DateTimeField(
        error_messages={
            "invalid": _("日期时间不对：请写成 2026-05-01 或 2026-05-01 09:00 这样的形式。"),
            "required": _("请写明从何时起生效。"),
        },
        validators=[
            MinValueValidator(EARLIEST_START, _("生效时间不能早于 1949 年 10 月 1 日。")),
            MaxValueValidator(LATEST_START, _("生效时间不能晚于 2200 年。")),
        ],
        widget=forms.DateTimeInput(
            format="%Y-%m-%d %H:%M", attrs={"placeholder": _("例如 2026-05-01 09:00"), "size": 20}
        ),
        **kwargs,
    )


def _sentence(label: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        error_messages={"required": _("请填写，公众会看到。")},
        **kwargs,
    )


class MoveForm(forms.Form):
    """What a move of a revision asks for; a move that asks for nothing has no fields."""

    def __init__(self, *args: Any, revision: Any = None, user: Any = None, **kwargs: Any) -> None:
        self.revision, self.user = revision, user
        kwargs.setdefault("auto_id", "move_%s")
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """What the action is given besides the revision and who does it."""
        return dict(self.cleaned_data)


class PublicationForm(MoveForm):
    """From when a revision shall be in force; blank means from now on."""

    at = _start(
        label=_("从何时起生效"),
        required=False,
        help_text=_("留空即从现在起；写以后的时间，届时自动生效。只写日期即当天零时。"),
    )


class RescheduleForm(MoveForm):
    """From when a scheduled revision shall be in force instead."""

    at = _start(label=_("改为从何时起生效"), help_text=_("要晚于现在。只写日期即当天零时。"))


class WithdrawForm(MoveForm):
    notice = _sentence(
        _("撤下说明"), help_text=_("公众打开这份指南时看到的话：为何撤下，何处可问。")
    )


class CorrectionForm(MoveForm):
    reason = _sentence(_("更正原因"), help_text=_("写明错在哪里，公众在更新记录里看到。"))


class ReturnForm(MoveForm):
    """Why a revision is sent back: a line for each section of the guide, at least one filled in."""

    sections: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.sections.items():
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("请至少在一个栏目写明退回原因。"))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        reasons = [
            Reason(name, self.cleaned_data[name])
            for name in self.sections
            if self.cleaned_data[name]
        ]
        return {"reasons": reasons}
