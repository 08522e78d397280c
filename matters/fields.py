"""A model field for several values of one list, searchable on both engines."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

SEPARATOR = ","


class ChoiceSetField(models.CharField):
    """Several of `choices`, as a tuple in the order of the list.

    Stored as ",online,window," so that `field__contains=",online,"` finds a member with the same
    plain text search on SQLite and PostgreSQL. An empty set is the empty text.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", ())
        super().__init__(*args, **kwargs)

    def _members(self, value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        chosen = value.split(SEPARATOR) if isinstance(value, str) else [str(one) for one in value]
        wanted = {one for one in chosen if one}
        known = [key for key, _label in self.flatchoices]
        return tuple(key for key in known if key in wanted) + tuple(sorted(wanted - set(known)))

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> tuple[str, ...]:
        return self._members(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        return self._members(value)

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, str) and value.startswith(SEPARATOR):
            return value
        members = self._members(value)
        return f"{SEPARATOR}{SEPARATOR.join(members)}{SEPARATOR}" if members else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        known = {key for key, _label in self.flatchoices}
        for member in value:
            if member not in known:
                raise ValidationError(
                    _("“%(value)s”不在可选值中。"), code="invalid_choice", params={"value": member}
                )
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.flatchoices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


def membership(member: str) -> str:
    """What to look for with `__contains` to find sets that hold `member`."""
    return f"{SEPARATOR}{member}{SEPARATOR}"


def labels(choices: type[models.TextChoices], members: Iterable[str]) -> list[str]:
    """The words for `members`, in their order."""
    return [str(choices(member).label) for member in members]
