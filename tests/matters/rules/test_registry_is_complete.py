"""The registry has every rule of the catalogue of rules, at its level; some wait for their subject."""

import json

import pytest

from matters.rules import registry
from matters.rules.engine import Subject
from matters.rules.waiting import WAITING
from tests.project.tree import ROOT

KEPT = json.loads((ROOT / "tests/data/rules.json").read_text(encoding="utf-8"))
"""Level by rule, as the catalogue of rules has them."""
CATALOGUE = ROOT.parent / "shared" / "rules.json"
LEVELS = {"warn": "warning", "info": "information"}
TO_COME = {
    Subject.HELP_SESSION,
    Subject.RATING,
    Subject.FEEDBACK,
    Subject.KNOWLEDGE,
    Subject.APPEAL,
    Subject.CASE,
    Subject.LINKED_SERVICE,
    Subject.INDUSTRY_LICENCE,
    Subject.SMART_SERVICE,
    Subject.LICENCE_LIST,
    Subject.POWER_ITEM,
}


def levels():
    return {one.id: str(one.level) for one in registry.rules() if one.id in KEPT}


def test_every_rule_is_registered_at_its_level():
    assert levels() == KEPT
    assert len(KEPT) == 104


def test_the_kept_levels_are_those_of_the_catalogue():
    if not CATALOGUE.exists():
        pytest.skip("the catalogue of rules is not beside the project; the copy of its levels is")
    rows = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    assert {row["id"]: LEVELS.get(row["level"], row["level"]) for row in rows} == KEPT


def test_the_clause_is_the_one_of_the_catalogue():
    if not CATALOGUE.exists():
        pytest.skip("the catalogue of rules is not beside the project")
    rows = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    stated = {row["id"]: row["clause"] for row in rows if row["clause"]}
    registered = {one.id: one.clause for one in registry.rules() if one.id in stated}
    assert registered == stated


def test_only_rules_over_what_is_to_come_wait():
    waiting = [one for one in registry.rules() if one.waits]
    assert sorted(one.id for one in waiting) == sorted(one.id for one in WAITING)
    assert {one.subject for one in waiting} == TO_COME
    assert not [one for one in registry.rules() if one.subject in TO_COME and not one.waits]
