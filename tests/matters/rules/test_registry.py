"""Rules are found where they stand, once, in order; a rule that waits is listed and not checked."""

import sys

import pytest

from matters.rules import registry
from matters.rules.engine import Subject


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of rules as an app above would bring it, made of the text of its modules."""

    def made(**modules):
        folder = tmp_path / "planted_rules"
        folder.mkdir()
        (folder / "__init__.py").write_text("")
        for name, text in modules.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setattr(registry, "_packages", ["matters.rules"])
        registry.add_package("planted_rules")

    yield made
    for name in [one for one in sys.modules if one.split(".")[0] == "planted_rules"]:
        del sys.modules[name]
    registry.rules.cache_clear()
    registry.working.cache_clear()


RULE = """
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import OWN_PRACTICE

@rule(id="{name}", level=Level.WARNING, subject=Subject.GUIDE, title=("题", "t"),
      source=OWN_PRACTICE, clause="条款", remedy=("改", "mend"))
def planted(guide, world):
    yield Found(why="因为")
"""


def test_a_new_file_is_a_new_rule(package):
    package(a_rule=RULE.format(name="ZZ-01"))
    assert registry.by_id("ZZ-01") in registry.working(Subject.GUIDE)
    assert registry.rules()[-1].id == "ZZ-01"


def test_two_rules_with_one_name_are_refused(package):
    package(a_rule=RULE.format(name="ZZ-01"), another=RULE.format(name="ZZ-01"))
    with pytest.raises(registry.TwoRulesWithOneName, match="ZZ-01"):
        registry.rules()


def test_an_unknown_rule_is_none():
    assert registry.by_id("ZZ-99") is None


def test_rules_stand_in_order():
    names = [one.id for one in registry.rules()]
    assert names == sorted(names)
