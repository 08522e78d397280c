"""Walks the chain of audit events and names the first link that does not hold."""

from dataclasses import dataclass
from datetime import UTC

from audit.models import GENESIS, AuditEvent, ChainHead


@dataclass(frozen=True)
class ChainReport:
    """`length` sound events up to `head`; where `fault` is set, `sequence` is the first broken link."""

    length: int
    head: str
    fault: str = ""
    sequence: int | None = None

    @property
    def holds(self) -> bool:
        return not self.fault


def verify_chain() -> ChainReport:
    """The whole chain, read in order without holding it in memory."""
    previous_hash, expected = GENESIS, 1
    for event in AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000):
        event.at = event.at.astimezone(UTC)
        fault = ""
        if event.sequence != expected:
            fault = f"event {expected} is missing; the next one is {event.sequence}"
        elif event.previous_hash != previous_hash:
            fault = "it does not continue the event before it"
        elif event.hash != event.computed_hash():
            fault = "its content does not match its hash"
        if fault:
            return ChainReport(expected - 1, previous_hash, fault, expected)
        previous_hash, expected = event.hash, expected + 1
    head = ChainHead.objects.filter(pk=ChainHead.THE_ONE).first() or ChainHead()
    if (head.sequence, head.hash) != (expected - 1, previous_hash):
        fault = f"the head says {head.sequence} events, {expected - 1} are there"
        return ChainReport(expected - 1, previous_hash, fault, expected)
    return ChainReport(expected - 1, previous_hash)
