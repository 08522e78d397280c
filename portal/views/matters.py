"""The matter list and the page of one matter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from matters import filters as matter_filters
from matters import listing
from matters.browsing import keeping
from matters.models import Matter
from portal.languages import origin
from portal.presentation.filter_form import filter_form
from portal.presentation.head import list_head, matter_head
from portal.presentation.matter import matter_page
from portal.presentation.matter_facets import matter_facets, ways_out
from portal.presentation.matter_pages import matter_page_of
from portal.presentation.reform_traces import touched_rows
from reforms import traces


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """The matters that the filters of the address leave; unsound filters are told and left out."""
    options = listing.options()
    filters, problems = matter_filters.read(request.GET.dict(), options)
    columns = keeping.columns()
    page = matter_page_of(columns, filters, request.GET.dict())
    context = {
        "form": filter_form(filters, options, problems),
        "facets": matter_facets(filters, options, columns),
        "paging": page,
        "rows": page.rows,
        "head": list_head(filters.topic, options.label_of("topic", filters.topic)),
        "ways_out": () if page.count else ways_out(filters, options, columns),
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
    context = {"matter": page, "reforms": reforms, "head": matter_head(found, origin(request))}
    return render(request, "matters/matter.html", context)
