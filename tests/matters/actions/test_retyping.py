"""A matter changes its type; what is refused changes nothing."""

import pytest

from audit.models import AuditEvent
from matters.actions import retyping
from matters.models import Matter, MatterType
from matters.problems import NotAllowed, NotPossible
from tests.factories import OPERATOR, MatterFactory, UserFactory

pytestmark = pytest.mark.django_db

BASIS = "某文〔2020〕1号"


@pytest.fixture
def service():
    return MatterType.objects.create(name="服务", code="97", slug="service-97")


def test_retype_changes_type_and_tells_what_it_was(service):
    licence = MatterType.objects.create(name="许可", code="96", slug="licence-96")
    matter = MatterFactory(matter_type=licence)
    retyping.retype(matter=matter, matter_type=service, by=OPERATOR, basis=f" {BASIS} ")
    assert Matter.objects.get().matter_type == service
    event = AuditEvent.objects.get()
    assert (event.action, event.object_id) == ("matter.retype", str(matter.pk))
    assert event.changes == {"matter_type": ["许可", "服务"], "basis": BASIS}


@pytest.mark.parametrize(
    ("columns", "basis", "field"),
    [
        ({}, " ", "basis"),
        ({}, "字" * 301, "basis"),
        ({}, "文\x00", "basis"),
        ({"state": "ended", "ended_reason": "cancelled"}, BASIS, "state"),
    ],
)
def test_retype_refuses(service, columns, basis, field):
    matter = MatterFactory(**columns)
    with pytest.raises(NotPossible) as refusal:
        retyping.retype(matter=matter, matter_type=service, by=OPERATOR, basis=basis)
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert Matter.objects.get().matter_type is None
    assert not AuditEvent.objects.exists()


def test_retype_refuses_the_type_it_has(service):
    matter = MatterFactory(matter_type=service)
    with pytest.raises(NotPossible):
        retyping.retype(matter=matter, matter_type=service, by=OPERATOR, basis=BASIS)


def test_retype_refuses_who_may_not(service):
    with pytest.raises(NotAllowed):
        retyping.retype(
            matter=MatterFactory(), matter_type=service, by=UserFactory(staff=True), basis=BASIS
        )
