"""Every rule that works is shown to work: a planted violation it finds, a near miss it lets pass."""

from functools import cache
from importlib import import_module

import pytest

from matters.rules import registry
from matters.rules.engine import Level, Subject
from matters.rules.running import Runner
from tests.project.tree import ROOT, named
from tests.rules import WORLD, Pair, guide, on_the_spot

WORKING = [one for one in registry.rules() if not one.waits]
MADE = [path for path in named(".py") if path.name.startswith("test_") and "rules" in path.parts]


@cache
def pairs() -> dict[str, list[Pair]]:
    """The pairs that stand in the tests of rules, by rule."""
    found: dict[str, list[Pair]] = {}
    for path in MADE:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for value in vars(import_module(name)).values():
            for one in value if isinstance(value, tuple | list) else (value,):
                if isinstance(one, Pair):
                    found.setdefault(one.rule.id, []).append(one)
    return found


def test_rules_are_found():
    """The tests below would pass on an empty registry."""
    assert len(WORKING) > 60


@pytest.mark.parametrize("rule", WORKING, ids=lambda rule: rule.id)
def test_rule_finds_what_is_planted_and_lets_the_near_miss_pass(rule):
    own = pairs().get(rule.id)
    assert own, f"{rule.id} has no Pair in its test"
    for pair in own:
        found = pair.found()
        assert found, f"{rule.id} does not find what is planted"
        assert all(one.found.why for one in found), f"{rule.id} does not say why"
        assert pair.let_pass() == []


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.id)
def test_rule_says_what_it_rests_on_and_what_to_do(rule):
    assert rule.source.title
    assert rule.clause.strip()
    assert all(text.strip() for text in (*rule.title, *rule.remedy))
    assert all(text.isascii() for text in (rule.title[1], rule.remedy[1]))
    assert not any(text.isascii() for text in (rule.title[0], rule.remedy[0]))


def test_a_sound_guide_has_no_finding_that_blocks():
    """With one that is decided on the spot: a district must have such matters."""
    runner = Runner(WORLD)
    found = [*runner.guide(guide()), *runner.guide(on_the_spot()), *runner.together()]
    assert [one for one in found if one.rule.level in (Level.ERROR, Level.WARNING)] == []


def test_rules_over_guides_say_what_they_compare():
    assert all(one.member for one in WORKING if one.subject is Subject.GUIDES)
