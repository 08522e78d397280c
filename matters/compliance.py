"""The whole catalogue held against the rules: what they find, one finding after another, and how many.

Guides pass by one at a time and findings are handed on at once, so memory does not grow with them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from matters import rule_reading, rule_sources
from matters.days import SHANGHAI, end_of
from matters.models import GuideRevision
from matters.rules.engine import Finding, Level, Rule, Subject
from matters.rules.running import Runner, Wanted, everything, rules_for

OF_GUIDES = (Subject.GUIDE, Subject.GUIDES)


class Check:
    """One pass over everything rules look at. Iterated, once, it yields what they find.

    Of a day in the past only guides are looked at, as they were at its end: of offices, directories
    and pages no past is kept. `guide_count` is how many were in force, known after the last finding.
    """

    def __init__(self, on: date | None = None, wanted: Wanted = everything) -> None:
        today = timezone.localdate(timezone=SHANGHAI)
        self.on = on or today
        self.is_past = self.on < today
        self.at = None if self.on == today else end_of(self.on)
        self.guide_count = 0
        self._wanted = wanted
        self._world = rule_reading.world(self.on)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of this pass, in the order of their subjects."""
        return tuple(one for subject in self._subjects() for one in self._rules_for(subject))

    def __iter__(self) -> Iterator[Finding]:
        runner = Runner(self._world, self._wanted)
        if runner.single or runner.comparing:
            for guide in rule_reading.guides(self.at):
                self.guide_count += 1
                yield from runner.guide(guide)
            yield from runner.together()
        else:
            self.guide_count = GuideRevision.objects.published(self.at).count()
        for subject in self._subjects():
            if subject not in OF_GUIDES and self._rules_for(subject):
                yield from runner.things(subject, rule_sources.rows(subject, self._world))

    def _subjects(self) -> tuple[Subject, ...]:
        return OF_GUIDES if self.is_past else tuple(Subject)

    def _rules_for(self, subject: Subject) -> tuple[Rule, ...]:
        return rules_for(subject, self._world, self._wanted)


@dataclass
class Tally:
    """How much was found: by rule and office (its slug), and how much of that a waiver covers."""

    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    waived: Counter[tuple[str, str]] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    """Standing findings: those that no waiver covers."""

    def add(self, finding: Finding) -> None:
        key = (finding.rule.id, finding.ref.office)
        self.findings[key] += 1
        if finding.is_waived:
            self.waived[key] += 1
        else:
            self.levels[finding.rule.level] += 1

    @property
    def has_errors(self) -> bool:
        return self.levels[Level.ERROR] > 0

    def as_json(self) -> dict[str, int]:
        """Standing findings of each level, and how many are waived."""
        return {
            **{level.value: self.levels[level] for level in Level},
            "waived": self.waived.total(),
        }

    def by_rule(self) -> dict[str, int]:
        """How much each rule found, waived or not."""
        found: Counter[str] = Counter()
        for (rule, _office), count in self.findings.items():
            found[rule] += count
        return dict(sorted(found.items()))
