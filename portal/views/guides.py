"""The guide page, today's or as of a day in the past."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from matters import history
from matters.models import RuleWaiver
from portal.presentation.articles import article_of
from portal.presentation.guide import guide_page
from portal.presentation.reform_traces import kept_rows
from portal.views.answers import Link, NotADay, calm_page, day_asked, end_of
from portal.views.no_guide import no_guide
from reforms import traces


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide in force; `?on=` as of the end of that day, `&known=` as the portal then knew."""
    try:
        on, known = day_asked(request.GET, "on"), day_asked(request.GET, "known")
    except NotADay as refusal:
        here = Link(_("查看现行办事指南"), reverse("guide", args=[slug]))
        return calm_page(request, 400, _("日期写法不对"), str(refusal), here)
    waivers = RuleWaiver.objects.in_force(timezone.localdate())
    revision = (
        history.in_force(end_of(on) if on else None, end_of(known) if known else None)
        .for_guide_page()
        .annotate(waiver_count=waivers.counted_for("handling_item"))
        .filter(handling_item__slug=slug)
        .first()
    )
    if revision is None:
        return no_guide(request, slug, on, known)
    asked = {"on": on, "known": known}
    query = {name: day.isoformat() for name, day in asked.items() if day}
    situation = request.GET.get("situation", "").strip()
    page = guide_page(revision, situation, query, today=None if query else timezone.localdate())
    kept = (
        ()
        if query
        else traces.borne_out_by(revision.handling_item, revision.number, timezone.now())
    )
    context = {
        "guide": page,
        "article": article_of(revision, page.title),
        "reforms": kept_rows(kept),
        "waiver_count": 0 if query else revision.waiver_count,
        "on": on,
        "known": known,
        "today": timezone.localdate(),
        "all_situations": f"?{urlencode(query)}" if query else "",
    }
    response = render(request, "guides/guide.html", context)
    if query:
        response["X-Robots-Tag"] = "noindex"
    return response
