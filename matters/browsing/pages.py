"""Which rows of a list a page shows, where its neighbours begin, and which numbers lead elsewhere. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

SIZE = 20
AROUND = 2
"""Numbers beside the one of the page; the first and the last are always there."""


@dataclass(frozen=True)
class Page:
    """The rows from `start` up to `stop` of `count`, counted from 0."""

    start: int
    stop: int
    count: int

    @property
    def number(self) -> int | None:
        """The number of the page; None where it begins between two numbered ones."""
        return self.start // SIZE + 1 if self.start % SIZE == 0 else None

    @property
    def has_previous(self) -> bool:
        return self.start > 0

    @property
    def has_following(self) -> bool:
        return self.stop < self.count

    def numbers(self) -> Iterator[int | None]:
        """The numbers to offer in their order, None for a gap. None at all for a single page."""
        last = -(-self.count // SIZE)
        here = self.start // SIZE + 1
        shown = [
            number
            for number in range(1, last + 1)
            if number in {1, last} or abs(number - here) <= AROUND
        ]
        before = 0
        for number in shown if last > 1 else ():
            if number > before + 2:
                yield None
            elif number == before + 2:
                yield before + 1
            yield number
            before = number


def numbered(number: int, count: int) -> Page | None:
    """Page `number`; None beyond the end. An empty list has its first page."""
    return _page((number - 1) * SIZE, count)


def from_place(start: int, count: int) -> Page | None:
    """The page that begins at `start`; None beyond the end."""
    return _page(start, count)


def up_to_place(stop: int, count: int) -> Page | None:
    """The page that ends before `stop`; the first one is always whole. None where nothing stands before."""
    return _page(max(stop - SIZE, 0), count) if stop > 0 or not count else None


def _page(start: int, count: int) -> Page | None:
    if start >= count and start > 0:
        return None
    return Page(start, min(start + SIZE, count), count)
