"""Uploading: a filled template is received at once and imported later, as drafts, all of it or nothing."""

import hashlib
import logging
from dataclasses import asdict
from datetime import timedelta
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from celery import current_app
from django.db import OperationalError, transaction
from django.utils import timezone

from audit.recording import record
from matters.actions import import_report, importing, upload_progress
from matters.actions.import_scope import own_offices
from matters.imports import workbook
from matters.imports.rows import Reading
from matters.models import ImportJob, Office
from matters.models.jobs import ImportState
from matters.problems import NotAllowed, Problem, Refused

PERMISSION = "matters.add_importjob"
JOB = "matters.jobs.run_import"
MAX_BYTES = 10 * 1024 * 1024
ZIP_START = b"PK\x03\x04"
"""How every .xlsx begins."""
MOST_ATTEMPTS = 10
"""A file that takes its worker down each time is given up, so that it does not do so for ever."""
SILENT_FOR = timedelta(minutes=10)
"""After that a job that has not ended is started again; where its worker lives, that does nothing."""

logger = logging.getLogger(__name__)


class NotReceived(Refused):
    """The file is not one that can be imported."""


def may_upload(by: Any) -> bool:
    return bool(by.has_perm(PERMISSION) and by.has_perm(importing.PERMISSION))


def offices_for(by: Any) -> Any:
    """The offices for which `by` may upload."""
    return (
        Office.objects.filter(pk__in=own_offices(by)) if may_upload(by) else Office.objects.none()
    )


def receive(*, file: Any, office: Office, by: Any, keep_sound: bool = False) -> ImportJob:
    """`file` is kept under a name of the portal's own, and its import waits in the queue.

    Raises NotAllowed, and NotReceived where it is too large, empty or no .xlsx; then nothing was
    kept. What stands inside is looked at by the job.
    """
    if not may_upload(by):
        raise NotAllowed(Problem("", "permission", "您没有上传导入的权限"))
    if not offices_for(by).filter(pk=office.pk).exists():
        raise NotAllowed(Problem("", "office", "您不在这个机构任职，不能为它上传"))
    _check(file)
    job = ImportJob(
        office=office,
        file_name=PurePath(file.name or "").name[-200:],
        sha256=_sha256(file),
        keep_sound=keep_sound,
        uploaded_at=timezone.now(),
        uploaded_by=by,
    )
    job.file.save(f"{uuid4().hex}.xlsx", file, save=False)
    try:
        _enqueue(job, by)
    except BaseException:
        job.file.delete(save=False)
        raise
    return job


def _check(file: Any) -> None:
    name = PurePath(file.name or "")
    if name.suffix.lower() != ".xlsx":
        reason = "只收 .xlsx 文件。请下载模板填写，另存为“Excel 工作簿（.xlsx）”后上传"
        raise NotReceived(Problem("", "file", reason))
    if not file.size:
        raise NotReceived(Problem("", "file", "文件是空的，请重新保存后上传"))
    if file.size > MAX_BYTES:
        size = file.size / 1024 / 1024
        reason = f"文件有 {size:.1f} MB，超过上限 {MAX_BYTES // 1024 // 1024} MB，请拆成几个文件"
        raise NotReceived(Problem("", "file", reason))
    file.seek(0)
    if file.read(len(ZIP_START)) != ZIP_START:
        reason = "文件内容不是 .xlsx。请用电子表格软件打开，另存为“Excel 工作簿（.xlsx）”"
        raise NotReceived(Problem("", "file", reason))
    file.seek(0)


def _sha256(file: Any) -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


@transaction.atomic
def _enqueue(job: ImportJob, by: Any) -> None:
    job.save()
    record(
        by=by,
        action="import.upload",
        subject=job,
        changes={"office": job.office_id, "sha256": job.sha256, "keep_sound": job.keep_sound},
    )
    job_id = job.pk
    # A queue that does not answer must not lose the upload: the clock starts it later.
    transaction.on_commit(lambda: _start(job_id), robust=True)


def _start(job_id: int) -> None:
    """The job stands above the actions and is found by its name; a web server has not loaded it yet."""
    current_app.loader.import_default_modules()
    current_app.tasks[JOB].delay(job_id)


