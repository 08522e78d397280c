"""Query parameters: what each endpoint takes, read strictly.

A value that cannot be meant is refused with 400 and the parameter's name; an empty value counts as
not given, because forms send empty fields.
"""

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from matters import codes, days

LONGEST_TEXT = 200
LONGEST_NUMBER = 9
"""Digits; a number of more digits is no page of anything, and a database may not hold it."""


def refused(name: str, reason: str) -> ValidationError:
    return ValidationError({name: [reason]})


def text(request: Request, name: str) -> str:
    """The value of `name` without the spaces around it, or the empty text."""
    value = request.query_params.get(name, "").strip()
    if "\x00" in value:
        raise refused(name, _("含有不能识别的字符。"))
    if len(value) > LONGEST_TEXT:
        raise refused(name, _("不能超过 %(longest)s 个字符。") % {"longest": LONGEST_TEXT})
    return value


def number(request: Request, name: str, default: int) -> int:
    """A whole number from 1, written in digits."""
    value = text(request, name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or not value.strip("0"):
        raise refused(name, _("请写一个从 1 开始的整数。"))
    if len(value) > LONGEST_NUMBER:
        return int("9" * LONGEST_NUMBER)
    return int(value)


def instant(request: Request, name: str) -> datetime | None:
    """The end of the day that `name` gives, in Asia/Shanghai."""
    try:
        return days.instant(text(request, name))
    except days.NotADay as error:
        raise refused(name, str(error)) from error


def word(request: Request, name: str, choices: type[TextChoices]) -> str:
    """One of `choices`."""
    value = text(request, name)
    if value and value not in choices.values:
        raise refused(name, _("只能是：%(words)s。") % {"words": ", ".join(choices.values)})
    return value


def region(request: Request) -> str:
    """The six digits of a region; a region that has nothing is an empty answer, not a wrong one."""
    value = text(request, "region")
    if value and not codes.is_region_code(value):
        raise refused("region", _("区划代码是六位数字，首位不为 0。"))
    return value
