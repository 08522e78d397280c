"""The checklist of a reform plan: as a page, and as a file in each format."""

import base64
import tempfile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from audit.actors import Actor, Visitor
from audit.tables import CONTENT_TYPES
from portal.presentation import checklist as presentation
from portal.presentation.head import plan_head
from portal.presentation.paging import paged
from portal.presentation.words import labelled, noted
from portal.views.answers import Link, calm_page
from reforms import filters
from reforms.exports.checklist import (
    FORMATS,
    PDF,
    Checklist,
    TooLarge,
    bounded,
    export_checklist,
    offices_of,
    size_of,
)
from reforms.models import ReformPlan

MOST_READ = 5000
"""Measures and effects of a plan that the public may have recomputed at a time; a larger one is for the command."""
MOST_ROWS = 20_000
PAGE_SIZE = 50
IN_MEMORY = 4 * 1024 * 1024
TYPES = {**CONTENT_TYPES, PDF: "application/pdf"}


@require_safe
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    """The rows that the filters of the address leave, and the totals of the whole plan."""
    plan = get_object_or_404(ReformPlan, slug=slug)
    offices, today = offices_of(plan), timezone.localdate()
    asked, problems = filters.read(request.GET.dict(), offices, today)
    context: dict[str, Any] = {
        "plan": plan,
        "head": plan_head(plan, _("改革清单")),
        "asked": asked,
        "fields": presentation.fields(request.GET.dict(), problems, offices, today),
        "is_refused": bool(problems),
    }
    if not problems:
        if size_of(plan) > MOST_READ:
            return _too_large(request, plan)
        try:
            context |= _read(request, plan, asked)
        except TooLarge:
            return _too_large(request, plan)
        context["chips"] = presentation.chips(asked, offices)
    response = render(request, "reforms/checklist.html", context, status=400 if problems else 200)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    return response


def _read(request: HttpRequest, plan: ReformPlan, asked: filters.Filters) -> dict[str, Any]:
    found = Checklist(plan, asked)
    rows = list(bounded(found.rows(), MOST_ROWS))
    paging = paged(
        rows, request.GET.get("page", ""), lambda page: asked.query(page=page), PAGE_SIZE
    )
    return {
        "day": found.day,
        "paging": paging,
        "lines": [presentation.line(row, asked) for row in paging.rows],
        "totals": presentation.totals(found.tally.totals(plan)),
        "files": presentation.files(plan.slug, asked),
    }


@require_GET
def checklist_file(request: HttpRequest, slug: str, format: str) -> HttpResponse | FileResponse:  # noqa: A002 -- as in the log
    """The whole list that the filters leave, logged before its first byte is sent, whoever takes it."""
    if format not in FORMATS:
        raise Http404
    plan = get_object_or_404(ReformPlan, slug=slug)
    asked, problems = filters.read(request.GET.dict(), offices_of(plan), timezone.localdate())
    if problems:
        return _refused(request, plan, problems)
    if size_of(plan) > MOST_READ:
        return _too_large(request, plan)
    by: Actor = request.user if request.user.is_authenticated else Visitor()
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the response closes it
    try:
        done = export_checklist(
            file,
            by=by,
            plan=plan,
            format=format,
            filters=asked,
            most=MOST_ROWS,
        )
    except TooLarge as error:
        file.close()
        return _too_many(request, plan, asked, error.most)
    except BaseException:
        file.close()
        raise
    day = Checklist(plan, asked).day.isoformat()
    response = FileResponse(
        file,
        as_attachment=True,
        filename=_("行政审批事项改革清单-%(plan)s-%(day)s") % {"plan": slug, "day": day}
        + f".{format}",
        content_type=TYPES[format],
    )
    digest = base64.b64encode(bytes.fromhex(done.sha256)).decode("ascii")
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["X-Robots-Tag"] = "noindex"
    return response


def _back(plan: ReformPlan, query: str = "") -> Link:
    return Link(_("回到清单"), reverse("checklist", args=[plan.slug]) + query)


def _refused(request: HttpRequest, plan: ReformPlan, problems: Any) -> HttpResponse:
    """What is wrong, by the field's label; the page shows the same beside each field."""
    names = filters.labels()
    message = " ".join(labelled(noted(names[one.field], one.field), one.reason) for one in problems)
    here = _back(plan, f"?{request.GET.urlencode()}")
    return calm_page(request, 400, _("筛选条件不对"), message, here)


def _too_large(request: HttpRequest, plan: ReformPlan) -> HttpResponse:
    message = _(
        "这个方案的举措和事项超过 %(most)d 项，不能在网页上当场核对。完整的清单请向发文机关索取。"
    )
    link = Link(_("回到改革方案"), reverse("reform_plan", args=[plan.slug]))
    return calm_page(request, 400, _("清单太大"), message % {"most": MOST_READ}, link)


def _too_many(
    request: HttpRequest, plan: ReformPlan, asked: filters.Filters, most: int
) -> HttpResponse:
    message = _("这份文件超过 %(most)d 行。请加上筛选条件，或者改用 Excel、CSV 或 JSON。")
    return calm_page(
        request, 400, _("清单太长"), message % {"most": most}, _back(plan, asked.query())
    )
