"""The notice of a guide as a file for paper."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.typesetting import digest, typeset
from portal.languages import origin
from portal.presentation.guide import guide_page
from portal.presentation.guide_take import guide_address
from portal.presentation.notice import SHEET, notice_data
from portal.presentation.words import day
from portal.views.answers import Link, NotADay, calm_page
from portal.views.guide_asked import asked_of, not_a_day
from portal.views.no_guide import no_guide


@require_safe
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """The notice of the guide in force; `?situation=` cuts it to one case, `?on=` and `&known=` as for the page.

    Its ETag is known before it is made, which is what costs.
    """
    try:
        asked = asked_of(request.GET)
    except NotADay as refusal:
        return not_a_day(request, slug, refusal)
    revision = asked.revisions(slug).first()
    if revision is None:
        return no_guide(request, slug, asked.on, asked.known)
    today = None if asked.query else timezone.localdate()
    situation = request.GET.get("situation", "").strip()
    page = guide_page(revision, situation, asked.query, today=today)
    address = reverse("guide", args=[slug])
    if page.materials.message:
        return _no_situation(request, address)
    data = notice_data(
        page,
        since=day(revision.starts_at),
        number=revision.number,
        address=origin(request) + guide_address(slug, page.materials.query),
        past=day(asked.on or asked.known),
    )
    etag = quote_etag(digest(SHEET, data))
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or HttpResponse(typeset(SHEET, data), content_type="application/pdf")
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    if unchanged is None:
        name = _("一次性告知单-%(slug)s.pdf") % {"slug": slug}
        response["Content-Disposition"] = content_disposition_header(False, name) or "inline"  # noqa: FBT003 -- Django's signature
    return response


def _no_situation(request: HttpRequest, address: str) -> HttpResponse:
    message = _("本指南没有您要的办理情形，所以没有这份告知单。")
    here = Link(_("查看现行办事指南"), address)
    return calm_page(request, 404, _("没有这种办理情形"), message, here)
