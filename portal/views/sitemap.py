"""The site map: every column, for people who look for it at the foot of the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.presentation.columns import listed


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return render(request, "sitemap.html", {"columns": listed()})
