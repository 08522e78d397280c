"""Pages for what went wrong. None of them asks the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.presentation.paging import NoSuchPage


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what is missing where the portal knows; an address itself is never repeated."""
    context = {"is_beyond_list": isinstance(exception, NoSuchPage)}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
