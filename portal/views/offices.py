"""Offices: all that have matters, and one with its matters, windows and sub-offices."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from matters.models import Matter, Office
from portal.languages import origin
from portal.presentation.head import office_head
from portal.presentation.matter_rows import matter_rows
from portal.presentation.offices import OfficesOfRegion, office_page, office_row
from portal.presentation.paging import paged


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    found = Office.objects.for_list()
    regions = tuple(
        OfficesOfRegion(region.name, region.code, tuple(office_row(one) for one in members))
        for region, members in groupby(found, key=lambda office: office.region)
    )
    return render(request, "offices/offices.html", {"regions": regions})


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Office.objects.select_related("region", "parent"), slug=slug)
    paging = paged(
        Matter.objects.for_list().filter(office=found),
        request.GET.get("page", ""),
        lambda page: f"?page={page}" if page > 1 else "",
    )
    context = {
        "office": office_page(
            found,
            children=list(found.children.with_matter_count().order_by("name")),
            windows_of=list(found.windows.order_by("name", "id")),
        ),
        "paging": paging,
        "rows": matter_rows(paging.rows),
        "head": office_head(found, origin(request)),
    }
    return render(request, "offices/office.html", context)
