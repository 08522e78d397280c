"""What an official's browser sends, and what the page answers."""

from typing import Any

from django.contrib.auth.models import Group
from django.forms import ModelMultipleChoiceField, MultipleChoiceField

from matters.actions import groups
from matters.models import OfficeMembership
from tests.factories import OPERATOR, UserFactory


def official(role: str, *offices: Any, **columns: Any) -> Any:
    """A member of staff in the group `role`, who works for `offices`."""
    groups.put_all(by=OPERATOR)
    user = UserFactory(staff=True, **columns)
    user.groups.set([Group.objects.get(name=role)])
    for office in offices:
        OfficeMembership.objects.create(user=user, office=office)
    return user


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
    seen = {"_seen": context["seen"]} if context.get("seen") else {}
    return {**data, **seen, **changes}


def blank(bound: Any) -> Any:
    return [] if isinstance(bound.field, MultipleChoiceField | ModelMultipleChoiceField) else ""


def deleted(client: Any, url: str) -> Any:
    """The answer to "yes" on the page `url` that asks whether to delete."""
    asked = client.get(url)
    context = asked.context if asked.context is not None else {}
    return client.post(url, {"post": "yes", "_seen": context.get("seen", "")})


def done(client: Any, url: str, **typed: Any) -> Any:
    """The answer to the button on the page `url` of a deed, with `typed` in its form."""
    return client.post(url, {"_seen": client.get(url).context["seen"], **typed}, follow=True)


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
