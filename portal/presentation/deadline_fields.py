"""A form whose every answer has an address: its fields, what was typed into them, and what is wrong with it."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from matters.days import WRITTEN
from matters.deadline_query import CLOCK, ON, Refusal
from matters.deadline_words import refusal_words

DAY, CLOCK_TIME, NUMBER, CHOICE, SWITCH = "day", "time", "number", "choice", "switch"
KEPT = "kept"
"""A field nobody sees: what the address of the form keeps."""
LONGEST_TYPED = 60
"""Characters of a value that are shown again; the rest of rubbish helps nobody."""


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field. `value` is what was typed, `error` what is wrong with it."""

    name: str
    label: str
    kind: str
    value: str = ""
    hint: str = ""
    error: str = ""
    placeholder: str = ""
    minimum: str = ""
    maximum: str = ""
    options: tuple[Option, ...] = ()

    @property
    def input_type(self) -> str:
        """A browser empties a date or time field whose value is none: such a value is shown as text."""
        if self.kind == DAY and (not self.value or _is_day(self.value)):
            return "date"
        if self.kind == CLOCK_TIME and (not self.value or CLOCK.fullmatch(self.value)):
            return "time"
        return "text"

    @property
    def is_on(self) -> bool:
        return self.value.lower() in ON

    @property
    def described_by(self) -> str:
        """The ids of what explains the field, for those who hear the page."""
        parts = ((self.hint, "hint"), (self.error, "error"))
        return " ".join(f"{self.name}-{part}" for words, part in parts if words)


@dataclass(frozen=True)
class Group:
    """Fields that belong together under one legend."""

    legend: str
    fields: tuple[Field, ...]
    notes: tuple[str, ...] = ()

    def titled(self, field: Field) -> str:
        """What the field is called outside of its group."""
        return f"{self.legend} {field.label}" if self.legend else field.label


@dataclass(frozen=True)
class Section:
    """What few people need: folded, until something in it is filled in."""

    title: str
    note: str
    groups: tuple[Group, ...]

    @property
    def is_open(self) -> bool:
        return any(field.value or field.error for group in self.groups for field in group.fields)


@dataclass(frozen=True)
class Mistake:
    """One line of the summary of what is wrong; `target` is the field's id, empty where no field is to blame."""

    target: str
    label: str
    words: str


@dataclass(frozen=True)
class Form:
    fields: tuple[Field, ...]
    sections: tuple[Section, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def all_fields(self) -> tuple[Field, ...]:
        folded = (field for one in self.sections for group in one.groups for field in group.fields)
        return (*self.fields, *folded)

    @property
    def query(self) -> str:
        """What was filled in, as the query part of an address with its question mark; nothing for nothing."""
        pairs = [(field.name, field.value) for field in self.all_fields if field.value]
        return f"?{urlencode(pairs)}" if pairs else ""

    def value(self, name: str) -> str:
        """What stands in the field `name`; nothing where there is no such field."""
        return next((field.value for field in self.all_fields if field.name == name), "")

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.all_fields)

    def is_asked(self, given: Mapping[str, str]) -> bool:
        """Whether the address fills in this form, be it with nothing."""
        return any(field.name in given for field in self.all_fields if field.kind != KEPT)

    def is_filled_in(self, *, but: str) -> bool:
        """Whether anything stands in another field than `but`."""
        shown = (field for field in self.all_fields if field.kind != KEPT)
        return any(field.value for field in shown if field.name != but)

    def typed(self, given: Mapping[str, str]) -> "Form":
        """The form with what was typed into it."""
        return self._each(
            lambda one: one if one.kind == KEPT else replace(one, value=typed(given, one.name))
        )

    def refused(self, refusals: Iterable[Refusal]) -> "Form":
        """The form with what is wrong, in its order: the first refusal of each field stands beside it."""
        errors: dict[str, str] = {}
        for refusal in refusals:
            errors.setdefault(refusal.field, refusal_words(refusal))
        form = self._each(lambda field: replace(field, error=errors.get(field.name, "")))
        named = [(field.name, field.label) for field in form.fields]
        for section in form.sections:
            for group in section.groups:
                named += [(field.name, group.titled(field)) for field in group.fields]
        known = {name for name, _ in named}
        mistakes = (
            *(Mistake(name, words, errors[name]) for name, words in named if name in errors),
            *(Mistake("", "", words) for name, words in errors.items() if name not in known),
        )
        return replace(form, mistakes=mistakes)

    def _each(self, change: Callable[[Field], Field]) -> "Form":
        def changed(fields: Iterable[Field]) -> tuple[Field, ...]:
            return tuple(change(field) for field in fields)

        sections = tuple(
            replace(
                section,
                groups=tuple(replace(one, fields=changed(one.fields)) for one in section.groups),
            )
            for section in self.sections
        )
        return replace(self, fields=changed(self.fields), sections=sections)


def typed(given: Mapping[str, str], name: str) -> str:
    """What stands in parameter `name`, as the reader of addresses takes it, and not too much of it."""
    value = unicodedata.normalize("NFKC", given.get(name, "")).strip()
    return "".join(sign for sign in value[:LONGEST_TYPED] if sign.isprintable())


def _is_day(value: str) -> bool:
    try:
        return bool(WRITTEN.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False
