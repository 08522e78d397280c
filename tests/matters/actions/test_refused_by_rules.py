"""What a person hands in, lets pass or publishes meets every rule of level error; an import records what was published."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent
from matters.actions import drafting, publishing, review
from matters.models import GuideRevision, LegalDocument
from matters.problems import NotPublishable
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    approved_guide,
    complete_guide,
    person,
    published_guide,
)

pytestmark = pytest.mark.django_db


def without_phones(revision):
    """Something changed since: the guide names no channel any more."""
    revision.contactchannel_rows.all().delete()
    return revision


def submitted():
    return drafting.submit(revision=complete_guide(), by=person("editor"))


MOVES = {
    "submit": (complete_guide, drafting.submit, "editor"),
    "approve": (submitted, review.approve, "reviewer"),
    "publish": (approved_guide, publishing.publish, "publisher"),
}


@pytest.mark.parametrize("move", MOVES)
def test_move_is_refused_with_the_list_and_writes_nothing(move):
    make, act, role = MOVES[move]
    revision = without_phones(make())
    before = (list(GuideRevision.objects.values()), AuditEvent.objects.count())
    with pytest.raises(NotPublishable) as refusal:
        act(revision=revision, by=person(role))
    reasons = [problem.reason for problem in refusal.value.problems]
    assert any(reason.startswith("GD-08 ") for reason in reasons)
    assert all(problem.field for problem in refusal.value.problems)
    assert (list(GuideRevision.objects.values()), AuditEvent.objects.count()) == before


@pytest.mark.parametrize("move", MOVES)
def test_move_is_made_where_no_rule_objects(move):
    make, act, role = MOVES[move]
    assert act(revision=make(), by=person(role)).status != make().status


@pytest.mark.parametrize("move", MOVES)
def test_warnings_and_targets_stop_nothing(move):
    make, act, role = MOVES[move]
    revision = make()
    LegalDocument.objects.update(repealed_on="2020-01-01")
    assert act(revision=revision, by=person(role))


def test_import_publishes_what_its_source_published():
    revision = publishing.publish(revision=GuideRevisionFactory(), by=OPERATOR)
    assert revision.status == "published"
    assert publishing.problems_of(revision)


def test_next_version_of_what_was_imported_has_to_be_completed():
    draft = drafting.copy(revision=published_guide(), by=person("editor"))
    with pytest.raises(NotPublishable, match="GP-01"):
        drafting.submit(revision=draft, by=person("editor"))


@pytest.mark.parametrize("move", MOVES)
def test_rules_cost_a_move_so_many_questions(move, monkeypatch):
    make, act, role = MOVES[move]
    counts = []
    for is_asked in (True, False):
        revision, by = make(), person(role)
        with monkeypatch.context() as patched, CaptureQueriesContext(connection) as queries:
            if not is_asked:
                patched.setattr("matters.gate.problems", lambda *_args, **_given: ())
            act(revision=revision, by=by)
        counts.append(len(queries))
    assert counts[0] - counts[1] <= 40
