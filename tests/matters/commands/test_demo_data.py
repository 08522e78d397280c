"""What the demonstration data say once they are in the catalogue. Loaded once for all of these tests."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from matters.actions import demo
from matters.management.commands import load_demo
from matters.models import GuideRevision, Matter, Office, StatutoryLimit, Succession
from tests.factories import OPERATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]

CODE = "11310000002422098T231010103300001"


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The data stand in a transaction around these tests and are gone after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(folder=load_demo.FOLDER, by=OPERATOR)
        yield
        transaction.set_rollback(True)


def snapshot(key: str) -> dict[str, Any]:
    published = GuideRevision.objects.published()
    return published.get(handling_item__source_key=f"facts:{key}").snapshot


def test_first_registration_of_a_class_two_device_shows_both_limits():
    guide = snapshot("g01")
    assert (guide["statutory_limit"]["amount"], guide["promised_limit"]["amount"]) == (20, 10)
    assert guide["statutory_limit"]["unit"] == guide["promised_limit"]["unit"] == "working_day"
    assert (guide["compression_ratio"], guide["onsite_visits"]) == (0.5, 0)
    assert guide["code"] == CODE
    assert guide["office"] == "上海市药品监督管理局"
    assert guide["statutory_citation"]["article"] == "第十八条"
    assert [step["counts_in_limit"] for step in guide["steps"]] == [False, False, True, False]


def test_days_of_no_known_kind_are_not_counted():
    limit = snapshot("g58")["statutory_limit"]
    assert (limit["amount"], limit["unit"]) == (None, None)
    assert limit["note"].startswith("20日")


def test_every_matter_of_the_plan_is_in_the_catalogue():
    plan = json.loads((load_demo.FOLDER / "shanghai-2018-matters.json").read_bytes())
    for named in plan["matters"]:
        found = Matter.objects.filter(
            name=named["name"], region__code="310000", source_kind="plan"
        ).get()
        assert found.items.exists()
        assert found.state == named.get("state", "in_force")
        assert (found.office.name if found.office else None) == named.get("office", plan["office"])


def test_matter_with_guides_has_no_item_without_one():
    matter = Matter.objects.get(name="第二类医疗器械产品注册", region__code="310000")
    assert sorted(item.name for item in matter.items.all()) == [
        "变更注册",
        "第二类医疗器械首次注册",
    ]


def test_issuer_of_the_plan_and_its_successor_are_two_offices():
    old = Office.objects.get(name="上海市食品药品监督管理局")
    new = Office.objects.get(credit_code="11310000002422098T")
    assert old.pk != new.pk
    assert {office.kind for office in old.children.all()} == {"division", "affiliated_unit"}


def test_merged_matters_lead_to_what_took_them_over():
    pairs = Succession.objects.values_list("ended__name", "successor__name")
    assert set(pairs) == {
        ("药品GMP认证", "药品生产许可(开办药品生产企业审批)"),
        ("药品GSP认证", "药品经营企业许可(药品零售企业除外)"),
    }


def test_limits_set_by_law_reach_the_matters_they_speak_of():
    limits = StatutoryLimit.objects.filter(matters__items__source_key="facts:g01")
    assert (20, "working_day") in set(limits.values_list("limit_amount", "limit_unit"))
    pudong = StatutoryLimit.objects.get(subject="食品经营许可(上海浦东)")
    assert [matter.region.code for matter in pudong.matters.all()] == ["310115"]


def test_every_matter_named_in_the_limits_exists():
    known = set(Matter.objects.values_list("name", flat=True))
    for limit in json.loads((load_demo.FOLDER / "statutory_limits.json").read_bytes()):
        assert set(limit.get("matters", [])) <= known, limit["subject"]
