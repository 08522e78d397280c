"""The style guide: the tokens with their values and contrasts, and every component in its states."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.presentation.styleguide import style_page


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html", {"page": style_page()})
