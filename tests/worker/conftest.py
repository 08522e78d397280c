"""A real Celery worker in a process of its own, whose log says what it did."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
SECONDS_TO_WORK = 30


def database_url() -> str:
    """The test database itself, for a process that makes none of its own."""
    values = connection.settings_dict
    login = f"{values['USER']}:{values['PASSWORD']}".strip(":")
    return f"postgres://{login}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


class Worker:
    """A worker that has said it is ready. `log` is all it has said so far."""

    def __init__(self, process: subprocess.Popen[bytes], file: Path) -> None:
        self.process = process
        self.file = file

    @property
    def log(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def says(self, pattern: str, seconds: float = SECONDS_TO_WORK) -> re.Match[str]:
        """The first match of `pattern` in the log; fails with the log where it does not come in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if found := re.search(pattern, self.log):
                return found
            time.sleep(0.1)
        found = re.search(pattern, self.log)
        assert found, f"the worker did not say {pattern!r} within {seconds} s:\n{self.log}"
        return found

    def stop(self) -> int:
        """Its exit code, after the warm shutdown that Ctrl-C in `make run` leads to."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                return self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return self.process.wait()


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Starts a worker with the environment given on top of this one's; it is gone after the test."""
    workers = []

    def start(*arguments: str, **environment: str) -> Worker:
        file = tmp_path / f"worker-{len(workers)}.log"
        command = [sys.executable, "-m", "celery", "--app", "portal", "worker"]
        command += ["--pool", "solo", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
        with file.open("wb") as log:
            process = subprocess.Popen(
                [*command, *arguments],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        worker = Worker(process, file)
        workers.append(worker)
        worker.says(r" ready\.", SECONDS_TO_START)
        return worker

    yield start
    for worker in workers:
        worker.stop()
