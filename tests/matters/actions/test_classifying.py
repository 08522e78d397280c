"""Matters are arranged once; what an official arranged stays."""

import pytest

from audit.models import AuditEvent
from matters.actions.classifying import classify
from matters.imports.facts.reference import ClassificationRow
from matters.models import LifeEvent, Topic
from matters.problems import NotAllowed, Refused
from tests.factories import OPERATOR, MatterFactory, UserFactory

pytestmark = pytest.mark.django_db

TOPIC = ClassificationRow("topic", "legal_person", "105", ("药品生产许可",))
EVENT = ClassificationRow("life_event", "legal_person", "market-entry", ("药品生产许可", "别的"))


def test_classify_puts_a_matter_under_topic_and_life_event():
    matter = MatterFactory(name="药品生产许可")
    assert classify(rows=[TOPIC, EVENT], by=OPERATOR) == 1
    assert matter.topics.get().name == "医疗卫生"
    assert matter.life_events.get().slug == "market-entry"
    assert AuditEvent.objects.get().action == "matter.classify"


def test_classify_leaves_what_is_arranged():
    matter = MatterFactory(name="药品生产许可")
    matter.topics.add(Topic.objects.get(audience="legal_person", code="010"))
    assert classify(rows=[TOPIC, EVENT], by=OPERATOR) == 0
    assert matter.topics.get().code == "010"
    assert not LifeEvent.objects.filter(matters=matter).exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("kind", ["topic", "life_event"])
def test_classify_refuses_what_is_not_in_the_list(kind):
    with pytest.raises(Refused, match="nothing"):
        classify(rows=[ClassificationRow(kind, "person", "nothing", ("x",))], by=OPERATOR)


def test_classify_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        classify(rows=[TOPIC], by=UserFactory(staff=True))
