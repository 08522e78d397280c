"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.presentation.home import home_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", {"home": home_page()})
