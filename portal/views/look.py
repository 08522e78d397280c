"""Where a reader chooses how the pages look: one form, one cookie, no script and no session."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.look import COOKIE, Look, NoSuchLook, changed, look_of
from portal.presentation.looks import look_form

YEAR = 365 * 24 * 60 * 60
LONGEST_ADDRESS = 2000


@csrf_exempt  # nothing but a look can be changed here, and a token would keep every page from being cached
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """The choices; sent, they are kept and the reader is back on the page they came from."""
    now = look_of(request.COOKIES.get(COOKIE))
    if request.method != "POST":
        return _page(request, now, request.headers.get("Referer", ""))
    try:
        chosen = changed(now, request.POST.dict())
    except NoSuchLook as refused:
        return _page(request, now, request.POST.get("next", ""), refused.field)
    given = request.POST.get("next") or request.headers.get("Referer", "")
    response = HttpResponseRedirect(_own_page(request, given), status=303)
    _keep(response, chosen)
    return response


def _page(request: HttpRequest, now: Look, came_from: str, wrong_field: str = "") -> HttpResponse:
    context = {
        "fields": look_form(now, wrong_field),
        "next": _own_page(request, came_from),
        "message": _("选择有误，没有保存。请在下面重新选择。") if wrong_field else "",
    }
    return render(request, "look.html", context, status=400 if wrong_field else 200)


def _keep(response: HttpResponse, chosen: Look) -> None:
    if not chosen.cookie:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        chosen.cookie,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _own_page(request: HttpRequest, address: str) -> str:
    """The path of a page on this host; the home page for everything else."""
    home = reverse("home")
    if len(address) > LONGEST_ADDRESS or not url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ):
        return home
    parts = urlsplit(address)
    if not parts.path.startswith("/") or parts.path.startswith("//"):
        return home
    if parts.path == reverse("look"):
        return home
    return parts._replace(scheme="", netloc="", fragment="").geturl()
