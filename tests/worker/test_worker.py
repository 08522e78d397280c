"""What an action starts on commit, a worker does: over Redis and PostgreSQL, and on the engines that need neither."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from audit.verification import verify_chain
from portal.celery import app
from tests.factories import published_guide
from tests.unguarded import unguarded
from tests.worker.conftest import ROOT, database_url

SUCCEEDED = r"matters\.tasks\.check_published\[[-0-9a-f]+\] succeeded in [0-9.]+s: {result}"

PUBLISH = """
import django
django.setup()
from tests.factories import published_guide
print(published_guide(limited=True).pk)
"""


@pytest.fixture
def redis_worker(transactional_db, start_worker):
    """A worker on the queue of this run, with the database of this test."""
    yield start_worker(
        "--queues",
        settings.CELERY_TASK_DEFAULT_QUEUE,
        "--hostname",
        f"{settings.CELERY_TASK_DEFAULT_QUEUE}@%h",
        DJANGO_SETTINGS_MODULE="portal.settings.testing",
        DATABASE_URL=database_url(),
    )
    app.control.purge()


@pytest.mark.worker
@pytest.mark.postgresql
def test_worker_checks_what_was_published(redis_worker):
    published_guide(limited=True)
    redis_worker.says(SUCCEEDED.format(result="True"))


@pytest.mark.worker
@pytest.mark.postgresql
def test_worker_says_when_a_snapshot_lost_its_hash(redis_worker):
    revision = published_guide(limited=True)
    redis_worker.says(SUCCEEDED.format(result="True"))
    with unguarded("matters_guiderevision"):
        type(revision).objects.filter(pk=revision.pk).update(snapshot={"forged": True})
    app.send_task("matters.tasks.check_published", (revision.pk,))
    redis_worker.says(f"Revision {revision.pk} does not match its SHA-256")
    redis_worker.says(SUCCEEDED.format(result="False"))


@pytest.mark.worker
@pytest.mark.postgresql
def test_worker_does_the_daily_check(redis_worker):
    published_guide()
    app.send_task("matters.jobs.check_integrity")
    redis_worker.says(r"check_integrity\[[-0-9a-f]+\] succeeded in .*'chain_holds': True")
    assert verify_chain().holds


@pytest.mark.worker
@pytest.mark.postgresql
def test_worker_asked_to_stop_ends_cleanly(redis_worker):
    assert redis_worker.stop() == 0


def test_worker_of_the_embedded_engines_checks_what_was_published(start_worker, tmp_path: Path):
    """SQLite in a file and a queue on disk: server and worker are two processes that share a folder."""
    own = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
        "BANSHI_VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'banshi.sqlite3'}",
        "REDIS_URL": "",
        "CELERY_BROKER_URL": "",
    }

    def python(*arguments: str) -> None:
        environment = {**os.environ, **own}
        command = [sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)

    python("manage.py", "migrate", "--verbosity", "0")
    worker = start_worker("--beat", **own)
    python("-c", PUBLISH)
    worker.says(SUCCEEDED.format(result="True"))
    assert worker.stop() == 0
