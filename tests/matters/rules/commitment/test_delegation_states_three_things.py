import pytest

from matters.rules.commitment.delegation_states_three_things import delegation_states_three_things
from matters.rules.facts import MatterFacts
from matters.rules.guide_rows import Citation
from tests.rules import Pair, findings, guide, ref

SAID = {
    "power_source": "handed_down",
    "scope_note": "受理和决定",
    "division_of_powers": "区内企业由区局办理",
    "citations": (),
    "matter": MatterFacts(supervision_note="由区市场监管局日常监管"),
}


def delegated(**changes):
    return guide(**{**SAID, **changes})


PAIR = Pair(
    delegation_states_three_things, finds=delegated(matter=MatterFacts()), passes=delegated()
)
CITED = Pair(
    delegation_states_three_things,
    finds=delegated(scope_note=""),
    passes=delegated(matter=MatterFacts(), citations=(Citation("药品管理法", kind="supervision"),)),
)


@pytest.mark.parametrize("source", ["handed_down", "entrusted_above", "entrusted_peer"])
def test_each_thing_that_is_missing_is_told(source):
    bare = guide(power_source=source, citations=())
    found = findings(delegation_states_three_things, bare)
    assert [one.found.place for one in found] == ["下放内容", "下放范围", "监管责任"]


def test_a_matter_that_ended_by_delegation_is_asked():
    ended = guide(matter=MatterFacts(state="ended", ended_reason="delegated"), citations=())
    found = findings(delegation_states_three_things, ended)
    assert found[0].found.why == "事项是已下放的，没有写明下放内容"


@pytest.mark.parametrize("source", ["own_level", "authorised_above", ""])
def test_own_powers_pass(source):
    assert findings(delegation_states_three_things, guide(power_source=source, citations=())) == []


def test_other_regions_are_not_asked():
    elsewhere = delegated(matter=MatterFacts(), ref=ref(region="440100"))
    assert findings(delegation_states_three_things, elsewhere) == []
