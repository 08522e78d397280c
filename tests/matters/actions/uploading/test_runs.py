"""A job makes drafts in one piece, tells what it refused by row, and is completed whatever kills its worker."""

import io
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from audit.models import AuditEvent
from audit.recording import record
from audit.verification import verify_chain
from matters import jobs
from matters.actions import drafting, importing, upload_progress, uploading
from matters.models import GuideRevision, ImportJob
from tests.factories import HandlingItemFactory, complete_guide, person, published_guide
from tests.matters.actions.uploading.uploads import (
    ended,
    reasons,
    received,
    upload,
    uploader,
)

pytestmark = pytest.mark.django_db


def test_run_makes_drafts_and_publishes_nothing(office, item):
    by = uploader(office)
    job = ended(received(office, by, {"到现场次数": 0}))
    assert (job.state, job.rows_done, job.rows_total) == ("done", 1, 1)
    assert job.finished_at is not None
    draft = GuideRevision.objects.get()
    assert (draft.status, draft.created_by, draft.handling_item) == ("draft", by, item)
    assert (job.report["created"], job.report["refused"]) == (1, 0)
    assert job.report["guides"] == [
        {"row": "事项 第2行", "revision_id": draft.pk, "name": "首次注册", "outcome": "created"}
    ]
    assert not GuideRevision.objects.published().exists()
    actions = set(AuditEvent.objects.filter(actor_id=str(by.pk)).values_list("action", flat=True))
    assert actions == {"import.upload", "guide.import", "import.finish"}
    assert verify_chain().holds


def test_run_tells_what_keeps_a_draft_from_publication(office, item):
    job = ended(
        received(
            office,
            uploader(office),
            {"法定时限": 5, "法定时限单位": "工作日", "承诺时限": 9, "承诺时限单位": "工作日"},
        )
    )
    assert job.state == "done"
    assert reasons(job, "drafts")[0][:2] == ("事项 第2行", "promised_limit")


def test_run_of_an_ended_job_changes_nothing(office, item):
    job = ended(received(office, uploader(office), {}))
    before = (job.finished_at, job.report, AuditEvent.objects.count())
    assert uploading.run(job.pk) == ""
    job.refresh_from_db()
    assert (job.finished_at, job.report, AuditEvent.objects.count()) == before
    assert GuideRevision.objects.count() == 1


def test_run_of_an_unknown_job_does_nothing():
    assert uploading.run(4711) == ""


def test_same_file_again_changes_nothing(office, item):
    by = uploader(office)
    ended(received(office, by, {}))
    job = ended(received(office, by, {}))
    assert (job.state, job.report["unchanged"], job.report["created"]) == ("done", 1, 0)
    assert GuideRevision.objects.count() == 1


def test_mended_file_brings_its_own_draft_up_to_date(office, item):
    by = uploader(office)
    ended(received(office, by, {}))
    job = ended(received(office, by, {"修订原因": "改正"}))
    assert job.report["updated"] == 1
    draft = GuideRevision.objects.get()
    assert (draft.change_reason, draft.edit_count) == ("改正", 1)


def test_upload_over_what_is_published_is_the_next_version(office, item):
    published = published_guide(handling_item=item, number=3)
    ended(received(office, uploader(office), {}))
    assert list(item.revisions.values_list("number", "status")) == [
        (4, "draft"),
        (3, "published"),
    ]
    published.refresh_from_db()
    assert published.status == "published"


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_upload_never_overwrites_a_colleagues_work(office, item, status):
    draft = complete_guide(handling_item=item, number=1, change_reason="同事写的")
    if status == "in_review":
        drafting.submit(revision=draft, by=person("editor"))
    job = ended(received(office, uploader(office), {}))
    assert job.state == "refused"
    assert "覆盖" in reasons(job)[0][2]
    assert GuideRevision.objects.get().change_reason == "同事写的"


def test_upload_never_overwrites_its_own_draft_once_someone_edited_it(office, item):
    by = uploader(office)
    ended(received(office, by, {}))
    draft = GuideRevision.objects.get()
    record(by=by, action="guide.save", subject=draft)
    job = ended(received(office, by, {"修订原因": "改正"}))
    assert job.state == "refused"
    assert "手工编辑过的草稿" in reasons(job)[0][2]


def test_bad_row_refuses_the_whole_file(office, item):
    second = HandlingItemFactory(matter=item.matter, name="变更")
    job = ended(
        received(office, uploader(office), {}, {"业务办理项名称": second.name, "法定时限": -3})
    )
    assert job.state == "refused"
    assert reasons(job)[0][:2] == ("事项 第3行", "法定时限")
    assert not GuideRevision.objects.exists()


def test_everything_wrong_is_told_at_once(office, item):
    wrong = ({"业务办理项名称": "没有的项"}, {"业务办理项名称": "变更", "法定时限": -3}, {})
    job = ended(received(office, uploader(office), *wrong))
    assert job.state == "refused"
    assert {one[0] for one in reasons(job)} == {"事项 第2行", "事项 第3行"}
    assert (job.report["created"], job.report["refused"], job.report["guides"]) == (0, 2, [])
    assert not GuideRevision.objects.exists()


def test_keep_sound_takes_the_others(office, item):
    by = uploader(office)
    job = ended(
        received(office, by, {}, {"业务办理项名称": "变更", "法定时限": -3}, keep_sound=True)
    )
    assert (job.state, job.report["created"], job.report["refused"]) == ("done", 1, 1)
    assert GuideRevision.objects.count() == 1


