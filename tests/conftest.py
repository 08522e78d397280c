"""What every test shares: factories' traits as fixtures, and a network that leads nowhere else."""

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from hypothesis import settings as properties

from matters.browsing import keeping
from portal.celery import app
from tests.unguarded import unguarded

LOCAL = {"127.0.0.1", "::1", "localhost"}

properties.register_profile("untimed", deadline=None)
properties.load_profile("untimed")
"""How long an example takes says how busy the machine is."""

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick",
        action="store_true",
        help="only tests that need no database, and those marked smoke",
    )
    parser.addoption(
        "--database",
        action="store_true",
        help="only tests that need a database: the others say the same on every engine",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """Tests with a worker run one after another, also where the suite is spread over cores.

    Slow tests and properties do again and again what others do once: to measure what they cover as well
    would only make them slower.
    """
    for item in items:
        if item.get_closest_marker("worker"):
            item.add_marker(pytest.mark.xdist_group("worker"))
        if item.get_closest_marker("slow") or getattr(item.function, "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)
    if config.getoption("--quick"):
        _keep(config, items, lambda item: _is_smoke(item) or not _needs_database(item))
    if config.getoption("--database"):
        _keep(config, items, _needs_database)


def _keep(
    config: pytest.Config, items: list[pytest.Item], is_wanted: Callable[[pytest.Item], bool]
) -> None:
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = [item for item in items if is_wanted(item)]


def _is_smoke(item: pytest.Item) -> bool:
    return item.get_closest_marker("smoke") is not None


def _needs_database(item: pytest.Item) -> bool:
    asks = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asks) or item.get_closest_marker("django_db") is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests of one engine are skipped on the other; without a broker, tests with a worker fail in CI."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if item.get_closest_marker("postgresql") and not engine.endswith("postgresql"):
        pytest.skip("needs PostgreSQL (DATABASE_URL)")
    if item.get_closest_marker("worker") and not os.environ.get("CELERY_BROKER_URL"):
        absent = "needs Redis and a worker (CELERY_BROKER_URL)"
        pytest.fail(absent) if IN_CI else pytest.skip(absent)


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches another machine: such a connection fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise OSError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True, scope="session")
def _guarded_tables_can_be_emptied() -> Iterator[None]:
    """After a test with transactions of its own, the tables are emptied row by row, past the guards.

    On PostgreSQL TRUNCATE would do without that, but costs a file for every table and index, however few
    the rows; it stays where the tests may not say that triggers rest.
    """
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def unguarded_flush(self: object, sql_list: Sequence[str]) -> None:
        with transaction.atomic(), unguarded():
            empty(self, sql_list)

    def deleting(self: object, style: object, tables: Sequence[str], **options: bool) -> list[str]:
        if options.get("reset_sequences") or not _may_rest_triggers():
            return truncating(self, style, tables, **options)
        return [
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables),  # noqa: S608 -- names of our own tables
        ]

    truncating = operations.sql_flush
    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            patch.setattr(operations, "execute_sql_flush", unguarded_flush)
        else:
            patch.setattr(operations, "sql_flush", deleting)
        yield


def _may_rest_triggers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


@pytest.fixture
def tasks_at_once() -> Iterator[None]:
    """Tasks run where they are started, also where a broker is there."""
    before = app.conf.task_always_eager
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = before


@pytest.fixture
def fresh_cache(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The cache holds nothing, and calling this makes it hold nothing again.

    Its keys get a prefix of their own: `cache.clear()` would empty the Redis that every process of
    the suite shares, in the middle of their tests.
    """

    def renew() -> None:
        monkeypatch.setattr(caches["default"], "key_prefix", uuid4().hex)

    renew()
    return renew


@pytest.fixture
def kept_columns(settings: Any) -> Iterator[None]:
    """What people browse by is kept from page to page, as it is where the portal runs."""
    settings.CATALOGUE_KEPT_SECONDS = 60 * 60
    keeping.forget()
    yield
    keeping.forget()
