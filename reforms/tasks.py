"""After-effects: verdicts follow what was published."""

from celery import shared_task
from django.db import OperationalError

from audit.actors import Command
from reforms.actions import verifying
from reforms.models import Effect, ReformPlan


def matter_changed(matter_id: int) -> None:
    """The verdicts on a matter that reforms touch are computed anew; others cost one look."""
    if Effect.objects.filter(matter=matter_id).exists():
        recompute_matter.delay(matter_id)


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def recompute_matter(matter_id: int) -> dict[str, int]:
    """The verdicts of every claim on this matter are those of now."""
    return dict(verifying.recompute(by=Command("verify_reforms"), matter_id=matter_id).counts)


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def recompute_plan(plan_id: int) -> dict[str, int]:
    """The verdicts of every claim of this plan are those of now."""
    plan = ReformPlan.objects.get(pk=plan_id)
    return dict(verifying.recompute(by=Command("verify_reforms"), plan=plan).counts)


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def recompute_all() -> dict[str, int]:
    """Each day: days pass, and with them scheduled guides and measures begin."""
    return dict(verifying.recompute(by=Command("verify_reforms")).counts)
