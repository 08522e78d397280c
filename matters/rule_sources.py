"""Where the facts of each subject come from, other than guides. Each app adds its own when it is ready.

The facts stream: a reader keeps a piece of its rows in memory and asks few queries, however many there are.
"""

from collections.abc import Callable, Iterator
from typing import Any

from matters.rules.engine import Ref, Subject
from matters.rules.world import World

Row = tuple[Ref, Any]
Reader = Callable[[World], Iterator[Row]]

_readers: dict[Subject, Reader] = {}


def add(subject: Subject, read: Reader) -> None:
    """`read` gives the things of `subject` from now on."""
    _readers[subject] = read


def rows(subject: Subject, world: World) -> Iterator[Row]:
    """Every thing of `subject` with its facts; none where nobody reads it."""
    read = _readers.get(subject)
    return read(world) if read else iter(())


def subjects() -> tuple[Subject, ...]:
    """What there are readers for, in the order of `Subject`."""
    return tuple(one for one in Subject if one in _readers)
