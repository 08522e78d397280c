"""Random lives of a guide hold what must hold; a fault planted in an action is found by them."""

import os
from collections import Counter
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from matters import periods, workflow
from matters.actions import publishing, review, timelines
from matters.models import PublicationPeriod
from tests.factories import HandlingItemFactory, person
from tests.matters.actions.life import ROLES, TABLE, Life
from tests.unguarded import unguarded

IS_LONG = bool(os.environ.get("CI")) and connection.vendor == "sqlite"
RUNS, PARTS = (2000, 4) if IS_LONG else (100, 1)
"""The runs are cut into parts, so that several processes can share them; each has a seed of its own.

The long way once: what PostgreSQL does differently, waiting and refusing, the races try out there.
"""


pytestmark = pytest.mark.slow


@pytest.fixture
def machine(db):
    """A machine whose item and people stand before its runs begin."""

    where = HandlingItemFactory()
    staff = tuple(
        person(*(ROLES[:3] if role == "all" else (role,)), office=where.matter.office)
        for role in ROLES
    )

    class Ours(Life):
        item = where
        people = staff
        made = Counter()
        found = {}

    return Ours


def run(machine, runs, number, phases=(Phase.generate, Phase.shrink)):
    run_state_machine_as_test(
        seed(number)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=phases,
        ),
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_life_of_a_guide(machine, part):
    run(machine, RUNS // PARTS, part)
    assert set(machine.made) == set(TABLE), "some move was never made; the runs say nothing of it"


def edited_in_place(item, timeline, *, at):
    """A time line written over the one that stood there."""
    kept = {row.revision_id: row for row in PublicationPeriod.objects.believed()}
    for period in timeline:
        row = kept.get(period.revision) or PublicationPeriod(
            handling_item=item, revision_id=period.revision, recorded_at=at
        )
        row.starts_at, row.ends_at = period.starts_at, period.ends_at
        row.save()


def never_closed(timeline, revision, at):
    return periods.in_order([*timeline, periods.Period(revision, at)])


def left_in_force(timeline, revision, at):
    return timeline


def says_nothing(*args, **kwargs):
    """Neither a check nor an event."""


FAULTS = {
    "period edited in place": (timelines, "write", edited_in_place),
    "predecessor not closed": (periods, "insert", never_closed),
    "withdrawn and still in force": (periods, "close", left_in_force),
    "draft published by a person": (
        workflow,
        "PUBLISH_APPROVED",
        replace(workflow.PUBLISH_APPROVED, sources=frozenset({"draft", "approved"})),
    ),
    "reviewed by who submitted": (review, "_second_pair_of_eyes", says_nothing),
    "published without an event": (publishing, "record", says_nothing),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_an_action_is_found(machine, fault, monkeypatch):
    """Also where the database's own guard was taken away."""
    owner, name, faulty = FAULTS[fault]
    monkeypatch.setattr(owner, name, faulty)
    with (
        unguarded("matters_publicationperiod"),
        pytest.raises((AssertionError, IntegrityError, BaseExceptionGroup)),
    ):
        run(machine, 100, 0, phases=(Phase.generate,))
