"""The suite's engines: SQLite in memory, or what DATABASE_URL, REDIS_URL and CELERY_BROKER_URL name."""

import atexit
import shutil
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 -- settings modules extend one another
from portal.settings.base import env
from portal.settings.engines import broker, cache, database

VAR_DIR = Path(tempfile.mkdtemp(prefix="banshi-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()

DEBUG = False
SECRET_KEY = "for-the-test-suite-only-never-used-by-a-running-portal-0123456789"  # noqa: S105 -- no service uses it
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

DATABASES = {"default": database(env, "sqlite:///:memory:")}
CACHES = {"default": {**cache(env), "KEY_PREFIX": VAR_DIR.name}}
vars().update(broker(env, VAR_DIR))
CELERY_TASK_DEFAULT_QUEUE = VAR_DIR.name
"""Runs that share a Redis, at the same time or one after another, see nothing of each other."""
CELERY_TASK_ALWAYS_EAGER = not env.str("CELERY_BROKER_URL", "")
CELERY_TASK_EAGER_PROPAGATES = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING_CONFIG = None
CATALOGUE_KEPT_SECONDS = 0
"""Tests write rows without actions, whose events would say that something changed."""
LINK_CHECK_ENABLED = False
SITE_INDEXED = True
SITE_ORGANISER = SITE_DOMAIN = SITE_ID_CODE = SITE_ICP = SITE_POLICE_RECORD = SITE_CONTACT = ""
SITE_ACCENT = SITE_ACCENT_DARK = ""
SITE_SEAL = "portal.svg"
"""An .env of this machine does not count here."""
