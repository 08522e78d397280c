"""Settings, root addresses, public pages; no models."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