def run(job_id: int) -> str:
    """The job has ended, and its state comes back; one that had ended before, or that runs elsewhere, is left alone.

    The drafts, the report and the state stand or fall together: killed at any moment, the job has
    not ended and nothing of it is there. Raises OperationalError where the database asks for
    another try.
    """
    job = _claimed(job_id)
    if job is None:
        return ""
    try:
        return _import(job)
    except OperationalError:
        raise
    except Exception:
        logger.exception("Upload %s failed.", job_id)
        return _fail(
            job_id, "处理时出现意外错误，没有导入任何内容。请稍后重新上传；仍不行的请联系管理员"
        )


@transaction.atomic
def _claimed(job_id: int) -> ImportJob | None:
    """The job, marked as running; None where there is nothing left to do or another worker holds it."""
    job: ImportJob | None = (
        ImportJob.objects.unfinished()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("office", "uploaded_by")
        .filter(pk=job_id)
        .first()
    )
    if job is None:
        return None
    attempts = job.report.get("attempts", 0) + 1
    if attempts > MOST_ATTEMPTS:
        _finish(job, ImportState.FAILED, _alone("处理多次中断，没有导入任何内容。请联系管理员"))
        return None
    job.state = ImportState.RUNNING
    job.report = {"attempts": attempts}
    job.save(update_fields=["state", "report"])
    return job


def _import(job: ImportJob) -> str:
    with job.file.open("rb") as file:
        reading = workbook.read(file.read(MAX_BYTES + 1), "")
    job.rows_total = len(reading.rows)
    ImportJob.objects.unfinished().filter(pk=job.pk).update(rows_total=job.rows_total)
    with transaction.atomic():
        held = ImportJob.objects.unfinished().select_for_update(skip_locked=True).filter(pk=job.pk)
        if not held.exists():
            return ""
        report = _imported(job, reading)
        is_kept = report.is_kept and bool(report.guides)
        job.rows_done = job.rows_total if is_kept else 0
        state = ImportState.DONE if is_kept else ImportState.REFUSED
        return _finish(job, state, as_json(report))


def _imported(job: ImportJob, reading: Reading) -> import_report.ImportReport:
    try:
        return importing.import_rows(
            reading,
            by=job.uploaded_by,
            keep_sound=job.keep_sound,
            publish=False,
            within=job.office,
            on_row=upload_progress.Reporter(job),
        )
    except Refused as refusal:
        return import_report.ImportReport(refused=len(reading.rows), problems=refusal.problems)


def as_json(report: import_report.ImportReport) -> dict[str, Any]:
    """`report` as the job keeps it; where nothing was kept, nothing was made."""
    return {
        "created": report.created if report.is_kept else 0,
        "updated": report.updated if report.is_kept else 0,
        "unchanged": report.unchanged if report.is_kept else 0,
        "refused": report.refused,
        "problems": [asdict(problem) for problem in report.problems],
        "drafts": [asdict(problem) for problem in report.drafts],
        "notes": [asdict(problem) for problem in report.notes],
        "findings": [asdict(finding) for finding in report.findings],
        "found": report.found,
        "guides": [asdict(guide) for guide in report.guides],
    }


def _alone(reason: str) -> dict[str, Any]:
    return as_json(import_report.ImportReport(problems=(Problem("", "", reason),)))


@transaction.atomic
def _fail(job_id: int, reason: str) -> str:
    job: ImportJob | None = (
        ImportJob.objects.unfinished().select_for_update().filter(pk=job_id).first()
    )
    return _finish(job, ImportState.FAILED, _alone(reason)) if job else ""


def _finish(job: ImportJob, state: ImportState, report: dict[str, Any]) -> str:
    job.state, job.report, job.finished_at = state, report, timezone.now()
    job.save(update_fields=["state", "report", "finished_at", "rows_total", "rows_done"])
    counts = {name: report[name] for name in ("created", "updated", "unchanged", "refused")}
    record(
        by=job.uploaded_by,
        action="import.finish",
        subject=job,
        changes={"state": state.value, **counts},
    )
    transaction.on_commit(lambda: upload_progress.forget(job))
    return state.value


def resume() -> int:
    """Every job that should have ended long ago is in the queue again; how many those are."""
    late = ImportJob.objects.unfinished().filter(uploaded_at__lt=timezone.now() - SILENT_FOR)
    job_ids = list(late.values_list("pk", flat=True))
    for job_id in job_ids:
        _start(job_id)
    return len(job_ids)
