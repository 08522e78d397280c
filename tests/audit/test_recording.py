"""Events stand in the caller's transaction, one after another, and speak of what they tell by copies."""

import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from audit.actors import Command
from audit.models import GENESIS, AuditEvent, ChainHead
from audit.recording import record, together
from audit.verification import verify_chain
from tests.factories import RegionFactory, UserFactory

BY = Command("tests")


def event(name: str = "上海市", **kwargs) -> AuditEvent:
    return record(by=BY, action="region.rename", subject=RegionFactory(name=name), **kwargs)


@pytest.mark.django_db
def test_record_first_event_follows_genesis():
    first = event()
    assert (first.sequence, first.previous_hash) == (1, GENESIS)
    assert first.hash == first.computed_hash()


@pytest.mark.django_db
def test_record_chains_each_event_to_the_one_before():
    first, second = event(), event()
    assert (second.sequence, second.previous_hash) == (2, first.hash)
    head = ChainHead.objects.get()
    assert (head.sequence, head.hash) == (2, second.hash)


@pytest.mark.django_db
def test_record_copies_names_and_ids_of_actor_and_subject():
    user, region = UserFactory(username="wang"), RegionFactory()
    told = record(by=user, action="region.rename", subject=region, changes={"name": "沪"})
    region_id, user_id = region.pk, user.pk
    region.delete()
    user.delete()
    told.refresh_from_db()
    assert (told.actor_id, told.actor_name) == (str(user_id), "wang")
    assert (told.object_type, told.object_id) == ("matters.region", str(region_id))
    assert (told.object_name, told.changes) == ("上海市", {"name": "沪"})


@pytest.mark.django_db
def test_record_command_has_a_name_and_no_id():
    told = event()
    assert (told.actor_id, told.actor_name) == ("", "command:tests")


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused():
    region = RegionFactory()
    with pytest.raises(TransactionManagementError, match=r"region\.rename"):
        record(by=BY, action="region.rename", subject=region)
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_record_in_an_action_that_fails_leaves_no_event():
    def fails() -> None:
        with transaction.atomic():
            event()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not AuditEvent.objects.exists()
    assert verify_chain().holds


@pytest.mark.django_db
def test_record_together_chains_the_events_when_the_block_ends():
    before = event()
    with transaction.atomic(), together():
        told = [event(name) for name in ("甲", "乙")]
        assert AuditEvent.objects.count() == 1
    after = event()
    assert [one.sequence for one in (before, *told, after)] == [1, 2, 3, 4]
    assert verify_chain().length == 4
    assert verify_chain().holds


@pytest.mark.django_db
def test_record_together_holds_the_head_only_at_the_end(django_assert_num_queries):
    with transaction.atomic():
        region = RegionFactory()
        with together(), django_assert_num_queries(0):
            record(by=BY, action="region.rename", subject=region)
            record(by=BY, action="region.rename", subject=region)


@pytest.mark.django_db
def test_record_together_drops_what_its_block_took_back():
    def fails() -> None:
        with transaction.atomic(), together():
            event()
            raise RuntimeError

    with transaction.atomic(), together():
        first = event()
        with pytest.raises(RuntimeError):
            fails()
        with together():
            second = event()
    assert (first.sequence, second.sequence) == (1, 2)
    assert (verify_chain().holds, verify_chain().length) == (True, 2)


@pytest.mark.django_db
def test_record_together_in_a_transaction_taken_back_leaves_no_event():
    with transaction.atomic(), together():
        event()
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()
    event()
    assert verify_chain().holds


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_record_writers_at_the_same_time_queue_for_the_head():
    """Eight writers, released together, make one chain and not eight."""
    region = RegionFactory()
    together = threading.Barrier(8)

    def write() -> None:
        together.wait()
        try:
            with transaction.atomic():
                record(by=BY, action="region.rename", subject=region)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert AuditEvent.objects.count() == 8
    assert verify_chain().holds
