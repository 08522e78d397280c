"""Processes of the portal that can be killed without warning, with all they started."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from tests.worker.conftest import ROOT, database_url

SECONDS_TO_START = 60


class Gone(Exception):
    """The server did not live to answer."""


class Mortal:
    """A Python process, and all it starts, on the database of this test."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        own = {
            "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
            "DATABASE_URL": database_url(),
            "CELERY_BROKER_URL": "",
            "TMPDIR": str(folder),
            **environment,
        }
        self.log = folder / "process.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env={**os.environ, **own},
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )

    def wait_for(self, word: str) -> None:
        """It has said `word` on a line of its own."""
        assert self.process.stdout is not None
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            if select.select([self.process.stdout], [], [], 1)[0]:
                line = self.process.stdout.readline()
                if line.decode().strip() == word:
                    return
                if not line:
                    break
        raise AssertionError(f"it never said {word}:\n{self.log.read_text(encoding='utf-8')}")

    def finish(self, seconds: float) -> int:
        """Its exit code, when it has ended by itself."""
        self.process.communicate(timeout=seconds)
        return int(self.process.returncode)

    def die(self) -> None:
        """SIGKILL to it and to all it started; nobody waits for the end."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def kill(self) -> bool:
        """Whether it lived until now. Afterwards nothing of it is left, in the database server neither."""
        lived = self.process.poll() is None
        if lived:
            self.die()
        self.process.wait()
        _wait_until_alone()
        return lived


def _wait_until_alone() -> None:
    """What a killed process had begun, PostgreSQL may still be finishing or taking back."""
    end = time.monotonic() + 20
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)
    raise AssertionError("someone else is still connected to the database of this test")


@contextmanager
def mortal(folder: Path, *arguments: str, **environment: str) -> Iterator[Mortal]:
    process = Mortal(folder, *arguments, **environment)
    try:
        yield process
    finally:
        process.kill()
        assert process.process.stdout is not None
        process.process.stdout.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Browser:
    """One official at the keyboard: asks the server at `port`, with a session's cookie."""

    def __init__(self, port: int, session: str) -> None:
        self.port = port
        self.cookies = {"sessionid": session}

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str]:
        """Status and text. Raises Gone where no whole answer comes."""
        peer = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if method == "POST":
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            peer.request(method, path, body, headers)
            answer = peer.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException) as error:
            raise Gone from error
        finally:
            peer.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text

    def wait_for_server(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    return
            except Gone:
                time.sleep(0.1)
        raise AssertionError("the server did not come up")


def hidden_fields(page: str) -> dict[str, str]:
    """What a form sends along unseen."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return dict(found)
