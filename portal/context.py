"""What every page knows of the site. Asks no database: error pages use it too."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and organiser, and the first part of the address, which the navigation marks."""
    return {
        "site_name": settings.SITE_NAME,
        "site_organiser": settings.SITE_ORGANISER,
        "section": request.path.split("/")[1],
    }
