"""A set of choices is stored so that a member is found by text on both engines."""

import pytest
from django.core.exceptions import ValidationError

from matters.choices import Audience
from matters.fields import labels, membership
from matters.models import GuideRevision, Matter
from tests.factories import GuideRevisionFactory, MatterFactory


@pytest.mark.django_db
def test_choice_set_comes_back_in_the_order_of_the_list():
    matter = MatterFactory(audiences=["other", "person"])
    matter.refresh_from_db()
    assert matter.audiences == ("person", "other")


@pytest.mark.django_db
def test_choice_set_finds_a_member_and_not_a_part_of_one():
    MatterFactory(audiences=["unincorporated"])
    person = MatterFactory(audiences=["person", "enterprise"])
    assert list(Matter.objects.filter(audiences__contains=membership("person"))) == [person]
    assert list(Matter.objects.for_audience("enterprise")) == [person]


@pytest.mark.django_db
def test_choice_set_of_nothing_is_empty():
    matter = MatterFactory()
    matter.refresh_from_db()
    assert matter.audiences == ()


def test_choice_set_refuses_an_unknown_member():
    field = Matter._meta.get_field("audiences")
    with pytest.raises(ValidationError, match="nobody"):
        field.clean(["nobody"], None)


def test_choice_set_offers_its_list_in_a_form():
    field = GuideRevision._meta.get_field("handling_modes").formfield()
    assert [value for value, _label in field.choices] == ["window", "online", "express"]
    assert field.clean([]) == []


@pytest.mark.django_db
def test_choice_set_survives_serialisation():
    revision = GuideRevisionFactory(handling_modes=["online", "express"])
    field = revision._meta.get_field("handling_modes")
    assert field.value_to_string(revision) == ",online,express,"
    assert field.to_python(",online,express,") == ("online", "express")


def test_labels_are_the_words():
    assert labels(Audience, ["enterprise"]) == ["企业法人"]
