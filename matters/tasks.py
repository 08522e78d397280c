"""After-effects, started by actions once their transaction is committed."""

import logging

from celery import shared_task

from audit.canonical import sha256_of
from matters.models import GuideRevision

logger = logging.getLogger(__name__)


@shared_task
def check_published(revision_id: int) -> bool:
    """Whether what the database gives back of a publication is what was published, to the byte."""
    revision = GuideRevision.objects.only("snapshot", "sha256").get(pk=revision_id)
    holds = sha256_of(revision.snapshot) == revision.sha256
    if not holds:
        logger.error("Revision %s does not match its SHA-256.", revision_id)
    return holds
