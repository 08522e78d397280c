"""Background entry points: what the clock starts."""

import logging

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from audit.actors import Command
from audit.canonical import sha256_of
from audit.verification import verify_chain
from matters.actions import checking, responsibility, uploading
from matters.models import GuideRevision

logger = logging.getLogger(__name__)


@shared_task
def check_integrity() -> dict[str, int | bool]:
    """Each day: whether the audit chain holds, and how many published snapshots lost their hash."""
    report = verify_chain()
    if not report.holds:
        logger.error("Audit chain broken at event %s: %s", report.sequence, report.fault)
    published = GuideRevision.objects.filter(snapshot__isnull=False).only("snapshot", "sha256")
    broken = [
        revision.pk
        for revision in published.iterator(chunk_size=500)
        if sha256_of(revision.snapshot) != revision.sha256
    ]
    if broken:
        logger.error("Revisions that do not match their SHA-256: %s", broken)
    actor = Command("check_integrity")
    if checking.note(report=report, broken_snapshots=len(broken), by=actor) is None:
        logger.error("The result of the check could not be added to the audit chain.")
    return {"events": report.length, "chain_holds": report.holds, "broken_snapshots": len(broken)}


@shared_task
def apply_due_responsibilities() -> int:
    """Each hour: matters whose hand-over has come stand under the office that answers for them."""
    return responsibility.apply_due_responsibilities(timezone.localdate())


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def run_import(job_id: int) -> str:
    """An uploaded template is imported as drafts; its state afterwards, "" where there was nothing to do."""
    return uploading.run(job_id)


@shared_task
def resume_imports() -> int:
    """Each few minutes: uploads whose worker or message was lost are in the queue again."""
    return uploading.resume()
