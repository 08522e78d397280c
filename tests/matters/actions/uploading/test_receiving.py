"""An upload is received, imported as drafts in one piece, and told row by row; nothing else comes of it."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from audit.models import AuditEvent
from matters.actions import uploading
from matters.models import GuideRevision, ImportJob
from matters.problems import NotAllowed
from tests.factories import (
    OfficeFactory,
    person,
)
from tests.matters.actions.uploading.uploads import received, sheet, upload, uploader

pytestmark = pytest.mark.django_db


def test_receive_keeps_the_file_under_its_own_name_and_queues_the_job(
    office, item, django_capture_on_commit_callbacks, monkeypatch
):
    started = []
    monkeypatch.setattr(uploading, "_start", started.append)
    by = uploader(office)
    content = sheet({})
    with django_capture_on_commit_callbacks(execute=True):
        job = uploading.receive(
            file=upload(content, "../../etc/某 局.XLSX"), office=office, by=by, keep_sound=True
        )
    job.refresh_from_db()
    assert (job.state, job.file_name, job.keep_sound) == ("queued", "某 局.XLSX", True)
    assert started == [job.pk]
    stored = Path(job.file.path)
    assert stored.read_bytes() == content
    assert "某" not in job.file.name
    assert job.file.name.startswith("imports/")
    event = AuditEvent.objects.get(action="import.upload")
    assert event.actor_id == str(by.pk)
    assert event.changes["sha256"] == job.sha256
    assert GuideRevision.objects.count() == 0


@pytest.mark.usefixtures("tasks_at_once")
def test_receive_starts_the_job_on_commit(office, item, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = received(office, uploader(office), {})
    job.refresh_from_db()
    assert job.state == "done"


def test_receive_survives_a_queue_that_does_not_answer(
    office, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def fails(job_id):
        raise ConnectionError("no broker")

    monkeypatch.setattr(uploading, "_start", fails)
    with django_capture_on_commit_callbacks(execute=True):
        job = received(office, uploader(office), {})
    job.refresh_from_db()
    assert job.state == "queued"
    assert "no broker" in caplog.text


def test_receive_needs_the_permission(office):
    with pytest.raises(NotAllowed, match="没有上传导入的权限"):
        received(office, person("editor", office=office), {})
    assert not ImportJob.objects.exists()


def test_receive_refuses_an_office_the_person_does_not_work_for(office, tmp_path):
    with pytest.raises(NotAllowed, match="不在这个机构任职"):
        received(office, uploader(OfficeFactory()), {})
    assert not ImportJob.objects.exists()
    assert list(tmp_path.rglob("*.xlsx")) == []


def test_receive_takes_a_sub_office(office):
    below = OfficeFactory(parent=office)
    assert received(below, uploader(office), {}).office == below


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xls", b"PK\x03\x04", "只收 .xlsx"),
        ("a.xlsx.exe", b"PK\x03\x04", "只收 .xlsx"),
        ("a", b"PK\x03\x04", "只收 .xlsx"),
        ("a.xlsx", b"", "文件是空的"),
        ("a.xlsx", b"%PDF-1.7", "不是 .xlsx"),
    ],
)
def test_receive_refuses_what_is_no_xlsx(office, tmp_path, name, content, reason):
    with pytest.raises(uploading.NotReceived, match=reason):
        uploading.receive(file=upload(content, name), office=office, by=uploader(office))
    assert not ImportJob.objects.exists()
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_receive_refuses_a_large_file_unread(office):
    class Large(ContentFile):
        def read(self, *args):
            raise AssertionError("it was read")

        chunks = read

    large = Large(b"", name="a.xlsx")
    large.size = uploading.MAX_BYTES + 1
    with pytest.raises(uploading.NotReceived, match="超过上限 10 MB"):
        uploading.receive(file=large, office=office, by=uploader(office))


def test_receive_leaves_no_file_where_the_job_is_not_kept(office, tmp_path, monkeypatch):
    def fails(**event):
        raise RuntimeError("no log")

    monkeypatch.setattr(uploading, "record", fails)
    with pytest.raises(RuntimeError, match="no log"):
        received(office, uploader(office), {})
    assert list(tmp_path.rglob("*.xlsx")) == []
    assert not ImportJob.objects.exists()


# Imported.
