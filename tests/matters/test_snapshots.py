"""A snapshot holds all the contract names, asks nothing more, and hashes the same on every engine."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.canonical import canonical_json, sha256_of
from matters.models import GuideRevision, Question, SpecialProcedure
from matters.models.parts import GuidePart
from matters.snapshots import PARTS, snapshot_of
from tests.factories import GuideRevisionFactory, MaterialRequirementFactory, published_guide

pytestmark = pytest.mark.django_db

CONTRACT = {
    "slug",
    "code",
    "matter",
    "item",
    "office",
    "region",
    "handling_type",
    "statutory_limit",
    "promised_limit",
    "compression_ratio",
    "onsite_visits",
    "conditions",
    "materials",
    "steps",
    "special_procedures",
    "fees",
    "results",
    "windows",
    "citations",
    "questions",
}


def test_snapshot_has_what_the_contract_names():
    assert set(published_guide().snapshot) >= CONTRACT


def test_snapshot_asks_nothing_that_was_not_loaded():
    revision = GuideRevisionFactory()
    MaterialRequirementFactory(revision=revision)
    loaded = GuideRevision.objects.for_publication().get()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        snapshot_of(loaded)
    assert len(queries) == 0


def test_snapshot_covers_every_part_of_a_revision():
    loaded = {path.split("__")[0] for path in PARTS}
    assert loaded == {f"{model._meta.model_name}_rows" for model in _parts(GuidePart)}


def _parts(base):
    for model in base.__subclasses__():
        if model._meta.abstract:
            yield from _parts(model)
        else:
            yield model


def test_snapshot_keeps_the_order_of_rows():
    revision = GuideRevisionFactory()
    for order, question in ((2, "乙"), (1, "甲")):
        Question.objects.create(revision=revision, order=order, question=question, answer="答")
    loaded = GuideRevision.objects.for_publication().get()
    assert [row["question"] for row in snapshot_of(loaded)["questions"]] == ["甲", "乙"]


def test_snapshot_read_back_has_its_hash():
    revision = published_guide(limited=True)
    revision.refresh_from_db()
    assert sha256_of(revision.snapshot) == revision.sha256
    assert json.loads(canonical_json(revision.snapshot)) == revision.snapshot


def test_snapshot_holds_the_rules_of_counting():
    revision = GuideRevisionFactory(rolls_to_working_day=False, rolls_basis="某办法第二条")
    SpecialProcedure.objects.create(
        revision=revision, name="补正", counts_in_limit=False, effect="restarts"
    )
    snapshot = snapshot_of(GuideRevision.objects.for_publication().get())
    assert snapshot["rolls_to_working_day"] is False
    assert snapshot["rolls_basis"] == "某办法第二条"
    assert [row["effect"] for row in snapshot["special_procedures"]] == ["restarts"]


def test_snapshot_without_a_limit_says_so():
    snapshot = published_guide().snapshot
    assert snapshot["promised_limit"] == {"amount": None, "unit": None, "note": ""}
    assert snapshot["compression_ratio"] is None
