"""Runs rules over facts, one thing at a time, in one pass. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from matters.rules import registry
from matters.rules.engine import Finding, Found, Group, Level, Ref, Rule, Subject, Waiver
from matters.rules.facts import Guide
from matters.rules.world import World

Wanted = Callable[[Rule], bool]


def everything(_rule: Rule) -> bool:
    return True


def rules_for(subject: Subject, world: World, wanted: Wanted = everything) -> tuple[Rule, ...]:
    """The rules over `subject` that hold on the day and are wanted."""
    return tuple(
        one for one in registry.working(subject) if one.holds_on(world.today) and wanted(one)
    )


class Runner:
    """Checks guides as they pass by, and at the end what only all of them together show.

    Memory grows by what rules over `GUIDES` keep of each guide, and by nothing else.
    """

    def __init__(self, world: World, wanted: Wanted = everything) -> None:
        self.world = world
        self.wanted = wanted
        self.single = rules_for(Subject.GUIDE, world, wanted)
        self.comparing = rules_for(Subject.GUIDES, world, wanted)
        self.kept: Mapping[str, dict[Hashable, list[Any]]] = {
            one.id: defaultdict(list) for one in self.comparing
        }
        self.waivers: dict[str, list[Waiver]] = defaultdict(list)
        for waiver in world.waivers:
            self.waivers[waiver.key].append(waiver)

    def guide(self, guide: Guide) -> Iterator[Finding]:
        """What is wrong with one guide; what comparisons need of it is kept."""
        for one in self.comparing:
            assert one.member is not None
            if one.applies_to.covers(guide.ref) and (kept := one.member(guide, self.world)):
                self.kept[one.id][kept[0]].append(kept[1])
        yield from self._findings(self.single, guide, guide.ref)

    def together(self) -> Iterator[Finding]:
        """What the guides show side by side, once all have passed."""
        for one in self.comparing:
            for key, members in self.kept[one.id].items():
                ref = Ref(Subject.GUIDES, str(key), str(key))
                for found in one(Group(key, tuple(members)), self.world):
                    yield self._finding(one, found, ref)

    def things(self, subject: Subject, rows: Iterable[tuple[Ref, Any]]) -> Iterator[Finding]:
        """What is wrong with things other than guides."""
        rules = rules_for(subject, self.world, self.wanted)
        for ref, thing in rows:
            yield from self._findings(rules, thing, ref)

    def _findings(self, rules: tuple[Rule, ...], thing: Any, ref: Ref) -> Iterator[Finding]:
        for one in rules:
            if one.applies_to.covers(ref):
                for found in one(thing, self.world):
                    yield self._finding(one, found, ref)

    def _finding(self, rule: Rule, found: Found, ref: Ref) -> Finding:
        finding = Finding(rule, found.about or ref, found)
        granted = () if rule.is_held_by_database else self.waivers.get(finding.ref.key, ())
        if any(waiver.covers(finding, self.world.today) for waiver in granted):
            return Finding(rule, finding.ref, found, is_waived=True)
        return finding


def is_error(rule: Rule) -> bool:
    return rule.level is Level.ERROR


def is_held_by_database(rule: Rule) -> bool:
    """What even an import may not publish: the database would refuse it."""
    return rule.is_held_by_database
