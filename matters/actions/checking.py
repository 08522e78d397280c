"""The daily check leaves its result in the chain it checked, where the public page reads it."""

from django.db import IntegrityError, transaction

from audit.actors import Actor
from audit.models import AuditEvent, ChainHead
from audit.recording import record
from audit.verification import ChainReport

ACTION = "audit.check"


def note(*, report: ChainReport, broken_snapshots: int, by: Actor) -> AuditEvent | None:
    """An event tells what the check found; None where the chain is too broken to be continued."""
    try:
        with transaction.atomic():
            head, _is_new = ChainHead.objects.get_or_create(pk=ChainHead.THE_ONE)
            return record(
                by=by,
                action=ACTION,
                subject=head,
                changes={
                    "events": report.length,
                    "chain_holds": report.holds,
                    "fault_at": report.sequence,
                    "broken_snapshots": broken_snapshots,
                },
            )
    except IntegrityError:
        return None
