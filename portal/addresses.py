"""The one address under which search engines list a page, and what makes addresses endless."""

import re
from dataclasses import fields
from urllib.parse import urlencode

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from matters.filters import Filters
from portal.languages import origin

OF_THE_PAST = ("on", "known", "accepted")
"""With one of these a page is one of endlessly many, or says what no longer holds: it is not to be listed."""
NOT_LISTED = ("search", "search_suggest", "guide_compare", "admin-preview")
"""Names of pages that are what somebody asked for, not what the portal has."""
CHOICES = frozenset(one.name for one in fields(Filters)) - {"q", "limit_max"}
"""One of these alone makes a list of matters of its own; several of them leave a choice out of it."""
SOUND = re.compile(r"[\w-]{1,100}", re.ASCII)


def canonical(request: HttpRequest) -> str:
    """The address under which search engines list this page; empty where they should not."""
    match = request.resolver_match
    root = origin(request)
    if not root or match is None or match.url_name in NOT_LISTED:
        return ""
    try:
        asked = request.GET.dict()
    except SuspiciousOperation:
        return ""
    if any(name in asked for name in OF_THE_PAST):
        return ""
    kept = ""
    if len(asked) == 1:
        ((name, value),) = asked.items()
        is_list = name == "page" or (match.url_name == "matters" and name in CHOICES)
        if is_list and SOUND.fullmatch(str(value)):
            kept = f"?{urlencode({name: value})}"
    return f"{root}{request.path}{kept}"
