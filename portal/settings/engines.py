"""Reads DATABASE_URL, REDIS_URL and CELERY_BROKER_URL into Django's and Celery's settings."""

from pathlib import Path
from typing import Any

import dj_database_url
from environs import Env


def database(env: Env, default: str) -> dict[str, Any]:
    """The `default` database. SQLite writes take their lock at BEGIN, so that writers wait instead of failing."""
    given = env.str("DATABASE_URL", "")
    url = env.dj_db_url("DATABASE_URL") if given else dj_database_url.parse(default)
    config: dict[str, Any] = dict(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


def cache(env: Env) -> dict[str, Any]:
    """Redis where REDIS_URL names one, else this process's memory."""
    url = env.str("REDIS_URL", "")
    if url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def broker(env: Env, var_dir: Path) -> dict[str, Any]:
    """Celery's broker: CELERY_BROKER_URL, else a folder on disk that one worker reads."""
    url = env.str("CELERY_BROKER_URL", "")
    if url:
        return {"CELERY_BROKER_URL": url}
    queue = var_dir / "queue"
    for folder in ("messages", "processed", "control"):
        (queue / folder).mkdir(parents=True, exist_ok=True)
    return {
        "CELERY_BROKER_URL": "filesystem://localhost",
        "CELERY_BROKER_TRANSPORT_OPTIONS": {
            "data_folder_in": str(queue / "messages"),
            "data_folder_out": str(queue / "messages"),
            "processed_folder": str(queue / "processed"),
            "control_folder": str(queue / "control"),
            "store_processed": False,
        },
    }
