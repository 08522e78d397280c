"""What people type over the demonstration data, with the matters they mean. Loaded once for all of these tests."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from matters.actions import demo
from matters.index import finding
from matters.management.commands import load_demo
from matters.models import Matter, SearchEntry
from matters.search.normal import folded
from tests.factories import OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("_loaded")]

FOLDER = Path(settings.BASE_DIR) / "tests/data/search"
LABELLED = json.loads((FOLDER / "queries.json").read_text(encoding="utf-8"))
ORDER = json.loads((FOLDER / "order.json").read_text(encoding="utf-8"))
LONGEST_PIECE = 24


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The data stand in a transaction around these tests and are gone after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(folder=load_demo.FOLDER, by=OPERATOR)
        yield
        transaction.set_rollback(True)


def slugs(query: str, count: int) -> list[str]:
    found = finding.find(query)
    known = Matter.objects.in_bulk([hit.matter_id for hit in found.hits[:count]])
    return [known[hit.matter_id].slug for hit in found.hits[:count]]


def test_labelled_set_is_large_and_of_many_kinds():
    assert len({one["query"] for one in LABELLED}) >= 130
    kinds = {one["kind"] for one in LABELLED}
    assert kinds >= {"name", "popular", "pinyin", "initials", "typo", "words", "traditional"}


def test_first_is_meant_in_nine_of_ten_and_one_of_three_nearly_always():
    first, three = [], []
    for one in LABELLED:
        found = slugs(one["query"], 3)
        if not {*found[:1]} & {*one["first"]}:
            first.append(one["query"])
        if not {*found} & {*one["first"]}:
            three.append(one["query"])
    assert len(first) <= len(LABELLED) * 0.10, first
    assert len(three) <= len(LABELLED) * 0.03, three


def test_order_is_the_same_on_every_engine():
    """The file was written from SQLite; `python -m scripts.search_order` writes it anew."""
    assert {one["query"] for one in LABELLED} == set(ORDER)
    assert {query: slugs(query, 10) for query in ORDER} == ORDER


def test_every_piece_of_every_name_is_found():
    """Against brute force over all pieces of two characters and more."""
    entries = SearchEntry.objects.exclude(matter=None)
    shown = {
        entry.matter_id: [entry.shown["matter"], *(item for _slug, item in entry.shown["items"])]
        for entry in entries
    }
    plain = {key: [folded(name) for name in names] for key, names in shown.items()}
    pieces = {
        folded(name[start:end])
        for names in shown.values()
        for name in names
        for start in range(len(name))
        for end in range(start + 2, min(start + LONGEST_PIECE, len(name)) + 1)
    }
    lost = []
    for piece in sorted(one for one in pieces if len(one) > 1):
        truth = {key for key, names in plain.items() if any(piece in name for name in names)}
        if not truth <= {hit.matter_id for hit in finding.find(piece).hits}:
            lost.append(piece)
    assert len(pieces) > 3000
    assert lost == []
