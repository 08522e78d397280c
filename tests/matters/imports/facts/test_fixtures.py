"""The fixtures state the collected facts to the number, in words of their own."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from matters.imports import facts
from matters.imports.facts import regions

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SHARED = Path(settings.BASE_DIR).parent / "shared" / "data" / "guides.json"


def test_fixture_of_the_plan_names_its_matters():
    reading = facts.read_matters((FIXTURES / "shanghai-2018-matters.json").read_bytes())
    assert (reading.problems, reading.notes) == ((), ())
    assert len({found.matter.name for found in reading.rows}) == 44
    ended = {found.matter.name for found in reading.rows if found.matter.state == "ended"}
    assert "医疗器械广告审查" not in ended
    assert {"药品GMP认证", "中药保护品种的申请(初审)"} <= ended


def shared_items() -> dict[str, dict[str, Any]]:
    if not SHARED.exists():
        pytest.skip(f"needs the collected facts ({SHARED.name} beside the project)")
    return {each["id"]: each for each in json.loads(SHARED.read_bytes())}


def test_collected_facts_are_read_without_a_problem():
    shared_items()
    reading = facts.read(SHARED.read_bytes())
    assert (len(reading.rows), reading.problems, reading.notes) == (54, (), ())


def numbers(value: Any, key: str = "") -> Any:
    """What of a record may not differ by one character: limits, codes, phones and counts."""
    exact = ("code", "phone", "unit", "article", "law", "copies", "address", "hours", "name")
    # Situations and the questions that lead to them are how this portal asks, not what a source says.
    asked = ("situations", "case_questions")
    if isinstance(value, dict):
        named = ("note", "region_code", "statutory_citation", "fee_fields", "material_fields")
        dropped = (*named, *asked)
        kept = {k: numbers(v, k) for k, v in value.items() if k not in dropped}
        return {k: v for k, v in kept.items() if v not in (None, {}, [])}
    if isinstance(value, list):
        return [found for each in value if (found := numbers(each, key)) not in (None, {}, [])]
    is_exact = isinstance(value, int) or any(part in key for part in exact)
    return value if is_exact and key != "plan_related" else None


def test_fixture_states_the_collected_facts_to_the_number():
    collected = shared_items()
    fixture = {each["id"]: each for each in json.loads((FIXTURES / "guides.json").read_bytes())}
    assert fixture.keys() == collected.keys()
    for key, facts_of in collected.items():
        assert numbers(fixture[key]) == numbers(facts_of), key
        for name in ("matter", "item", "region", "confidence", "source_kind", "portal"):
            assert fixture[key][name] == facts_of[name], (key, name)


def test_fixture_tells_conditions_in_words_of_its_own():
    collected = shared_items()
    for each in json.loads((FIXTURES / "guides.json").read_bytes()):
        theirs = collected[each["id"]].get("conditions", [])
        assert len(each.get("conditions", [])) == len(theirs)
        assert not set(each.get("conditions", [])) & set(theirs), each["id"]


def test_fixture_of_guides_places_every_record_where_its_name_says():
    for each in json.loads((FIXTURES / "guides.json").read_bytes()):
        place = regions.find(each["region"])
        assert place is not None, each["id"]
        assert place.region.code == each["region_code"], each["id"]
