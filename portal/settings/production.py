"""PostgreSQL, Redis, Celery workers, several web processes. Refuses to start without real secrets."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403 -- settings modules extend one another
from portal.settings.base import VAR_DIR, env
from portal.settings.engines import broker, cache, database

for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL"):
    if not env.str(name, ""):
        raise ImproperlyConfigured(f"{name} is not set; see .env.example for what it means.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 random characters.")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

DATABASES = {"default": database(env, "")}
CACHES = {"default": cache(env)}
vars().update(broker(env, VAR_DIR))
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
"""Subdomains and preload lists belong to whoever holds the domain, not to one portal on it."""
