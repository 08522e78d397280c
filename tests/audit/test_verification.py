"""Whatever is changed, taken away, put in or swapped in the chain is found, and where."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from audit.actors import Command
from audit.models import AuditEvent, ChainHead
from audit.recording import record
from audit.verification import verify_chain
from tests.factories import RegionFactory
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

LENGTH = 5
MIDDLE = 3
FORGED = {
    "at": "2001-01-01T00:00:00+00:00",
    "actor_id": "999",
    "actor_name": "someone-else",
    "action": "guide.forge",
    "object_type": "matters.office",
    "object_id": "999",
    "object_name": "别的对象",
    "changes": json.dumps({"number": 2}),
    "previous_hash": "e" * 64,
    "hash": "f" * 64,
}
"""For each column of an event a value that it did not have."""


@pytest.fixture(autouse=True)
def chain() -> Iterator[list[AuditEvent]]:
    """Five events, and a database that lets them be changed: what it refuses, test_tampering shows."""
    region = RegionFactory()
    with unguarded("audit_auditevent"):
        yield [
            record(by=Command("tests"), action="step", subject=region, changes={"number": number})
            for number in range(1, LENGTH + 1)
        ]


def sql(statement: str, *values: object) -> None:
    """Past the models, as someone with the database in hand would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rehash(event: AuditEvent) -> None:
    event.refresh_from_db()
    sql(
        "UPDATE audit_auditevent SET hash = %s WHERE sequence = %s", event.computed_hash(), event.pk
    )


def test_verify_chain_untouched_holds(chain):
    report = verify_chain()
    assert report.holds
    assert (report.length, report.head, report.sequence) == (LENGTH, chain[-1].hash, None)


def test_verify_chain_of_no_events_holds():
    AuditEvent.objects.all().delete()
    ChainHead.objects.all().delete()
    assert verify_chain().length == 0
    assert verify_chain().holds


def test_forged_values_cover_every_column():
    columns = {one.column for one in AuditEvent._meta.concrete_fields}
    assert columns - {"sequence"} == FORGED.keys()


@pytest.mark.parametrize("sequence", [1, MIDDLE, LENGTH])
@pytest.mark.parametrize("column", FORGED)
def test_verify_chain_finds_a_changed_column(chain, column, sequence):
    sql(
        f"UPDATE audit_auditevent SET {column} = %s WHERE sequence = %s",  # noqa: S608 -- a name of FORGED
        FORGED[column],
        sequence,
    )
    report = verify_chain()
    assert (report.holds, report.sequence, report.length) == (False, sequence, sequence - 1)


def test_verify_chain_finds_a_change_whose_hash_was_made_anew(chain):
    sql("UPDATE audit_auditevent SET actor_name = 'x' WHERE sequence = %s", MIDDLE)
    rehash(chain[MIDDLE - 1])
    assert verify_chain().sequence == MIDDLE + 1


def test_verify_chain_finds_a_last_event_whose_hash_was_made_anew(chain):
    sql("UPDATE audit_auditevent SET actor_name = 'x' WHERE sequence = %s", LENGTH)
    rehash(chain[-1])
    assert not verify_chain().holds


@pytest.mark.parametrize("sequence", [1, MIDDLE])
def test_verify_chain_finds_a_deletion_before_the_end(sequence):
    sql("DELETE FROM audit_auditevent WHERE sequence = %s", sequence)
    report = verify_chain()
    assert report.sequence == sequence
    assert report.fault == f"event {sequence} is missing; the next one is {sequence + 1}"


def test_verify_chain_finds_a_deletion_closed_by_renumbering(chain):
    sql("DELETE FROM audit_auditevent WHERE sequence = %s", MIDDLE)
    for sequence in range(MIDDLE + 1, LENGTH + 1):
        sql("UPDATE audit_auditevent SET sequence = %s WHERE sequence = %s", sequence - 1, sequence)
    assert verify_chain().sequence == MIDDLE


@pytest.mark.parametrize("left", [0, LENGTH - 1])
def test_verify_chain_finds_that_the_end_was_cut_off(left):
    sql("DELETE FROM audit_auditevent WHERE sequence > %s", left)
    report = verify_chain()
    assert (report.holds, report.length) == (False, left)
    assert report.fault == f"the head says {LENGTH} events, {left} are there"


def test_verify_chain_finds_two_events_swapped():
    for old, new in ((2, 99), (MIDDLE, 2), (99, MIDDLE)):
        sql("UPDATE audit_auditevent SET sequence = %s WHERE sequence = %s", new, old)
    assert verify_chain().sequence == 2


def test_verify_chain_finds_an_event_put_in(chain):
    for sequence in range(LENGTH, MIDDLE - 1, -1):
        sql("UPDATE audit_auditevent SET sequence = %s WHERE sequence = %s", sequence + 1, sequence)
    forged = AuditEvent(
        sequence=MIDDLE,
        at=chain[0].at,
        actor_name="x",
        action="step",
        object_type="matters.region",
        object_id="1",
        object_name="上海市",
        previous_hash=chain[MIDDLE - 2].hash,
    )
    forged.hash = forged.computed_hash()
    forged.save(force_insert=True)
    assert verify_chain().sequence == MIDDLE + 1


def test_verify_chain_finds_an_event_added_at_the_end(chain):
    forged = AuditEvent(
        sequence=LENGTH + 1,
        at=chain[0].at,
        actor_name="x",
        action="step",
        object_type="matters.region",
        object_id="1",
        object_name="上海市",
        previous_hash=chain[-1].hash,
    )
    forged.hash = forged.computed_hash()
    forged.save(force_insert=True)
    report = verify_chain()
    assert (report.holds, report.sequence) == (False, LENGTH + 2)


def test_verify_chain_finds_a_head_that_was_taken_away():
    ChainHead.objects.all().delete()
    assert not verify_chain().holds


def test_verify_chain_asks_the_same_number_of_questions_however_long(django_assert_num_queries):
    with django_assert_num_queries(2):
        verify_chain()


def test_verify_audit_sound_chain_says_its_length_and_head(chain):
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue() == f"{LENGTH} events, the chain holds, head {chain[-1].hash}\n"


def test_verify_audit_broken_chain_exits_with_1_and_names_the_link():
    sql("UPDATE audit_auditevent SET action = 'x' WHERE sequence = %s", MIDDLE)
    err = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("verify_audit", stderr=err)
    assert exit_.value.code == 1
    assert err.getvalue().startswith(f"broken at event {MIDDLE}: ")
