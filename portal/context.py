"""What every page knows of the site. Asks no database: error pages use it too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.addresses import canonical
from portal.languages import is_first, origin, site_name, tag, versions, without_prefix
from portal.look import COOKIE, look_of
from portal.presentation.columns import column_of
from portal.site_look import seal_url, share_image, theme_version


def site(request: HttpRequest) -> dict[str, Any]:
    """Who runs the site, the first part of the address, which the navigation marks, and the column it stands for."""
    section = without_prefix(request.path_info).split("/")[1]
    languages = versions(request)
    return {
        "site_name": site_name(),
        "site_organiser": settings.SITE_ORGANISER,
        "site_domain": settings.SITE_DOMAIN,
        "site_id_code": settings.SITE_ID_CODE,
        "site_icp": settings.SITE_ICP,
        "site_police_record": settings.SITE_POLICE_RECORD,
        "site_contact": settings.SITE_CONTACT,
        "section": section,
        "language": tag(),
        "is_content_foreign": not is_first(),
        "languages": languages,
        "origin": origin(request) if languages else "",
        "share_image": share_image(origin(request)),
        "canonical": canonical(request),
        "site_column": column_of(section),
        "site_seal": seal_url(),
        "site_theme": theme_version(),
        "look": look_of(request.COOKIES.get(COOKIE)),
    }
