"""The versions of a guide: all that were published, and two of them side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from matters import history as published_history
from matters.diffs import diff
from matters.filters import quoted
from matters.models import HandlingItem
from portal.presentation.comparison import sections
from portal.presentation.head import item_head
from portal.presentation.history import versions
from portal.views.answers import Link, calm_page

LONGEST_NUMBER = 9
"""Digits; a number of more digits is no version of anything, and a database may not hold it."""


def _item(slug: str) -> Any:
    return get_object_or_404(HandlingItem.objects.select_related("matter"), slug=slug)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    item = _item(slug)
    entries = published_history.entries(item)
    if not entries:
        message = _("“%(item)s”还没有公布过办事指南。") % {"item": item.name}
        to_matter = Link(item.matter.name, reverse("matter", args=[item.matter.slug]))
        return calm_page(request, 404, _("暂无办事指南"), message, to_matter)
    context = {
        "item": item,
        "versions": versions(item.slug, entries, timezone.now()),
        "head": item_head(item, _("历次版本")),
    }
    return render(request, "guides/history.html", context)


def _number(written: str) -> int | None:
    if written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER:
        return int(written)
    return None


@require_safe
def compare(request: HttpRequest, slug: str, older: str, newer: str) -> HttpResponse:
    """What `newer` says differently from `older`; a version never published is not told from none."""
    item = _item(slug)
    asked = [_number(written) for written in (older, newer)]
    found = published_history.published_versions(item, *(one for one in asked if one is not None))
    for written, number in zip((older, newer), asked, strict=True):
        if number not in found:
            message = _("“%(item)s”没有公布过第“%(number)s”版。") % {
                "item": item.name,
                "number": quoted(written),
            }
            back = Link(_("历次版本"), reverse("guide_history", args=[item.slug]))
            to_matter = Link(item.matter.name, reverse("matter", args=[item.matter.slug]))
            links = (back, to_matter) if found else (to_matter,)
            return calm_page(request, 404, _("没有这一版"), message, *links)
    one, other = (found[number] for number in asked if number is not None)
    context = {
        "item": item,
        "older": one,
        "newer": other,
        "is_same": one.number == other.number,
        "sections": sections(diff(one.snapshot, other.snapshot)),
    }
    response = render(request, "guides/compare.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
