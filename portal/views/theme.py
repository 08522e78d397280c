"""The city's colour as a stylesheet: a style inside the page is forbidden by the content policy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.site_look import site_theme

YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def theme_css(request: HttpRequest) -> HttpResponse:
    """The tokens that the settings change. Its address in the pages changes with them, so it is kept for a year."""
    theme = site_theme()
    if theme is None:
        raise Http404
    return HttpResponse(theme.css, content_type="text/css; charset=utf-8")
