"""Writes a changed time line: periods that no longer hold are superseded, new ones are added."""

from datetime import datetime

from matters import listeners
from matters.models import HandlingItem, PublicationPeriod
from matters.periods import Period, Timeline, in_order


def believed(item: HandlingItem) -> Timeline:
    """The time line of `item` as the portal holds it now."""
    return in_order(
        [
            Period(row.revision_id, row.starts_at, row.ends_at)
            for row in PublicationPeriod.objects.believed().filter(handling_item=item)
        ]
    )


def write(item: HandlingItem, timeline: Timeline, *, at: datetime) -> None:
    """From `at` on the portal believes `timeline`; what it believed before stays on record.

    Whoever follows the matter hears of it.
    """
    listeners.tell(item.matter_id)
    wanted = set(timeline)
    for row in PublicationPeriod.objects.believed().filter(handling_item=item):
        period = Period(row.revision_id, row.starts_at, row.ends_at)
        if period in wanted:
            wanted.discard(period)
            continue
        row.superseded_at = at
        row.save(update_fields=["superseded_at"])
    for period in in_order(tuple(wanted)):
        PublicationPeriod.objects.create(
            handling_item=item,
            revision_id=period.revision,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            recorded_at=at,
        )
