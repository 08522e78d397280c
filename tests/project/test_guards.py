"""Emptying the tables between tests leaves the database's guards where they were."""

import pytest
from django.db import IntegrityError

from audit.models import AuditEvent
from tests.factories import published_guide


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_guards_stand_after_the_tables_were_emptied(time):
    """The second time, the first one's rows are gone and the guards still there."""
    assert not AuditEvent.objects.exists()
    published_guide()
    with pytest.raises(IntegrityError, match="auditevent_append_only"):
        AuditEvent.objects.all().delete()
    with pytest.raises(IntegrityError, match="auditevent_append_only"):
        AuditEvent.objects.update(actor_name="x")
