"""The guide page, today's or as of a day in the past."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from matters import history
from portal.presentation.guide import guide_page
from portal.views.answers import Link, NotADay, calm_page, day_asked, end_of


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide in force; `?on=` as of the end of that day, `&known=` as the portal then knew."""
    try:
        on, known = day_asked(request.GET, "on"), day_asked(request.GET, "known")
    except NotADay as refusal:
        here = Link(_("查看现行办事指南"), reverse("guide", args=[slug]))
        return calm_page(request, 400, _("日期写法不对"), str(refusal), here)
    revision = (
        history.in_force(end_of(on) if on else None, end_of(known) if known else None)
        .for_guide_page()
        .filter(handling_item__slug=slug)
        .first()
    )
    if revision is None:
        return _no_guide(request, slug, on, known)
    asked = {"on": on, "known": known}
    query = {name: day.isoformat() for name, day in asked.items() if day}
    situation = request.GET.get("situation", "").strip()
    page = guide_page(revision, situation, query, today=None if query else timezone.localdate())
    context = {
        "guide": page,
        "on": on,
        "known": known,
        "all_situations": f"?{urlencode(query)}" if query else "",
    }
    response = render(request, "guides/guide.html", context)
    if query:
        response["X-Robots-Tag"] = "noindex"
    return response


def _no_guide(request: HttpRequest, slug: str, on: date | None, known: date | None) -> HttpResponse:
    """A page that leads on from an item without a guide. Raises Http404 for no such item."""
    item = get_object_or_404(history.items_with_withdrawal(timezone.now()), slug=slug)
    to_matter = Link(item.matter.name, reverse("matter", args=[item.matter.slug]))
    if not on and not known:
        if item.withdrawn_at:
            return render(request, "guides/withdrawn.html", {"item": item})
        message = _("“%(item)s”还没有公布办事指南,可以先看事项的基本信息。") % {"item": item.name}
        return calm_page(request, 404, _("暂无办事指南"), message, to_matter)
    if on and known:
        message = _(
            "按门户在 %(known)s 结束时所知,“%(item)s”在 %(on)s 结束时没有生效的办事指南。"
        ) % {"item": item.name, "on": on, "known": known}
    elif on:
        message = _("“%(item)s”在 %(on)s 结束时没有生效的办事指南。") % {
            "item": item.name,
            "on": on,
        }
    else:
        message = _("按门户在 %(known)s 结束时所知,“%(item)s”没有生效的办事指南。") % {
            "item": item.name,
            "known": known,
        }
    current = Link(_("查看现行办事指南"), reverse("guide", args=[slug]))
    return calm_page(request, 404, _("当日没有办事指南"), message, to_matter, current)