def test_keep_sound_where_nothing_is_sound_is_refused(office, item):
    job = ended(received(office, uploader(office), {"法定时限": -3}, keep_sound=True))
    assert job.state == "refused"


def test_zip_bomb_is_refused(office):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<a/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
    assert len(bomb.getvalue()) < uploading.MAX_BYTES
    job = uploading.receive(file=upload(bomb.getvalue()), office=office, by=uploader(office))
    job = ended(job)
    assert job.state == "refused"
    assert reasons(job)[0][0] == ""


def test_person_who_lost_the_permission_meanwhile_is_refused(office, item):
    by = uploader(office)
    job = received(office, by, {})
    by.user_permissions.clear()
    job = ended(job)
    assert job.state == "refused"
    assert "没有导入事项的权限" in reasons(job)[0][2]


def test_person_who_left_the_office_meanwhile_is_refused(office, item):
    by = uploader(office)
    job = received(office, by, {})
    by.office_memberships.all().delete()
    assert ended(job).state == "refused"
    assert not GuideRevision.objects.exists()


# Interrupted.


def test_unexpected_error_fails_the_job_and_leaves_nothing(office, item, monkeypatch, caplog):
    def fails(*args):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(importing._Drafts, "_settle", fails)
    job = ended(received(office, uploader(office), {}))
    assert job.state == "failed"
    assert "没有导入任何内容" in reasons(job)[0][2]
    assert "in the middle" not in str(job.report)
    assert "in the middle" in caplog.text
    assert not GuideRevision.objects.exists()


def test_missing_file_fails_the_job(office, item):
    job = received(office, uploader(office), {})
    Path(job.file.path).unlink()
    assert ended(job).state == "failed"


class Killed(BaseException):
    """As when the process ends: nothing after it runs, what is not committed is gone."""


def test_job_whose_worker_was_killed_is_completed_by_the_next(office, item, monkeypatch):
    job = received(office, uploader(office), {})

    def kill(*args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(importing._Drafts, "_note_guide", kill)
        with pytest.raises(Killed):
            uploading.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.finished_at) == ("running", None)
    assert not GuideRevision.objects.exists()
    assert not AuditEvent.objects.filter(action="guide.import").exists()
    assert ended(job).state == "done"
    assert GuideRevision.objects.count() == 1


def test_database_error_leaves_the_job_for_another_try(office, item, monkeypatch):
    job = received(office, uploader(office), {})

    def locked(*args):
        raise OperationalError("deadlock detected")

    with monkeypatch.context() as patch:
        patch.setattr(importing._Drafts, "_note_guide", locked)
        with pytest.raises(OperationalError):
            uploading.run(job.pk)
    job.refresh_from_db()
    assert job.state == "running"
    assert ended(job).state == "done"


def test_file_that_takes_its_worker_down_each_time_is_given_up(office, item):
    job = received(office, uploader(office), {})
    ImportJob.objects.update(state="running", report={"attempts": uploading.MOST_ATTEMPTS})
    assert ended(job).state == "failed"
    assert not GuideRevision.objects.exists()


def test_resume_starts_only_what_should_have_ended(office, monkeypatch):
    started = []
    monkeypatch.setattr(uploading, "_start", started.append)
    by = uploader(office)
    queued, running, fresh, done = (received(office, by, {}) for _ in range(4))
    long_ago = timezone.now() - timedelta(hours=1)
    ImportJob.objects.exclude(pk=fresh.pk).update(uploaded_at=long_ago)
    ImportJob.objects.filter(pk=running.pk).update(state="running")
    ImportJob.objects.filter(pk=done.pk).update(state="done", finished_at=long_ago)
    assert jobs.resume_imports() == 2
    assert sorted(started) == sorted([queued.pk, running.pk])


# Told while it runs.


def test_progress_of_a_job_that_told_nothing_is_none(office):
    job = received(office, uploader(office), {})
    job.rows_total = 3
    assert upload_progress.read(job) == upload_progress.Progress(0, 3)
    Path(job.file.path).with_suffix(".progress").write_text("nonsense")
    assert upload_progress.read(job).done == 0
    upload_progress.forget(job)
    assert not Path(job.file.path).with_suffix(".progress").exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_from_another_connection(office, item, monkeypatch):
    monkeypatch.setattr(uploading, "_start", list)
    items = [HandlingItemFactory(matter=item.matter, name=f"变更{n}") for n in range(3)]
    job = received(office, uploader(office), *({"业务办理项名称": one.name} for one in items))
    monkeypatch.setattr(upload_progress, "SECONDS_BETWEEN", 0)
    seen = []

    def look():
        try:
            found = ImportJob.objects.get(pk=job.pk)
            again = uploading.run(job.pk)
            progress = upload_progress.read(found)
            count = GuideRevision.objects.count()
            seen.append((found.state, progress.done, progress.total, again, count))
        finally:
            connection.close()

    note_guide = importing._Drafts._note_guide

    def look_from_elsewhere(self, row, revision, outcome):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(20)
        note_guide(self, row, revision, outcome)

    monkeypatch.setattr(importing._Drafts, "_note_guide", look_from_elsewhere)
    assert uploading.run(job.pk) == "done"
    assert seen == [("running", done, 3, "", 0) for done in range(3)]
    assert GuideRevision.objects.count() == 3
