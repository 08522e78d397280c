"""All ways into the catalogue on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matters import listing
from matters.browsing import keeping
from portal.presentation.ways_in import ways_in


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    return render(request, "browse.html", {"ways": ways_in(keeping.columns(), listing.options())})
