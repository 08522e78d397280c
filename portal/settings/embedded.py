"""Nothing to install beyond Python: SQLite, memory cache, a queue on disk. One server on one machine."""

from urllib.parse import quote

from portal.settings.base import *  # noqa: F403 -- settings modules extend one another
from portal.settings.base import VAR_DIR, env
from portal.settings.engines import broker, cache, database
from portal.settings.secrets import generated_secret

VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or generated_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", []) or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

DATABASES = {"default": database(env, f"sqlite:///{quote(str(VAR_DIR / 'banshi.sqlite3'))}")}
CACHES = {"default": cache(env)}
vars().update(broker(env, VAR_DIR))
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
