"""What the page on adding a rule shows is a rule and a test that work, as they stand there."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location

from matters.rules import registry
from matters.rules.engine import Rule
from tests.matters import rules_at_hand
from tests.project.tree import ROOT
from tests.rules import Pair

PAGE = ROOT / "docs" / "how-to" / "add-a-rule.md"
BLOCK = re.compile(r"`(?P<path>\S+\.py)`:\n\n```python\n(?P<text>.*?)```", re.DOTALL)


def loaded(path, text, tmp_path, monkeypatch):
    """`text` as the module that would stand at `path`."""
    name = path.removesuffix(".py").replace("/", ".")
    file = tmp_path / path.rsplit("/", 1)[1]
    file.write_text(text, encoding="utf-8")
    spec = spec_from_file_location(name, file)
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def test_page_shows_a_rule_and_a_test_that_work(tmp_path, monkeypatch):
    shown = dict(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    assert len(shown) == 2
    rule_module, test_module = (
        loaded(path, text, tmp_path, monkeypatch) for path, text in shown.items()
    )
    (rule,) = (one for one in vars(rule_module).values() if isinstance(one, Rule))
    assert registry.by_id(rule.id) is None
    rules_at_hand.use(monkeypatch, rule)
    (pair,) = (one for one in vars(test_module).values() if isinstance(one, Pair))
    assert pair.found()
    assert pair.let_pass() == []
    for name, value in vars(test_module).items():
        if name.startswith("test_"):
            value()
    for path in shown:
        assert (ROOT / path).parent.is_dir()
        assert not (ROOT / path).exists()
