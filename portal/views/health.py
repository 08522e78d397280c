"""Whether the portal can answer, for the machines that watch it."""

import tomllib
from functools import cache

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@cache
def version() -> str:
    """The version of the running portal, as its project file states it."""
    project = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(project)["project"]["version"])


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        body = {"status": "unavailable", "database": "unreachable", "version": version()}
        return JsonResponse(body, status=503)
    return JsonResponse({"status": "ok", "database": "ok", "version": version()})
