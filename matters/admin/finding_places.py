"""Where on the form of a draft a finding stands: a field, a row of an inline, the head of an inline, or nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.forms.utils import ErrorList
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from matters.admin import comparison
from matters.admin.finding_words import Told, told
from matters.models import GuideWindow
from matters.models.parts import GuidePart
from matters.rules.engine import Finding

ROWS: dict[str, type[models.Model]] = {**comparison.ROWS, "windows": GuideWindow}
"""The rows of the form behind each list of a snapshot."""

FIELDS = {
    "statutory_limit": "statutory_limit_amount",
    "statutory_limit.note": "statutory_limit_note",
    "statutory_citation": "statutory_limit_citation",
    "promised_limit": "promised_limit_amount",
    "promised_limit.note": "promised_limit_note",
}
"""Fields of the form that a snapshot calls otherwise."""

Rows = Mapping[str, Sequence[GuidePart]]
"""The saved rows of each inline, under its prefix, in the order of the form."""


def prefix_of(part: str) -> str:
    return f"{ROWS[part]._meta.model_name}_rows"


def names_of(row: GuidePart, number: int) -> tuple[str, ...]:
    """The names by which a finding may call a row."""
    of_window = str(row.window.name) if isinstance(row, GuideWindow) else ""
    return (str(getattr(row, "name", "")), of_window, str(row), str(number))


@dataclass(frozen=True)
class Form:
    """What stands on the page: the fields, the inlines by prefix, and the saved rows of each."""

    fields: frozenset[str]
    rows: Rows

    def place(self, finding: Finding) -> tuple[str, str]:
        """The key of the place, and what a link to it is; both empty where it is not on the page."""
        field = finding.found.field
        part, _dot, _column = field.partition(".")
        if part not in ROWS:
            name = FIELDS.get(field) or FIELDS.get(part) or part
            return (name, f"#id_{name}") if name in self.fields else ("", "")
        prefix = prefix_of(part)
        if prefix not in self.rows:
            return "", ""
        for number, row in enumerate(self.rows[prefix]):
            if finding.found.place and finding.found.place in names_of(row, number + 1):
                return f"{prefix}-{number}", f"#{prefix}-{number}"
        return prefix, f"#{prefix}-group"

    def places(self) -> Iterable[str]:
        """Every place there is on the page."""
        yield from self.fields
        for prefix, rows in self.rows.items():
            yield prefix
            yield from (f"{prefix}-{number}" for number in range(len(rows)))


@dataclass(frozen=True)
class Placed:
    """What was found, gravest first, and the same by place; places where nothing was found are there too."""

    found: list[Told]
    by_place: Mapping[str, list[Told]]

    @property
    def blocking(self) -> list[Told]:
        return [one for one in self.found if one.blocks]

    @property
    def others(self) -> list[Told]:
        return [one for one in self.found if not one.blocks]


LEVELS = ("error", "warning", "target", "information")


def placed(findings: Iterable[Finding], form: Form) -> Placed:
    by_place: dict[str, list[Told]] = {key: [] for key in form.places()}
    found = []
    for finding in findings:
        key, href = form.place(finding)
        one = told(finding, href)
        found.append(one)
        if key:
            by_place[key].append(one)
    found.sort(key=lambda one: (one.is_waived, LEVELS.index(one.level)))
    return Placed(found, by_place)


NOWHERE = Form(frozenset(), {})
"""A page that is only read."""


def slot(key: str, found: Sequence[Told], *, is_swapped: bool = False) -> SafeString:
    """The piece of the page at the place `key`; `is_swapped` for an answer that takes its place."""
    context = {"key": key, "told": found, "is_swapped": is_swapped}
    return render_to_string("admin/matters/guiderevision/slot.html", context)


class Headed(ErrorList):
    """The errors of a row or an inline below what rules found there."""

    head = SafeString("")

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> SafeString:
        return format_html("{}{}", self.head, super().__str__())

    __html__ = __str__


def _headed(errors: Any, head: SafeString) -> Headed:
    made = Headed(errors.data, error_class=errors.error_class, renderer=errors.renderer)
    made.head = head
    return made


def show(context: Any, by_place: Mapping[str, list[Told]]) -> None:
    """The form in `context`, about to be drawn, has its findings at each field, row and inline.

    Django's templates draw help texts and errors there and nothing else, and the form was judged
    before: its errors may be dressed now.
    """
    form = context["adminform"].form
    for name, field in form.fields.items():
        if name in by_place:
            field.help_text = mark_safe(f"{field.help_text}{slot(name, by_place[name])}")  # noqa: S308 -- Django's templates take help texts as they are; the slot is escaped
    for one in context["inline_admin_formsets"]:
        formset = one.formset
        if formset.prefix not in by_place:
            continue
        errors = _headed(formset.non_form_errors(), slot(formset.prefix, by_place[formset.prefix]))
        formset.non_form_errors = lambda errors=errors: errors
        for row in formset.initial_forms:
            if row.prefix in by_place:
                errors = _headed(row.non_field_errors(), slot(row.prefix, by_place[row.prefix]))
                row.non_field_errors = lambda errors=errors: errors


def form_of(form: Any, formsets: Iterable[Any]) -> Form:
    """The places of a form that is being edited."""
    fields = {
        name
        for name, field in form.fields.items()
        if not (field.disabled or field.widget.is_hidden)
    }
    rows = {one.prefix: [row.instance for row in one.initial_forms] for one in formsets}
    return Form(frozenset(fields), rows)
