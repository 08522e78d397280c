"""Two runners, an item to run for, and staff who may."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from matters.models import HandlingItem
from tests.factories import HandlingItemFactory, person
from tests.matters.actions.races.running import Numbers, Track


@pytest.fixture
def track(transactional_db: None) -> Iterator[Track]:
    with ThreadPoolExecutor(2) as pool:
        ours = Track(pool)
        yield ours
        ours.leave()


@pytest.fixture
def item() -> HandlingItem:
    return HandlingItemFactory()


@pytest.fixture
def staff() -> list[Any]:
    """Two of each trade."""
    return [person(role) for role in ("editor", "reviewer", "publisher") for _ in range(2)]


@pytest.fixture
def revisions(item, staff) -> Numbers:
    return Numbers(item, staff)
