"""A code is shown under the name of the thing it is the code of."""

import pytest
from django.http import QueryDict

from portal.presentation.guide import guide_page
from tests.factories import HandlingItemFactory, published_guide

pytestmark = pytest.mark.django_db

IMPLEMENTATION = "11310000002422098T2310101033000"


def codes_of(**item):
    published = published_guide(handling_item=HandlingItemFactory(**item))
    revision = type(published).objects.published().for_guide_page().get()
    return {
        str(fact.label): fact.value
        for fact in guide_page(revision, "", QueryDict()).basics
        if fact.is_code
    }


def test_item_code_and_implementation_code_stand_apart():
    assert codes_of(code=f"{IMPLEMENTATION}01", matter__implementation_code=IMPLEMENTATION) == {
        "业务办理项编码": f"{IMPLEMENTATION}01",
        "实施编码": IMPLEMENTATION,
    }


def test_matters_code_is_not_shown_as_the_items():
    assert codes_of(matter__implementation_code=IMPLEMENTATION) == {"实施编码": IMPLEMENTATION}


def test_legacy_code_is_shown_as_one():
    assert codes_of(legacy_code="3711020104601-002") == {"旧代码": "3711020104601-002"}
