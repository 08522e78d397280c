"""What an official's browser sends, and what the page answers."""

from typing import Any

from django.forms import ModelMultipleChoiceField, MultipleChoiceField


def sent(response: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send from the form of `response`, with `changes` made in it."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    data = {
        bound.html_name: blank(bound) if bound.value() is None else bound.value()
        for form in forms
        for bound in form
        if not bound.field.disabled
    }
    return {**data, **changes}


def blank(bound: Any) -> Any:
    return [] if isinstance(bound.field, MultipleChoiceField | ModelMultipleChoiceField) else ""


def with_row(data: dict[str, Any], prefix: str, **fields: Any) -> dict[str, Any]:
    """`data` with one more row in the inline `prefix`, as "add another" makes it."""
    place = int(data[f"{prefix}-TOTAL_FORMS"])
    return {
        **data,
        f"{prefix}-TOTAL_FORMS": str(place + 1),
        f"{prefix}-{place}-id": "",
        **{f"{prefix}-{place}-{name}": value for name, value in fields.items()},
    }


def errors_in(response: Any) -> dict[str, list[str]]:
    """Field name to messages, over the form and all its rows."""
    forms = [context_form(response)]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    return {bound.html_name: list(bound.errors) for form in forms for bound in form if bound.errors}


def context_form(response: Any) -> Any:
    return response.context["adminform"].form
