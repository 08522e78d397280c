"""Background entry points: what the clock starts."""

import logging

from celery import shared_task
from django.conf import settings
from django.db import OperationalError
from django.db.models import F
from django.utils import timezone

from audit.actors import Command
from audit.canonical import sha256_of
from audit.verification import verify_chain
from matters import link_asking, links
from matters.actions import checking, compliance, link_checks, responsibility, uploading
from matters.models import GuideRevision, LinkCheck

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


@shared_task
def check_all_rules() -> dict[str, int]:
    """Each day: what the rules find in the whole catalogue is stored and counted; how much stands of each level."""
    return compliance.keep(by=Command("check_rules")).tally.as_json()


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def refresh_findings(matter_id: int) -> int:
    """After each change of what the public reads of a matter: its stored findings are those of now."""
    return compliance.refresh(by=Command("check_rules"), matter_id=matter_id)


LINKS_PER_HOST = 100
LINKS_AT_MOST = 3000
LINK_SECONDS = 20 * 60
"""What one check of links may take: other work waits behind it where there is one worker."""


@shared_task
def check_links() -> dict[str, int | bool]:
    """Each week: the addresses that guides in force lead to are asked, those longest unasked first.

    Does nothing where LINK_CHECK_ENABLED is off: a portal without a network would call every link dead.
    """
    if not settings.LINK_CHECK_ENABLED:
        return {"asked": 0}
    link_checks.follow(urls=link_checks.addresses_in_force())
    waiting = LinkCheck.objects.order_by(F("checked_at").asc(nulls_first=True), "pk")
    turns = links.turns(waiting.values_list("url", "host"), LINKS_PER_HOST, LINKS_AT_MOST)
    answers = link_asking.ask_in_turn(turns, seconds=LINK_SECONDS)
    report = link_checks.note(answers=answers, by=Command("check_links"))
    if report.is_outage:
        logger.error("None of %s links answered: the portal has no way out.", report.asked)
    return {"asked": report.asked, "alive": report.alive, "dead": report.dead}
