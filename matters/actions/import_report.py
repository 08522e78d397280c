"""What an import did, record by record."""

from collections import Counter
from dataclasses import dataclass, field

from matters.imports.rows import GuideRow, Reading
from matters.problems import Problem

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"
MOST_FINDINGS = 1000
"""Findings beyond that are counted only, so that a large file of poor guides stays a report one can keep."""
GRAVE = ("error", "warning")
"""Levels that are kept before others."""


@dataclass(frozen=True)
class ImportedGuide:
    """A revision that a record became, and whether it was made, brought up to date, or there already."""

    row: str
    revision_id: int
    name: str
    outcome: str


@dataclass(frozen=True)
class RowFinding:
    """What a rule found in a record; `level` as in `matters.rules.engine.Level`."""

    row: str
    rule: str
    level: str
    field: str
    place: str
    phrase: str
    why: str


@dataclass
class ImportReport:
    """What an import did, by record. Where `refused` is not 0 and nothing was kept, it did nothing.

    `problems` refused a record each; `drafts` tell what keeps a sound record from being published;
    `notes` are oddities that changed nothing. `guides` are the revisions of the sound records.
    `findings` are what rules found in them besides, at most `MOST_FINDINGS`, errors and warnings
    first; `found` counts all of them by level. They refuse nothing.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    published: int = 0
    problems: tuple[Problem, ...] = ()
    drafts: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    findings: tuple[RowFinding, ...] = ()
    found: dict[str, int] = field(default_factory=dict)
    guides: tuple[ImportedGuide, ...] = ()
    is_kept: bool = False


@dataclass
class Tally:
    outcomes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    drafts: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    grave: list[RowFinding] = field(default_factory=list)
    light: list[RowFinding] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    guides: list[ImportedGuide] = field(default_factory=list)
    published: int = 0

    def forget(self, row: GuideRow) -> None:
        self.drafts = [one for one in self.drafts if one.row != row.row]
        self.guides = [one for one in self.guides if one.row != row.row]

    def note_finding(self, finding: RowFinding) -> None:
        self.found[finding.level] += 1
        kept = self.grave if finding.level in GRAVE else self.light
        if len(kept) < MOST_FINDINGS:
            kept.append(finding)

    def report(self, reading: Reading, *, is_kept: bool) -> ImportReport:
        problems = (*reading.problems, *self.problems)
        return ImportReport(
            created=self.outcomes.count(CREATED),
            updated=self.outcomes.count(UPDATED),
            unchanged=self.outcomes.count(UNCHANGED),
            refused=len({problem.row for problem in problems}),
            published=self.published,
            problems=problems,
            drafts=tuple(self.drafts),
            notes=(*reading.notes, *self.notes),
            findings=(*self.grave, *self.light)[:MOST_FINDINGS],
            found=dict(self.found),
            guides=tuple(self.guides) if is_kept else (),
            is_kept=is_kept,
        )
