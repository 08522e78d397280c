from dataclasses import replace

import pytest

from matters.rules.auditors.asked_once_in_a_chain import asked_once_in_a_chain
from matters.rules.facts import MatterFacts
from tests.rules import Pair, findings, guide, material, ref

PLAN = material(name="经营场所平面图")
FIRST = guide(materials=(PLAN, material(name="企业章程")))


def later(kind="change", slug="a-matter", **changes):
    return guide(
        ref=ref(key="later", name="变更"),
        item_kind=kind,
        matter=MatterFacts(slug=slug),
        materials=(replace(PLAN, **changes),),
    )


PAIR = Pair(
    asked_once_in_a_chain,
    finds=(FIRST, later()),
    passes=(FIRST, later(name="变更后的经营场所平面图")),
)


def test_finding_is_about_the_later_item():
    (one,) = PAIR.found()
    assert (one.ref.key, one.found.place) == ("later", "经营场所平面图")
    assert "药品零售许可 · 首次申请" in one.found.why


def test_the_order_in_which_guides_come_does_not_matter():
    assert len(findings(asked_once_in_a_chain, (later(), FIRST))) == 1


@pytest.mark.parametrize(
    "other",
    [
        later(slug="another-matter"),
        later("other"),
        later(source="government"),
        later(exempt_reason="e_licence"),
        later("first_issue"),
    ],
)
def test_what_is_no_second_demand_passes(other):
    assert findings(asked_once_in_a_chain, (FIRST, other)) == []


def test_a_form_is_filled_in_anew_each_time():
    form = material(name="药品经营许可申请表")
    items = (
        guide(materials=(form,)),
        guide(ref=ref(key="later"), item_kind="renewal", materials=(form,)),
    )
    assert findings(asked_once_in_a_chain, items) == []


def test_what_only_later_items_ask_passes():
    assert findings(asked_once_in_a_chain, (later(), later("renewal"))) == []
