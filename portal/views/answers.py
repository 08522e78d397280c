"""Calm pages for what cannot be answered, and the days an address may ask for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
ASKED_DAYS = {"on": gettext_lazy("查看的日期"), "known": gettext_lazy("当时所知的日期")}
"""The days an address may ask for, by parameter."""


class NotADay(ValueError):
    """The address asks for a day that is none. Its text says which day and what is expected."""


@dataclass(frozen=True)
class Link:
    label: str
    url: str


def calm_page(
    request: HttpRequest, status: int, heading: str, message: str, *links: Link
) -> HttpResponse:
    """A page that says why there is nothing to show, and where to go instead."""
    context = {"heading": heading, "message": message, "links": links}
    response = render(request, "calm.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def day_asked(given: Mapping[str, str], name: str) -> date | None:
    """The day parameter `name` asks for, or None where it is not there. Raises NotADay."""
    value = given.get(name, "").strip()
    if not value:
        return None
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise NotADay(
        _("%(day)s写得不对。请写成四位年、两位月、两位日，如 2024-05-01。")
        % {"day": ASKED_DAYS[name]}
    )


def end_of(day: date) -> datetime:
    """The last instant of `day` where the portal stands."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone())
