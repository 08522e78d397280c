"""Killed without warning again and again, the portal leaves nothing half done; running again completes it."""

import json
import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from audit.canonical import sha256_of
from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import uploading
from matters.models import GuideRevision, HandlingItem, ImportJob, Matter, PublicationPeriod
from portal.celery import app
from tests.factories import HandlingItemFactory, OfficeFactory, approved_guide, person
from tests.matters.imports.facts.samples import item as record
from tests.matters.imports.workbook.samples import RECORD, opened, place, saved, with_record
from tests.worker.mortal import Browser, Gone, free_port, hidden_fields, mortal

pytestmark = [
    pytest.mark.worker,
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
]

TIMES = 100
KILLS = 10
IN_A_FILE = 2
IMPORT = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
print("ready", flush=True)
for file in sorted(Path(sys.argv[1]).iterdir()):
    call_command("import_catalogue", str(file))
"""


@pytest.fixture
def dice() -> random.Random:
    return random.Random(20260601)  # noqa: S311 -- moments to die, not secrets


def assert_published_whole() -> int:
    """How many revisions are published: each with its snapshot, its parts, its period and its one event."""
    revisions = list(GuideRevision.objects.filter(status="published"))
    told = Counter(
        AuditEvent.objects.filter(action="guide.publish").values_list("object_id", flat=True)
    )
    assert told == Counter(str(revision.pk) for revision in revisions)
    periods = Counter(PublicationPeriod.objects.values_list("revision_id", flat=True))
    assert periods == Counter(revision.pk for revision in revisions)
    for revision in revisions:
        assert sha256_of(revision.snapshot) == revision.sha256
        assert revision.materialrequirement_rows.count() == len(revision.snapshot["materials"])
        assert revision.processstep_rows.count() == len(revision.snapshot["steps"])
    assert verify_chain().fault == ""
    return len(revisions)


def guides_of(number: int) -> list[dict[str, object]]:
    return [
        record(
            id=f"kill-{number:03d}-{name}",
            matter=f"第 {number} 份文件的事项{name}",
            materials=[{"name": "申请表"}, {"name": "营业执照"}],
            steps=[{"name": "受理"}, {"name": "决定"}],
        )
        for name in "甲乙"
    ]


def test_imports_killed_again_and_again(tmp_path: Path, dice):
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(TIMES):
        file = folder / f"{number:03d}.json"
        file.write_text(json.dumps(guides_of(number), ensure_ascii=False), encoding="utf-8")

    killed = 0
    for _ in range(KILLS):
        with mortal(tmp_path, "-c", IMPORT, str(folder)) as process:
            process.wait_for("ready")
            time.sleep(dice.uniform(0.2, 1.2))
            killed += process.kill()
        published = assert_published_whole()
        assert published % IN_A_FILE == 0
        assert GuideRevision.objects.count() == HandlingItem.objects.count() == published
        assert Matter.objects.count() == published
    assert killed >= KILLS // 2
    with mortal(tmp_path, "-c", IMPORT, str(folder)) as process:
        assert process.finish(120) == 0, process.log.read_text(encoding="utf-8")
    assert assert_published_whole() == TIMES * IN_A_FILE


def publish_all(browser: Browser) -> None:
    """Every approved revision is published through its page. Raises Gone with the server."""
    for pk in GuideRevision.objects.filter(status="approved").values_list("pk", flat=True):
        path = reverse("admin:matters_guiderevision_publish", args=(pk,))
        status, page = browser.ask("GET", path)
        assert status == 200, page
        status, page = browser.ask("POST", path, at_0="", at_1="", **hidden_fields(page))
        assert status == 302, page


def test_server_killed_again_and_again_while_it_publishes(tmp_path: Path, dice):
    for _ in range(TIMES):
        approved_guide()
    publisher = Client()
    publisher.force_login(person("publisher"))
    session = publisher.cookies[settings.SESSION_COOKIE_NAME].value
    killed = 0
    for number in range(KILLS + 1):
        port = free_port()
        serve = ["--interface", "wsgi", "--port", str(port), "--no-ws", "portal.wsgi:application"]
        with mortal(tmp_path, "-m", "granian", *serve) as server:
            browser = Browser(port, session)
            browser.wait_for_server()
            death = threading.Timer(dice.uniform(0.2, 1.0), server.die)
            if number < KILLS:
                death.start()
            try:
                publish_all(browser)
            except Gone:
                killed += 1
            death.cancel()
        left = GuideRevision.objects.filter(status="approved").count()
        assert assert_published_whole() + left == TIMES
    assert killed >= KILLS // 2
    assert left == 0


@pytest.fixture
def uploads(settings, tmp_path: Path) -> list[int]:
    """A hundred filled templates, received and not yet imported, each for an item of its own."""
    settings.MEDIA_ROOT = tmp_path / "var" / "media"
    office = OfficeFactory(name=RECORD["实施主体"])
    by = person("editor", office=office)
    by.user_permissions.add(Permission.objects.get(codename="add_importjob"))
    book, jobs = opened(with_record()), []
    sheet = book["事项"]
    for number in range(TIMES):
        HandlingItemFactory(matter__office=office, matter__name=f"事项{number}", name="首次注册")
        sheet.cell(2, place(sheet, "事项名称")).value = f"事项{number}"
        file = SimpleUploadedFile("填好.xlsx", saved(book))
        jobs.append(uploading.receive(file=file, office=office, by=by).pk)
    return jobs


@pytest.fixture
def _broker_left_clean():
    """What killed workers never acknowledged would come back to a queue that nobody reads any more."""
    yield
    app.control.purge()
    queue = settings.CELERY_TASK_DEFAULT_QUEUE.encode()
    with app.connection_for_write() as broker:
        redis = broker.default_channel.client
        for tag, message in redis.hgetall("unacked").items():
            if queue in message:
                redis.hdel("unacked", tag)
                redis.zrem("unacked_index", tag)


def assert_imported_whole() -> int:
    """How many jobs are done: each has made one draft and told of it once, and nothing else has."""
    done = ImportJob.objects.filter(state="done")
    assert all(len(job.report["guides"]) == 1 for job in done)
    made = {job.report["guides"][0]["revision_id"] for job in done}
    assert made == set(GuideRevision.objects.values_list("pk", flat=True))
    for action in ("guide.import", "import.finish"):
        assert AuditEvent.objects.filter(action=action).count() == done.count(), action
    assert verify_chain().fault == ""
    return done.count()


@pytest.mark.usefixtures("_broker_left_clean")
def test_worker_killed_again_and_again_while_it_imports(uploads, tmp_path, dice, monkeypatch):
    """What it had begun is begun again: the clock puts it back into the queue."""
    monkeypatch.setattr(uploading, "SILENT_FOR", uploading.SILENT_FOR * 0)
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
        "BANSHI_VAR_DIR": str(tmp_path / "var"),
        "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
    }
    command = ["-m", "celery", "--app", "portal", "worker", "--pool", "solo"]
    command += ["--queues", settings.CELERY_TASK_DEFAULT_QUEUE]
    done = 0
    for number in range(KILLS + 1):
        with mortal(tmp_path, *command, **environment) as worker:
            before = done
            end = time.monotonic() + 60
            while done < (TIMES if number == KILLS else before + 1):
                time.sleep(0.05)
                done = ImportJob.objects.filter(state="done").count()
                assert time.monotonic() < end, worker.log.read_text(encoding="utf-8")
            if number < KILLS:
                time.sleep(dice.uniform(0, 0.2))
                assert worker.kill()
        done = assert_imported_whole()
        app.control.purge()
        uploading.resume()
    assert done == len(uploads)
