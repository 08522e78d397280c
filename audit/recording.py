"""Writes audit events. Called inside an action's transaction, never on its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.models import AuditEvent, ChainHead

_waiting: ContextVar[list[AuditEvent] | None] = ContextVar("events_waiting", default=None)
"""Events of a block `together`, not yet chained."""


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
    events of different writers never share a predecessor. Inside `together` the event has its place
    in the chain only when the block ends. Raises TransactionManagementError outside a transaction:
    an event must stand or fall with what it tells of.
    """
    connection = transaction.get_connection()
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"the event {action} is recorded outside the transaction of its action"
        )
    event = AuditEvent(
        at=(at or timezone.now()).astimezone(UTC),
        actor_id=str(by.pk or ""),
        actor_name=by.get_username(),
        action=action,
        object_type=subject._meta.label_lower,
        object_id=str(subject.pk),
        object_name=str(subject)[:500],
        changes=changes or {},
    )
    waiting = _waiting.get()
    if waiting is None:
        _chain([event])
    else:
        waiting.append(event)
    return event


@contextmanager
def together() -> Iterator[None]:
    """The events recorded inside are chained when the block ends, in their order.

    For what writes many rows in one transaction. The head is the last lock a transaction takes:
    who held it while still waiting for a row would stand in everyone's way, and in a deadlock with
    whoever holds that row and waits for the head. Inside another such block, its events go to the
    outer one; an exception takes them along, as the savepoint around it takes the rows.
    """
    outer, events = _waiting.get(), list[AuditEvent]()
    token = _waiting.set(events)
    try:
        yield
    finally:
        _waiting.reset(token)
    if outer is not None:
        outer.extend(events)
    elif events and not transaction.get_connection().needs_rollback:
        _chain(events)


def _chain(events: list[AuditEvent]) -> None:
    head = ChainHead.objects.select_for_update().filter(pk=ChainHead.THE_ONE).first()
    if head is None:
        ChainHead.objects.get_or_create(pk=ChainHead.THE_ONE)
        head = ChainHead.objects.select_for_update().get(pk=ChainHead.THE_ONE)
    for event in events:
        event.sequence, event.previous_hash = head.sequence + 1, head.hash
        event.hash = event.computed_hash()
        head.sequence, head.hash = event.sequence, event.hash
    AuditEvent.objects.bulk_create(events, batch_size=500)
    head.save(update_fields=["sequence", "hash"])
