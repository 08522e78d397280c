"""Each export stands in the log and in the chain; the log itself can be taken out and held against its head."""

import csv
import hashlib
import io
import json

import pytest

from audit.exporting import export_events, log_export
from audit.models import GENESIS, AuditEvent, ChainHead, ExportLog
from audit.verification import verify_chain
from tests.factories import OPERATOR, UserFactory, published_guide

pytestmark = pytest.mark.django_db


def test_log_export_stands_in_the_log_and_in_the_chain():
    by = UserFactory()
    entry = log_export(
        by=by, export="guides", format="csv", filters={"on": "x"}, row_count=2, sha256="0" * 64
    )
    assert ExportLog.objects.get() == entry
    assert (entry.actor_id, entry.actor_name) == (str(by.pk), by.username)
    event = AuditEvent.objects.get()
    assert (event.action, event.object_id) == ("export.make", str(entry.pk))
    assert event.changes == {"filters": {"on": "x"}, "rows": 2, "sha256": "0" * 64}


@pytest.mark.parametrize("name", ["csv", "json"])
def test_export_events_names_the_head_in_its_last_line(name):
    published_guide()
    published_guide()
    head = ChainHead.objects.get().hash
    target = io.BytesIO()
    done = export_events(target, by=OPERATOR, format=name)
    content = target.getvalue()
    assert done.row_count == 2
    assert done.sha256 == hashlib.sha256(content).hexdigest()
    assert head in content.decode().strip().removesuffix("]").strip().splitlines()[-1]
    assert ExportLog.objects.get().sha256 == done.sha256
    assert verify_chain().length == 3


def test_exported_events_are_what_stands_in_the_log():
    published_guide()
    target = io.BytesIO()
    export_events(target, by=OPERATOR, format="json")
    event, closing = json.loads(target.getvalue())
    stored = AuditEvent.objects.get(sequence=1)
    assert (event["hash"], event["previous_hash"]) == (stored.hash, GENESIS)
    assert json.loads(event["changes"]) == stored.changes
    assert closing == {"is_complete": True, "row_count": 1, "head": stored.hash}


def test_export_of_an_empty_log():
    target = io.BytesIO()
    assert export_events(target, by=OPERATOR, format="csv").row_count == 0
    last = list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"))))[-1]
    assert last == [f"完整，共 0 行；链首摘要 {GENESIS}"]
