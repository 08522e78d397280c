from dataclasses import replace
from datetime import date

import pytest

from matters.rules.auditors.cites_laws_in_force import cites_laws_in_force
from matters.rules.guide_rows import Condition
from matters.rules.world import LawFacts
from tests.rules import LAW, Pair, findings, guide, material, world

OLD = replace(LAW, document="旧办法", number="局令第1号")


def repealed(on):
    return world(laws={("旧办法", "局令第1号"): LawFacts(repealed_on=on)})


PAIR = Pair(
    cites_laws_in_force,
    finds=guide(citations=(OLD,)),
    passes=guide(citations=(replace(OLD, number="局令第2号"),)),
    world=repealed(date(2026, 11, 17)),
)


def test_finding_tells_since_when():
    (one,) = PAIR.found()
    assert one.found.why == "《旧办法》局令第1号已于 2026-11-17 废止，距今 10 天"


def test_a_law_repealed_from_tomorrow_passes():
    assert findings(cites_laws_in_force, PAIR.finds, repealed(date(2026, 11, 28))) == []
    assert len(findings(cites_laws_in_force, PAIR.finds, repealed(date(2026, 11, 27)))) == 1


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("statutory_limit", {"statutory_citation": OLD}),
        ("conditions", {"conditions": (Condition("有场所", OLD),)}),
        ("materials", {"materials": (material(citation=OLD), material(citation=OLD))}),
    ],
)
def test_a_law_is_found_once_wherever_it_is_cited(field, parts):
    (one,) = findings(cites_laws_in_force, guide(**parts), PAIR.world)
    assert one.found.field == field
