"""What every test shares: factories' traits as fixtures, and a network that leads nowhere else."""

import os
import socket

import pytest
from django.conf import settings

LOCAL = {"127.0.0.1", "::1", "localhost"}

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


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
