"""What is shown where an item has no guide in force: today, or on the day asked."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matters import history
from portal.views.answers import Link, calm_page


def no_guide(
    request: HttpRequest, slug: str, on: date | None = None, known: date | None = None
) -> HttpResponse:
    """A page that leads on from an item without a guide. Raises Http404 for no such item."""
    item = get_object_or_404(history.items_with_withdrawal(timezone.now()), slug=slug)
    to_matter = Link(item.matter.name, reverse("matter", args=[item.matter.slug]))
    if not on and not known:
        if item.withdrawn_at:
            return render(request, "guides/withdrawn.html", {"item": item})
        message = _("“%(item)s”还没有公布办事指南，可以先看事项的基本信息。") % {"item": item.name}
        return calm_page(request, 404, _("暂无办事指南"), message, to_matter)
    if on and known:
        message = _(
            "按门户在 %(known)s 结束时所知，“%(item)s”在 %(on)s 结束时没有生效的办事指南。"
        ) % {"item": item.name, "on": on, "known": known}
    elif on:
        message = _("“%(item)s”在 %(on)s 结束时没有生效的办事指南。") % {
            "item": item.name,
            "on": on,
        }
    else:
        message = _("按门户在 %(known)s 结束时所知，“%(item)s”没有生效的办事指南。") % {
            "item": item.name,
            "known": known,
        }
    current = Link(_("查看现行办事指南"), reverse("guide", args=[slug]))
    return calm_page(request, 404, _("当日没有办事指南"), message, to_matter, current)
