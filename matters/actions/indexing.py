"""Keeps the search index at what is public. It can be made anew at any time, so no audit event tells of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from matters.index import documents, engines
from matters.models import Matter, Office, SearchEntry

BATCH = 500
"""Matters of one transaction, so that writers wait no longer than for these."""

CREATED, UPDATED, UNCHANGED, REMOVED = "created", "updated", "unchanged", "removed"


@dataclass(frozen=True)
class IndexReport:
    created: int
    updated: int
    unchanged: int
    removed: int


def refresh(*, matter_id: int) -> IndexReport:
    """The entry of the matter, and those of the matters it replaced, are what is public of them now."""
    matters = Matter.objects.filter(
        Q(pk=matter_id) | Q(successions__successor=matter_id)
    ).distinct()
    return _kept(_refreshed(matters.values_list("pk", flat=True)))


def refresh_due(*, at: datetime) -> IndexReport:
    """Entries for which a day has come, of a guide that begins or ends or of a matter that ends, are of now."""
    due = SearchEntry.objects.filter(stale_at__lte=at).exclude(matter=None)
    return _kept(_refreshed(due.values_list("matter_id", flat=True)))


def rebuild(*, from_scratch: bool = False) -> IndexReport:
    """Every matter and every office has its entry, and nothing else has one.

    Entries that are right stay. `from_scratch` drops all of them first, and until it is done nothing
    can be found of those not yet written anew. Short names first, about as hits stand: PostgreSQL
    walks along them, and what is written together is read together.
    """
    counts: Counter[str] = Counter()
    if from_scratch:
        engines.empty()
    keys = Matter.objects.order_by(Length("name"), "pk").values_list("pk", flat=True)
    for batch in _batches(keys):
        counts += _refreshed(batch)
    for batch in _batches(Office.objects.order_by("pk").values_list("pk", flat=True)):
        counts += _offices(batch)
    engines.tidy()
    return _kept(counts)


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    listed = list(keys)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


@transaction.atomic
def _refreshed(matter_ids: Iterable[int]) -> Counter[str]:
    """The entries of these matters; one that is no more loses its entry with its row."""
    keys = list(matter_ids)
    matters = list(documents.matters_to_index().filter(pk__in=keys).select_for_update(of=("self",)))
    old = SearchEntry.objects.filter(matter__in=keys)
    return _replaced(old, documents.of_matters(matters), "matter_id")


@transaction.atomic
def _offices(office_ids: list[int]) -> Counter[str]:
    old = SearchEntry.objects.filter(office__in=office_ids)
    new = documents.of_offices(Office.objects.filter(pk__in=office_ids))
    return _replaced(old, new, "office_id")


def _replaced(old: Iterable[SearchEntry], new: list[SearchEntry], owner: str) -> Counter[str]:
    known = {getattr(entry, owner): entry for entry in old}
    counts: Counter[str] = Counter()
    gone, coming = [], []
    for entry in new:
        before = known.pop(getattr(entry, owner), None)
        if before is None:
            counts[CREATED] += 1
        elif documents.is_same(before, entry):
            counts[UNCHANGED] += 1
            continue
        else:
            counts[UPDATED] += 1
            gone.append(before)
        coming.append(entry)
    counts[REMOVED] += len(known)
    engines.take([*gone, *known.values()])
    engines.put(coming)
    return counts


def _kept(counts: Counter[str]) -> IndexReport:
    return IndexReport(counts[CREATED], counts[UPDATED], counts[UNCHANGED], counts[REMOVED])
