"""The audit events of one import."""

from typing import Any

from audit.actors import Actor
from audit.recording import record


class Journal:
    """Keeps the events of an import until it says `write`.

    Whoever records an event holds the head of the chain until the transaction ends. An import that
    held it from its first record on would keep everyone waiting, and would wait in turn for rows
    they have locked; so it records last, when it needs nothing more from anybody.
    """

    def __init__(self, by: Actor) -> None:
        self.by = by
        self._events: list[dict[str, Any]] = []

    def add(self, *, action: str, subject: Any, changes: dict[str, Any]) -> None:
        self._events.append({"action": action, "subject": subject, "changes": changes})

    def __len__(self) -> int:
        return len(self._events)

    def forget_after(self, length: int) -> None:
        """Only the first `length` events are kept: what the others tell of was taken back."""
        del self._events[length:]

    def write(self) -> None:
        """Every event kept stands in the chain, in the order in which it happened."""
        events, self._events = self._events, []
        for event in events:
            record(by=self.by, **event)
