"""What is kept of a snapshot is all that the claims read of it."""

import pytest

from matters.actions import publishing
from matters.models import ProcessStep, TrackLimit
from reforms.claims import READERS, MatterFacts, State, slimmed
from tests.factories import OPERATOR, GuideRevisionFactory, MaterialRequirementFactory
from tests.reforms.exports.samples import STARTS

WHOLE = {
    "statutory_limit": {"amount": 20, "unit": "working_day", "note": ""},
    "promised_limit": {"amount": 10, "unit": "working_day", "note": "约"},
    "handling_type": "commitment",
    "onsite_visits": 0,
    "online_depths": ["accept", "handle"],
    "matter_type": "行政许可",
    "materials": [
        {"name": "申请表", "source": "applicant", "exempt_reason": ""},
        {"name": "执照", "source": "applicant", "exempt_reason": "e_licence"},
        {"name": "证明", "source": "government", "exempt_reason": ""},
    ],
    "steps": [{"name": "受理"}, {"name": "决定"}],
    "tracks": [{"kind": "commitment", "name": "告知承诺"}],
}


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("snapshot", [WHOLE, {}, {"materials": [], "steps": None}])
def test_readers_read_the_same_off_what_is_kept(kind, snapshot):
    whole, kept = (
        State(STARTS[10], 1, one, MatterFacts()) for one in (snapshot, slimmed(snapshot))
    )
    assert READERS[kind](kept) == READERS[kind](whole)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", READERS)
def test_readers_read_the_same_off_what_was_published(kind):
    revision = GuideRevisionFactory(limited=True, handling_type="commitment", onsite_visits=0)
    MaterialRequirementFactory(revision=revision, source="applicant")
    ProcessStep.objects.create(revision=revision, name="受理", kind="accept")
    TrackLimit.objects.create(revision=revision, kind="commitment")
    published = publishing.publish(revision=revision, by=OPERATOR).snapshot
    whole, kept = (
        State(STARTS[10], 1, one, MatterFacts()) for one in (published, slimmed(published))
    )
    assert READERS[kind](kept) == READERS[kind](whole)


def test_nothing_else_is_kept():
    kept = slimmed(WHOLE | {"questions": [{"question": "?"}]})
    assert set(kept) == set(WHOLE)
    assert "name" not in kept["materials"][0]
    assert slimmed(None) == {}
