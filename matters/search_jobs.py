"""Background entry points of the search: after a change, as days come, each day, after a search in vain."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from matters.actions import indexing, vocabulary


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def refresh_search(matter_id: int) -> None:
    """After each change of what the public reads of a matter: it is found by what it is now."""
    indexing.refresh(matter_id=matter_id)


@shared_task
def refresh_due_search() -> int:
    """Each few minutes: matters whose guide or end has its day are found by what they are now; how many."""
    return indexing.refresh_due(at=timezone.now()).updated


@shared_task
def tidy_search() -> int:
    """Each day: every matter is in the index as it is, and old searches in vain are forgotten; how many."""
    indexing.rebuild()
    return vocabulary.forget_misses(today=timezone.localdate())


@shared_task(autoretry_for=(OperationalError,), retry_backoff=True, max_retries=2)
def note_missed(text: str) -> bool:
    """After a search in vain: it is counted."""
    return vocabulary.note_missed(text=text, on=timezone.localdate())
