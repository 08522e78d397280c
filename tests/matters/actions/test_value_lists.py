"""Every installation has the value lists; filling them again changes nothing an official renamed."""

import pytest

from matters.actions import value_lists
from matters.models import LifeEvent, MatterType, Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "code", "name"),
    [
        ("person", "005", "生育收养"),
        ("person", "015", "民族宗教"),
        ("legal_person", "040", "投资审批"),
        ("legal_person", "999", "其他"),
    ],
)
def test_topics_have_the_codes_seen_in_exchange(audience, code, name):
    assert Topic.objects.get(audience=audience, code=code).name == name


def test_value_lists_are_there_after_migration():
    assert MatterType.objects.get(code="20").name == "公共服务"
    assert LifeEvent.objects.count() == 16


def test_fill_again_keeps_what_officials_renamed():
    MatterType.objects.filter(code="10").update(name="其他行政权力（含备案）")
    before = Topic.objects.count()
    value_lists.fill(using="default")
    assert MatterType.objects.get(code="10").name == "其他行政权力（含备案）"
    assert Topic.objects.count() == before
