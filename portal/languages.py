"""The language of a page, read from its address alone, and the same page in the other language.

Chinese stands at the plain addresses, English under `/en/`. Neither a cookie nor what a browser asks for changes
a page, so that one address is one page for everybody: it can be shared and cached.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override

from portal.content_language import marked

Answer = Callable[[HttpRequest], HttpResponseBase]
PREFIXES = {code: f"/{code}/" for code, _name in settings.LANGUAGES[1:]}
"""Where each language but the first begins."""
LONGEST_QUERY = 500
"""What is longer was not made by following links, and is not repeated."""
TAGS = {"zh-hans": "zh-Hans"}
"""The tags that pages carry where they differ from the codes of the settings."""


@dataclass(frozen=True)
class InLanguage:
    """The page in one language. `url` keeps the query; `name` is what the language calls itself."""

    code: str
    tag: str
    name: str
    url: str
    is_current: bool


def language_of(path: str) -> str:
    """The code of the language at `path`; the first of the settings where no other begins."""
    for code, prefix in PREFIXES.items():
        if f"{path}/".startswith(prefix):
            return code
    return settings.LANGUAGE_CODE


def without_prefix(path: str) -> str:
    """`path` as it stands in the first language."""
    prefix = PREFIXES.get(language_of(path))
    return f"/{path[len(prefix) :]}" if prefix else path


def tag() -> str:
    """The tag of the language in force, for `lang` attributes."""
    code = get_language() or settings.LANGUAGE_CODE
    return TAGS.get(code, code)


def is_first() -> bool:
    """Whether the language in force is the one content is kept in."""
    return get_language() == settings.LANGUAGE_CODE


def site_name() -> str:
    """What the portal is called in the language in force."""
    return str(settings.SITE_NAME if is_first() else settings.SITE_NAME_EN)


def versions(request: HttpRequest) -> tuple[InLanguage, ...]:
    """The page of `request` in each language; nothing for a page that stands in one language only.

    A page that is none leads to the home page of the other language.
    """
    current = language_of(request.path_info)
    found = {code: _address(request, code) for code, _name in settings.LANGUAGES}
    if len(set(found.values())) < len(found):
        return ()
    return tuple(
        InLanguage(code, TAGS.get(code, code), str(name), found[code], code == current)
        for code, name in settings.LANGUAGES
    )


def _address(request: HttpRequest, code: str) -> str:
    match = request.resolver_match
    try:
        query = request.GET.urlencode()
    except SuspiciousOperation:  # the very reason for which an error page is shown
        query = ""
    if len(query) > LONGEST_QUERY:
        query = ""
    with override(code):
        if match is None:
            return reverse("home")
        try:
            kwargs = match.captured_kwargs  # type: ignore[attr-defined]  # the stubs do not know it
            address = reverse(match.view_name, args=match.args, kwargs=kwargs)
        except NoReverseMatch:
            return reverse("home")
    return f"{address}?{query}" if query else address


def origin(request: HttpRequest) -> str:
    """Scheme and host for addresses that have to be whole; empty for a host that is not ours."""
    if settings.SITE_DOMAIN:
        return f"https://{settings.SITE_DOMAIN}"
    try:
        return f"{request.scheme}://{request.get_host()}"
    except (DisallowedHost, KeyError):
        return ""


def speak_language_of_address(get_response: Answer) -> Answer:
    """Middleware: everything below speaks the language of the address, and the language before is back afterwards."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        with override(language):
            request.LANGUAGE_CODE = language  # as Django's own middleware does
            response = get_response(request)
            response.headers.setdefault("Content-Language", tag())
        return response

    return answer


def mark_content(get_response: Answer) -> Answer:
    """Middleware: on pages in another language, content that stays Chinese says so in `lang` attributes."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if language_of(request.path_info) != settings.LANGUAGE_CODE and _is_page(response):
            assert isinstance(response, HttpResponse)
            response.content = marked(response.content.decode(), TAGS[settings.LANGUAGE_CODE])
        return response

    return answer


def _is_page(response: HttpResponseBase) -> bool:
    kind = response.get("Content-Type", "")
    return isinstance(response, HttpResponse) and kind.startswith("text/html")
