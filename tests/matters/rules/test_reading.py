"""A snapshot becomes frozen rows; what it lacks stays unknown."""

from dataclasses import fields

import pytest

from matters.limits import Limit
from matters.rules import guide_rows
from matters.rules.facts import ROW_TEXTS, Guide, MatterFacts
from matters.rules.reading import guide_of

MATTER = MatterFacts()
SNAPSHOT = {
    "slug": "shouci",
    "matter": "药品零售许可",
    "item": "首次申请",
    "office": "某局",
    "office_slug": "some-office",
    "region_code": "310107",
    "statutory_limit": {"amount": 20, "unit": "working_day", "note": "审批环节"},
    "promised_limit": {"amount": None, "unit": None, "note": ""},
    "statutory_citation": {"document": "某法", "number": "1号", "article": "第一条", "text": ""},
    "handling_modes": ["window", "online"],
    "conditions": [{"text": "有场所", "citation": None}],
    "materials": [{"name": "申请表", "situations": ["新办"], "copies": 2, "source": "applicant"}],
    "results": [
        {"name": "证", "delivery_limit": {"amount": 10, "unit": "working_day", "note": ""}}
    ],
    "windows": [{"name": "窗口", "phones": "021-12345678"}],
    "citations": [{"kind": "basis", "document": "某法", "number": "", "article": "", "text": ""}],
}


def test_every_part_is_read():
    guide = guide_of(SNAPSHOT, MATTER, number=3)
    assert (guide.ref.key, guide.ref.name) == ("shouci", "药品零售许可 · 首次申请")
    assert (guide.ref.office, guide.ref.region) == ("some-office", "310107")
    assert guide.number == 3
    assert guide.statutory_limit == Limit(20, "working_day", "审批环节")
    assert guide.promised_limit == Limit()
    assert guide.statutory_citation == guide_rows.Citation("某法", "1号", "第一条")
    assert guide.conditions == (guide_rows.Condition("有场所"),)
    assert guide.materials == (
        guide_rows.Material(name="申请表", situations=("新办",), copies=2, source="applicant"),
    )
    assert guide.results[0].delivery_limit == Limit(10, "working_day")
    assert guide.citations == (guide_rows.Citation("某法", kind="basis"),)
    assert guide.handling_modes == ("window", "online")


def test_an_empty_snapshot_says_nothing():
    guide = guide_of({}, MATTER)
    assert guide == Guide(ref=guide.ref)


def test_matter_and_item_of_one_name_are_said_once():
    assert guide_of({"matter": "同名", "item": "同名"}, MATTER).ref.name == "同名"


@pytest.mark.parametrize("part", ROW_TEXTS)
def test_texts_of_every_part_are_read(part):
    """Each text column of each row comes by, under its name and place."""
    row = {column: f"{part}的{column}" for column in ROW_TEXTS[part]}
    texts = list(guide_of({part: [row]}, MATTER).texts())
    place = row.get("name", "1")
    assert texts == [(f"{part}.{column}", place, text) for column, text in row.items()]


def test_texts_begin_with_the_guide_itself():
    texts = list(guide_of(SNAPSHOT, MATTER).texts())
    assert texts[:3] == [
        ("matter_name", "", "药品零售许可"),
        ("item", "", "首次申请"),
        ("statutory_limit.note", "", "审批环节"),
    ]
    assert ("windows.phones", "窗口", "021-12345678") in texts


def test_every_column_of_a_guide_is_given_or_read():
    """A fact added to the rows is taken out of the snapshot under its own name."""
    names = {one.name for one in fields(Guide)}
    assert {"materials", "conditions", "promised_limit"} <= names
    snapshot = {"online_url": "https://example.gov.cn", "onsite_visits": 1, "is_charged": False}
    guide = guide_of(snapshot, MATTER)
    assert (guide.online_url, guide.onsite_visits, guide.is_charged) == tuple(snapshot.values())
