"""The search: a page of results, and names while one types."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from matters import search_filters
from matters.index import finding
from matters.search_jobs import note_missed
from portal.presentation import search as presentation
from portal.presentation.paging import paged

logger = logging.getLogger(__name__)

MOST_SUGGESTIONS = 8


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found for `q` among the facets of the address; unsound ones are told and left out."""
    filters, problems = search_filters.read(request.GET.dict())
    context = {"filters": filters, "messages": presentation.messages(problems)}
    found = finding.find(filters.q, filters.facets())
    paging = paged(found.hits, request.GET.get("page", ""), filters.query)
    if found.question.text:
        counted = found.facets or {}
        rows = presentation.result_rows(paging.rows, found) if paging.rows else ()
        context |= {
            "found": found,
            "count": presentation.count_words(found),
            "supposed": presentation.supposed_words(found, filters.q),
            "rows": rows,
            "offices": presentation.offices(found.office_ids if paging.number == 1 else ()),
            "facets": presentation.facets(filters, counted),
            "chips": presentation.chips(filters, counted),
        }
        if found.is_missed:
            context["phones"] = presentation.phones_of(rows)
        if found.is_missed and not filters.facets():
            _note(found.question.text)
    context |= {"paging": paging, "is_asked": bool(request.GET)}
    response = render(request, "search/search.html", context)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    return response


def _note(text: str) -> None:
    """A search in vain is counted; that the queue is down is no reason to give no answer."""
    try:
        note_missed.delay(text)
    except (OperationalError, OSError):
        logger.warning("A search in vain was not counted: the queue takes nothing.")


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Names that fit what is typed so far, as a piece of a page."""
    filters, _problems = search_filters.read({"q": request.GET.get("q", "")})
    entries = finding.suggestions(filters.q, MOST_SUGGESTIONS) if len(filters.q) > 1 else []
    response = render(
        request, "search/suggestions.html", {"rows": presentation.suggested(entries, filters.q)}
    )
    response["X-Robots-Tag"] = "noindex"
    return response
