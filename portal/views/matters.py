"""The matter list and the page of one matter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from matters import filters as matter_filters
from matters import listing
from matters.models import Matter
from portal.presentation.filter_form import filter_form
from portal.presentation.matter import matter_page
from portal.presentation.matter_rows import matter_rows
from portal.presentation.paging import paged
from portal.presentation.reform_traces import touched_rows
from reforms import traces


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """The matters that the filters of the address leave; unsound filters are told and left out."""
    options = listing.options()
    filters, problems = matter_filters.read(request.GET.dict(), options)
    paging = paged(
        listing.filtered(filters),
        request.GET.get("page", ""),
        lambda page: filters.query(page=page),
    )
    context = {
        "form": filter_form(filters, options, problems),
        "paging": paging,
        "rows": matter_rows(paging.rows),
    }
    return render(request, "matters/matters.html", context)


@require_safe
def matter(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(
        Matter.objects.select_related(
            "office", "region", "matter_type", "catalogue_item", "responsible_division"
        ),
        slug=slug,
    )
    page = matter_page(
        found,
        items=list(found.items.order_by("order", "id")),
        guides=listing.guides_in_force([found]).get(found.pk, ()),
        successions=list(found.successions.select_related("successor__office")),
        limits=list(found.statutory_limits.select_related("citation__document")),
    )
    reforms = touched_rows(traces.touching(found), found.name)
    return render(request, "matters/matter.html", {"matter": page, "reforms": reforms})
