"""What every page knows of the site. Asks no database: error pages use it too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.presentation.columns import column_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Who runs the site, the first part of the address, which the navigation marks, and the column it stands for."""
    section = request.path.split("/")[1]
    return {
        "site_name": settings.SITE_NAME,
        "site_organiser": settings.SITE_ORGANISER,
        "site_domain": settings.SITE_DOMAIN,
        "site_id_code": settings.SITE_ID_CODE,
        "site_icp": settings.SITE_ICP,
        "site_police_record": settings.SITE_POLICE_RECORD,
        "site_contact": settings.SITE_CONTACT,
        "section": section,
        "site_column": column_of(section),
    }
