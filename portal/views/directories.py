"""The directories of proof items, intermediary services and agencies: as pages, and as files in each format."""

import base64
import tempfile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from audit.actors import Actor, Visitor
from audit.tables import CONTENT_TYPES, WRITERS, Fact
from matters import directory_filters, directory_listing
from matters.directory_filters import Filters, Options
from matters.exports.directories import export_directory
from portal.presentation import directories as presentation
from portal.presentation.paging import paged
from portal.presentation.words import labelled
from portal.views.answers import Link, calm_page

MOST_ROWS = 20_000
"""Rows of a file that the public may have made at a time; a larger one is for the command."""
IN_MEMORY = 4 * 1024 * 1024


@require_safe
def directory(request: HttpRequest, kind: str) -> HttpResponse:
    """The entries that the filters of the address leave; unsound filters are told and left out."""
    options = directory_listing.options(kind)
    filters, problems = directory_filters.read(request.GET.dict(), kind, options)
    paging = paged(
        directory_listing.filtered(kind, filters),
        request.GET.get("page", ""),
        lambda page: filters.query(page=page),
    )
    demands = directory_listing.demands(kind, paging.rows)
    context: dict[str, Any] = {
        "kind": kind,
        "words": presentation.words(kind),
        "here": reverse(presentation.URLS[kind]),
        "form": presentation.form(kind, filters, options, problems),
        "paging": paging,
        "rows": presentation.rows(kind, paging.rows, demands),
        "files": presentation.files(kind, filters),
        "is_empty": not options.region and not paging.count and not filters.chosen(),
    }
    response = render(request, "directories/directory.html", context)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    return response


@require_GET
def directory_file(request: HttpRequest, kind: str, format: str) -> HttpResponse | FileResponse:  # noqa: A002 -- as in the log
    """All entries that the filters leave, logged before the first byte is sent, whoever takes them."""
    if format not in WRITERS:
        raise Http404
    options = directory_listing.options(kind)
    filters, problems = directory_filters.read(request.GET.dict(), kind, options)
    back = Link(_("回到目录"), reverse(presentation.URLS[kind]) + filters.query())
    if problems:
        names = presentation.labels(kind)
        message = " ".join(
            labelled(names.get(one.field, one.field), one.reason) for one in problems
        )
        return calm_page(request, 400, _("筛选条件不对"), message, back)
    chosen = directory_listing.filtered(kind, filters)
    if chosen.count() > MOST_ROWS:
        message = _("这份文件超过 %(most)d 行。请加上筛选条件。") % {"most": MOST_ROWS}
        return calm_page(request, 400, _("目录太长"), message, back)
    by: Actor = request.user if request.user.is_authenticated else Visitor()
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the response closes it
    try:
        done = export_directory(
            file,
            by=by,
            kind=kind,
            format=format,
            chosen=chosen,
            filters=filters.chosen(),
            facts=_facts(kind, filters, options),
        )
    except BaseException:
        file.close()
        raise
    day = timezone.localdate().isoformat()
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{presentation.words(kind).files}-{day}.{format}",
        content_type=CONTENT_TYPES[format],
    )
    digest = base64.b64encode(bytes.fromhex(done.sha256)).decode("ascii")
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["X-Robots-Tag"] = "noindex"
    return response


def _facts(kind: str, filters: Filters, options: Options) -> tuple[Fact, ...]:
    """The filters as the file tells them."""
    names = presentation.labels(kind)
    statuses = directory_filters.status_words(kind)

    def words(name: str, value: str) -> str:
        if name == "status":
            return statuses[value]
        return options.label_of(name, value) if name in ("region", "office") else value

    return tuple(
        Fact(name, names[name], value, words(name, value))
        for name, value in filters.chosen().items()
    )
