"""Values of columns in words: as the database holds them, and as someone typed them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from matters.admin.scope import visible

LONGEST_KEY = 18


def in_words(column: Any, value: Any, user: Any) -> str:
    """`value` of the model field `column` as a person reads it; the empty text where there is none.

    Takes a stored value and a typed one alike, so that equal values give equal words. Names only
    rows that `user` may see.
    """
    if isinstance(column, models.ManyToManyField | models.ForeignKey):
        return _named(column, value, user)
    if isinstance(value, list | tuple | set):
        words = dict(getattr(column, "flatchoices", None) or ())
        return "、".join(str(words.get(one, one)) for one in value)
    if isinstance(column, models.BooleanField):
        return _yes_or_no(value)
    if isinstance(column, models.JSONField) and isinstance(value, str):
        return "、".join(line.strip() for line in value.splitlines() if line.strip())
    if value is None:
        return ""
    words = dict(getattr(column, "flatchoices", None) or ())
    return str(words.get(value, value)).replace("\r\n", "\n").strip()


def _yes_or_no(value: Any) -> str:
    known = {
        True: _("是"),
        "true": _("是"),
        "True": _("是"),
        "on": _("是"),
        False: _("否"),
        "false": _("否"),
        "False": _("否"),
    }
    return known.get(value, "")


def _named(column: Any, value: Any, user: Any) -> str:
    """The rows a column points to by their names, in the order of their keys."""
    many = value if isinstance(value, list | tuple | set | models.QuerySet) else [value]
    keys = {str(getattr(one, "pk", one)) for one in many if one not in (None, "")}
    sound = [key for key in keys if key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY]
    if not sound:
        return "、".join(sorted(keys))
    rows = visible(column.remote_field.model, user).filter(pk__in=sound).order_by("pk")
    named = {str(row.pk): str(row) for row in rows}
    return "、".join([*named.values(), *sorted(f"#{key}" for key in keys - set(named))])
