"""Background entry points: what the clock starts."""

import logging

from celery import shared_task

from audit.canonical import sha256_of
from audit.verification import verify_chain
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
    return {"events": report.length, "chain_holds": report.holds, "broken_snapshots": len(broken)}
