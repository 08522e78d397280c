"""The gate: what rules find in a guide as it would be published, and what of it stands in the way."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from matters import rule_reading
from matters.models import GuideRevision
from matters.problems import Problem
from matters.rules.engine import Finding, Rule, Subject
from matters.rules.facts import MatterFacts
from matters.rules.reading import guide_of
from matters.rules.running import Runner, Wanted, everything, is_error, is_held_by_database
from matters.rules.world import World


def of_one_guide(wanted: Wanted) -> Wanted:
    """Those of `wanted` that look at one guide alone; comparing guides is for the report."""

    def wants(rule: Rule) -> bool:
        return rule.subject is Subject.GUIDE and wanted(rule)

    return wants


def findings(
    revision: GuideRevision,
    wanted: Wanted = everything,
    snapshot: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in `revision` as it would be published now, waived or not.

    `snapshot` is what it would be published as, where that has been made already.
    """
    guide = rule_reading.draft(revision, snapshot)
    runner = Runner(rule_reading.world(only=guide), of_one_guide(wanted))
    return tuple(runner.guide(guide))


def problems(
    revision: GuideRevision,
    wanted: Wanted = is_error,
    snapshot: Mapping[str, Any] | None = None,
) -> tuple[Problem, ...]:
    """What stands in the way of publishing `revision`; empty where nothing does."""
    return blocking(findings(revision, wanted, snapshot))


def refused_by_database(snapshot: dict[str, Any]) -> tuple[Problem, ...]:
    """What the database itself would not let be published, whatever the day. It looks at the guide alone, so nothing is read."""
    runner = Runner(World(date.max), of_one_guide(is_held_by_database))
    return blocking(runner.guide(guide_of(snapshot, MatterFacts())))


def findings_of(
    revision_ids: Iterable[int], wanted: Wanted = everything
) -> Iterator[tuple[int, Finding]]:
    """What the rules find in each of these revisions, under its key, a piece of them at a time."""
    runner = Runner(rule_reading.world(), of_one_guide(wanted))
    for key, guide in rule_reading.drafts(revision_ids):
        for finding in runner.guide(guide):
            yield key, finding


def blocking(found: Iterable[Finding]) -> tuple[Problem, ...]:
    """Those of `found` that block, each as a problem with its remedy."""
    return tuple(as_problem(one) for one in found if one.blocks)


def as_problem(finding: Finding) -> Problem:
    """The rule, the place, the words, why, and what to do, as one sentence each."""
    found = finding.found
    return Problem("", found.field, f"{reason_of(finding)}。{_plain(finding.rule.remedy[0])}")


def reason_of(finding: Finding) -> str:
    """The rule, the place, the words and why."""
    found = finding.found
    phrase = f"“{found.phrase}”" if found.phrase else ""
    where = " ".join(part for part in (finding.rule.id, found.place, phrase) if part)
    return f"{where} {_plain(found.why)}"


def _plain(sentence: str) -> str:
    return sentence.strip().rstrip("。.")
