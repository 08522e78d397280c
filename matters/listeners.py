"""Who wants to know that what the public reads of a matter has changed.

Apps above this one say so when they are loaded; this one knows none of them.
"""

from collections.abc import Callable

from django.db import transaction

Listener = Callable[[int], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """`listener` is called with a matter's key once a change of its guides or of itself is committed."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(matter_id: int) -> None:
    """After the commit every listener hears of the matter; one that fails holds up no other."""
    for listener in _listeners:
        transaction.on_commit(lambda heard=listener: heard(matter_id), robust=True)  # type: ignore[misc]  # bound here
