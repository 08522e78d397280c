"""By when it is done: for a guide, and for a limit of any kind; as a page and as a file for a calendar."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from matters import history, working_calendar
from matters.models import CalendarYear, GuideRevision
from portal.presentation.deadline_events import deadline_events
from portal.presentation.deadlines import (
    DeadlinePage,
    any_deadline_page,
    guide_deadline_page,
    own_case,
    subject,
)
from portal.presentation.head import item_head
from portal.presentation.ics import CONTENT_TYPE, calendar_file
from portal.presentation.words import labelled
from portal.views.answers import Link, calm_page
from portal.views.no_guide import no_guide

WHOLE = "#deadline"
"""What a refused answer puts in its place: the form too, where the mistakes stand beside the fields."""


@require_safe
def guide_deadline(request: HttpRequest, slug: str) -> HttpResponse:
    revision = _in_force(slug)
    if revision is None:
        return no_guide(request, slug)
    today = timezone.localdate()
    own = own_case(revision, request.GET)
    page = guide_deadline_page(own, request.GET, working_calendar.current(), today)
    context = {
        "subject": subject(revision, own, today),
        "file": _file_address(request, page, slug),
        "head": item_head(revision.handling_item, _("期限计算")),
    }
    return _shown(request, "deadlines/guide.html", page, context)


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    page = any_deadline_page(request.GET, working_calendar.current(), timezone.localdate())
    context: dict[str, Any] = {"file": _file_address(request, page)}
    return _shown(request, "deadlines/any.html", page, context)


@require_safe
@conditional_page
def guide_deadline_ics(request: HttpRequest, slug: str) -> HttpResponse:
    revision = _in_force(slug)
    if revision is None:
        return no_guide(request, slug)
    today = timezone.localdate()
    own = own_case(revision, request.GET)
    page = guide_deadline_page(own, request.GET, working_calendar.current(), today)
    address = reverse("guide_deadline", args=[slug])
    if page.result is None or not page.result.has_dates:
        return _no_file(request, page, address)
    case = (slug, page.form.value("accepted"), page.form.value("track"), own.place)
    title = subject(revision, own, today).title
    return _file(request, page, address, case, title, revision.published_at)


@require_safe
@conditional_page
def deadlines_ics(request: HttpRequest) -> HttpResponse:
    page = any_deadline_page(request.GET, working_calendar.current(), timezone.localdate())
    address = reverse("deadlines")
    if page.result is None or not page.result.has_dates:
        return _no_file(request, page, address)
    case = tuple(page.form.value(name) for name in ("accepted", "amount", "unit", "at", "rolls"))
    return _file(request, page, address, case, page.result.verdicts[0].limit, None)


def _in_force(slug: str) -> GuideRevision | None:
    found = history.in_force(None, None).for_guide_page().filter(handling_item__slug=slug)
    revision: GuideRevision | None = found.first()
    return revision


def _shown(
    request: HttpRequest, template: str, page: DeadlinePage, context: dict[str, Any]
) -> HttpResponse:
    """The page; the headers tell htmx what to swap and which address to show."""
    is_refused = bool(page.form.mistakes)
    context |= {"page": page, "form": page.form, "is_refused": is_refused}
    response = render(request, template, context, status=400 if is_refused else 200)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    response["HX-Push-Url"] = request.path + page.query
    if is_refused:
        response["HX-Retarget"] = response["HX-Reselect"] = WHOLE
    return response


def _file_address(request: HttpRequest, page: DeadlinePage, *slugs: str) -> str:
    """Where the same answer is a file; nothing where there is no date to keep."""
    if page.result is None or not page.result.has_dates:
        return ""
    name = "guide_deadline_ics" if slugs else "deadlines_ics"
    return reverse(name, args=slugs) + page.query


def _file(  # noqa: PLR0913, PLR0917 -- what the file says, and of what
    request: HttpRequest,
    page: DeadlinePage,
    address: str,
    case: tuple[str, ...],
    title: str,
    published_at: datetime | None,
) -> HttpResponse:
    """The last days as a calendar file, stamped with the last change of the guide or the calendar."""
    assert page.result
    changed = CalendarYear.objects.aggregate(at=Max("updated_at"))["at"]
    stamp = max(one for one in (changed, published_at) if one)
    known = "-".join(part for part in ("deadline", *case) if part)
    events = deadline_events(
        ((f"{known}-{one.key}", one) for one in page.result.verdicts),
        title,
        stamp,
        request.build_absolute_uri(address + page.query),
    )
    response = HttpResponse(calendar_file(title, events), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="deadline.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _no_file(request: HttpRequest, page: DeadlinePage, address: str) -> HttpResponse:
    """Why there is no file, with the way to the form that keeps what was asked."""
    back = Link(_("回到期限计算"), address + page.query)
    if page.result is not None:
        message = _("没有能够推算的最后一天，所以没有日历文件。")
        return calm_page(request, 404, _("没有日历文件"), message, back)
    words = [
        labelled(one.label, one.words) if one.label else one.words for one in page.form.mistakes
    ]
    message = " ".join(words) or _("地址里没有受理日期，例如 accepted=2026-03-02。")
    return calm_page(request, 400, _("算不出期限"), message, back)
