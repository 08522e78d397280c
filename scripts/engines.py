"""Which engines this machine offers to the suite; addresses come from TEST_DATABASE_URL and TEST_REDIS_URL."""

import os
import shutil
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg2  # type: ignore[import-untyped]  # it carries no types
from redis import Redis
from redis.exceptions import RedisError

DATABASE = "postgres://postgres@127.0.0.1:5432/banshi"
REDIS = "redis://127.0.0.1:6379/15"
SECONDS_TO_ANSWER = 3


@dataclass(frozen=True)
class Engine:
    """`missing` is empty where the engine answers."""

    address: str
    missing: str = ""


def postgresql() -> Engine:
    """The server that the suite makes its own test database on; the one named need not exist."""
    address = os.environ.get("TEST_DATABASE_URL") or DATABASE
    server = urlsplit(address)
    try:
        psycopg2.connect(
            server._replace(scheme="postgresql", path="/postgres").geturl(),
            connect_timeout=SECONDS_TO_ANSWER,
        ).close()
    except psycopg2.OperationalError as error:
        return Engine(address, f"no PostgreSQL at {_place(address)}: {_first_line(error)}")
    return Engine(address)


def redis() -> Engine:
    address = os.environ.get("TEST_REDIS_URL") or REDIS
    try:
        with Redis.from_url(address, socket_connect_timeout=SECONDS_TO_ANSWER) as client:
            client.ping()
    except (RedisError, ValueError) as error:
        return Engine(address, f"no Redis at {_place(address)}: {_first_line(error)}")
    return Engine(address)


def redis_environment(engine: Engine) -> dict[str, str]:
    """The cache in the database named, the broker in its neighbour: clearing the one keeps the other."""
    parts = urlsplit(engine.address)
    number = int(parts.path.strip("/") or 0)
    neighbour = parts._replace(path=f"/{number - 1 if number else 1}").geturl()
    return {"REDIS_URL": engine.address, "CELERY_BROKER_URL": neighbour}


def chromium() -> Engine:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "")
    driver = shutil.which("chromedriver") or ""
    absent = [name for name, path in (("Chromium", browser), ("chromedriver", driver)) if not path]
    return Engine(browser, f"no {' and no '.join(absent)} on the PATH" if absent else "")


def _place(address: str) -> str:
    """Host and port, without user or password."""
    parts = urlsplit(address)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
