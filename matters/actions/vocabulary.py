"""Keeps the words by which people find things: synonyms, and what was looked for in vain."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions import indexing
from matters.demo_steps import Count, StepReport
from matters.models import MissedQuery, Synonym
from matters.problems import NotAllowed, Problem
from matters.search.misses import worth_keeping

PERMISSION = "matters.add_synonym"
FILE = "synonyms.json"

MOST_MISSES = 5000
"""Texts kept at a time; while there are so many, a new one is not taken."""

MOST_KEPT = 2000
KEPT_FOR = timedelta(days=180)
"""What nobody looked for in half a year is of no use to officials."""


@transaction.atomic
def put(*, word: str, means: str, by: Actor) -> bool:
    """`word` leads to `means`; whether that is new. Raises NotAllowed."""
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有增加同义词的权限"))
    row, is_new = Synonym.objects.get_or_create(word=word, means=means)
    if is_new:
        record(by=by, action="synonym.create", subject=row)
    return is_new


@transaction.atomic
def load_demo(folder: Path, by: Actor) -> StepReport:
    """The synonyms of the demonstration and an index of what was loaded. Once there are any, officials keep them."""
    new = 0
    rows: list[dict[str, Any]] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    if not Synonym.objects.exists():
        new = sum(put(word=row["word"], means=row["means"], by=by) for row in rows)
    report = indexing.rebuild()
    synonyms = Count("synonyms", new, 0, len(rows) - new)
    entries = Count("search entries", report.created, report.updated, report.unchanged)
    return StepReport((synonyms, entries))


def note_missed(*, text: str, on: date) -> bool:
    """One more search for `text` in vain is counted; whether it was one to keep. One statement."""
    if not worth_keeping(text):
        return False
    table = MissedQuery._meta.db_table
    statement = (
        f"INSERT INTO {table} (text, count, last_on) SELECT %s, 1, %s"  # noqa: S608 -- a name of our own
        f" WHERE (SELECT count(*) FROM {table}) < %s OR EXISTS (SELECT 1 FROM {table} WHERE text = %s)"
        f" ON CONFLICT (text) DO UPDATE SET count = {table}.count + 1, last_on = excluded.last_on"
    )
    with connection.cursor() as cursor:
        day = connection.ops.adapt_datefield_value(on)
        cursor.execute(statement, [text, day, MOST_MISSES, text])
    return True


@transaction.atomic
def forget_misses(*, today: date) -> int:
    """What is old or rare beyond the bound is gone; how many texts."""
    old, _kinds = MissedQuery.objects.filter(last_on__lt=today - KEPT_FOR).delete()
    rare = MissedQuery.objects.order_by("-count", "-last_on", "pk").values_list("pk", flat=True)
    gone, _kinds = MissedQuery.objects.filter(
        pk__in=list(rare[MOST_KEPT : MOST_MISSES * 2])
    ).delete()
    return old + gone
