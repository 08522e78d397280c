"""Writes audit events. Called inside an action's transaction, never on its own."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.models import AuditEvent, ChainHead


def record(
    *,
    by: Actor,
    action: str,
    subject: Any,
    changes: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> AuditEvent:
    """An event about `subject`, chained to the one before it, stands in the caller's transaction.

    `changes` holds JSON values only. The chain's head stays locked until the caller commits, so
    events of different writers never share a predecessor. Raises TransactionManagementError
    outside a transaction: an event must stand or fall with what it tells of.
    """
    connection = transaction.get_connection()
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"the event {action} is recorded outside the transaction of its action"
        )
    ChainHead.objects.get_or_create(pk=ChainHead.THE_ONE)
    head = ChainHead.objects.select_for_update().get(pk=ChainHead.THE_ONE)
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=(at or timezone.now()).astimezone(UTC),
        actor_id=str(by.pk or ""),
        actor_name=by.get_username(),
        action=action,
        object_type=subject._meta.label_lower,
        object_id=str(subject.pk),
        object_name=str(subject)[:500],
        changes=changes or {},
        previous_hash=head.hash,
    )
    event.hash = event.computed_hash()
    event.save(force_insert=True)
    head.sequence, head.hash = event.sequence, event.hash
    head.save(update_fields=["sequence", "hash"])
    return event
