"""What programs that walk through the site ask first: robots.txt and the site map in XML."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.addresses import OF_THE_PAST
from portal.languages import origin
from portal.sitemaps import SECTIONS

HOUR = 60 * 60
kept_for_an_hour = cache_control(public=True, max_age=HOUR)

ENDLESS = (*OF_THE_PAST, "q", "limit_max", "situation", "after", "before")
"""Parameters with so many values that nobody ever gets through the pages behind them."""


@require_safe
@kept_for_an_hour
@conditional_page
def robots(request: HttpRequest) -> HttpResponse:
    """A portal that is not to be found (SITE_INDEXED) closes everything."""
    context = {
        "is_indexed": settings.SITE_INDEXED,
        "endless": ENDLESS,
        "root": origin(request),
    }
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@kept_for_an_hour
@conditional_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Every file of the site map; one query for each kind of page."""
    root = origin(request)
    files = []
    for name, section in SECTIONS.items():
        address = f"{root}{reverse('sitemap_section', args=[name])}"
        for number, changed_at in enumerate(section().files(), 1):
            location = f"{address}?p={number}" if number > 1 else address
            item: Any = sitemap_views.SitemapIndexItem(location)
            item.last_mod = changed_at  # the stubs take it for a flag
            files.append(item)
    return TemplateResponse(
        request,
        "sitemap_index.xml",
        {"sitemaps": files},
        content_type="application/xml",
        headers={"X-Robots-Tag": "noindex"},
    )


@require_safe
@kept_for_an_hour
@conditional_page
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    sections: dict[str, Any] = dict(SECTIONS)
    return sitemap_views.sitemap(request, sections, section=section)
