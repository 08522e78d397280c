"""One pass over guides: scope and day decide which rules speak, waivers cover, comparisons come last."""

from datetime import date, timedelta

import pytest

from matters.rules import registry
from matters.rules.engine import (
    Found,
    Level,
    Scope,
    Subject,
    Waiver,
    rule,
)
from matters.rules.running import Runner, is_error, is_held_by_database, rules_for
from matters.rules.sources import Source
from tests.rules import REF, TODAY, WORLD, guide, ref, world

SAYS = {
    "title": ("题", "title"),
    "source": Source("来源", issued_on=date(2020, 1, 1)),
    "clause": "条款",
    "remedy": ("改", "mend"),
}


def made(name="XX-01", subject=Subject.GUIDE, check=None, **changes):
    """A rule that finds fault with everything."""
    settled = {"level": Level.ERROR, **SAYS, **changes}
    finds = check or (lambda facts, world: [Found("item", phrase="词", why="因为")])
    return rule(id=name, subject=subject, **settled)(finds)


@pytest.fixture
def only(monkeypatch):
    """Makes these the only rules there are."""

    def set_to(*rules):
        monkeypatch.setattr(
            registry,
            "working",
            lambda subject: tuple(one for one in rules if one.subject is subject),
        )

    return set_to


def run(*guides, on=WORLD):
    runner = Runner(on)
    return [one for each in guides for one in runner.guide(each)] + list(runner.together())


@pytest.mark.parametrize(
    ("scope", "speaks"),
    [
        (Scope(), True),
        (Scope("31"), True),
        (Scope("310107"), True),
        (Scope("310106"), False),
        (Scope(offices=frozenset({REF.office_name})), True),
        (Scope(offices=frozenset({"别的局"})), False),
        (Scope("50", frozenset({REF.office_name})), False),
    ],
)
def test_rule_speaks_to_those_it_applies_to(only, scope, speaks):
    only(made(applies_to=scope))
    assert bool(run(guide())) is speaks


@pytest.mark.parametrize(
    ("changes", "speaks"),
    [
        ({}, True),
        ({"since": TODAY}, True),
        ({"since": TODAY + timedelta(days=1)}, False),
        ({"source": Source("来源", issued_on=TODAY + timedelta(days=1))}, False),
        ({"source": Source("没有日期的来源")}, True),
    ],
)
def test_rule_speaks_from_its_day_on(only, changes, speaks):
    only(made(**changes))
    assert bool(run(guide())) is speaks


@pytest.mark.parametrize(
    ("waiver", "blocks"),
    [
        (Waiver("XX-01", REF.key, TODAY), False),
        (Waiver("XX-01", REF.key, TODAY, field="item", phrase="词"), False),
        (Waiver("XX-01", REF.key, TODAY - timedelta(days=1)), True),
        (Waiver("XX-02", REF.key, TODAY), True),
        (Waiver("XX-01", "another", TODAY), True),
        (Waiver("XX-01", REF.key, TODAY, field="materials"), True),
        (Waiver("XX-01", REF.key, TODAY, phrase="别的词"), True),
    ],
)
def test_waiver_covers_what_it_names_until_its_last_day(only, waiver, blocks):
    only(made())
    (found,) = run(guide(), on=world(waivers=(waiver,)))
    assert found.blocks is blocks
    assert found.is_waived is not blocks


def test_what_the_database_holds_cannot_be_waived(only):
    only(made(is_held_by_database=True))
    (found,) = run(guide(), on=world(waivers=(Waiver("XX-01", REF.key, TODAY),)))
    assert found.blocks


@pytest.mark.parametrize("level", [Level.WARNING, Level.TARGET, Level.INFORMATION])
def test_only_errors_block(only, level):
    only(made(level=level))
    (found,) = run(guide())
    assert not found.blocks


def test_guides_are_compared_in_their_groups_when_all_have_passed(only):
    def differ(group, _world):
        if len(set(group.members)) > 1:
            yield Found("promised_limit", why=f"{group.key}: {group.members}", about=ref(key="b"))

    by_item = made(
        subject=Subject.GUIDES,
        check=differ,
        member=lambda one, _world: (one.item, one.onsite_visits) if one.onsite_visits else None,
    )
    only(by_item)
    same = guide(onsite_visits=1)
    assert run(same, same) == []
    assert run(same, guide(onsite_visits=0)) == []
    (found,) = run(same, guide(onsite_visits=2), guide(item="变更", onsite_visits=3))
    assert found.found.why == "首次申请: (1, 2)"
    assert found.ref.key == "b"


def test_things_are_checked_by_the_rules_of_their_kind(only):
    only(made(subject=Subject.OFFICE), made("XX-02"))
    runner = Runner(WORLD)
    row = (ref(Subject.OFFICE, key="an-office"), object())
    (found,) = runner.things(Subject.OFFICE, [row])
    assert (found.rule.id, found.ref.key) == ("XX-01", "an-office")
    assert list(runner.things(Subject.CALENDAR, [row])) == []


def test_rules_can_be_chosen(only):
    only(made(), made("XX-02", level=Level.WARNING), made("XX-03", is_held_by_database=True))
    names = [one.id for one in rules_for(Subject.GUIDE, WORLD, is_error)]
    assert names == ["XX-01", "XX-03"]
    assert [one.id for one in rules_for(Subject.GUIDE, WORLD, is_held_by_database)] == ["XX-03"]
