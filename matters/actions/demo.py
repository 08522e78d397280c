"""The demonstration data: the calendar, regions, offices, matters, guides and limits set by law, from `fixtures/`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from django.db import transaction

from audit.actors import Actor
from matters.actions import (
    classifying,
    compliance,
    groups,
    importing,
    known_calendar,
    reference,
    vocabulary,
)
from matters.actions.reference import Outcome
from matters.demo_steps import STEPS, Count
from matters.imports import facts, known_notices
from matters.imports.facts import merging as facts_merging
from matters.imports.facts import reference as facts_reference
from matters.imports.facts.reference import (
    ClassificationRow,
    Listing,
    SourcedOffice,
    StatutoryLimitRow,
)
from matters.imports.rows import GuideRow, Reading, RegionRow
from matters.models import GuideRevision, HandlingItem, Matter
from matters.problems import Problem, Refused


class Found(Protocol):
    """What a reader gives back: rows, and what is wrong with the others."""

    @property
    def problems(self) -> tuple[Problem, ...]: ...


File = TypeVar("File", bound=Found)


@dataclass(frozen=True)
class DemoReport:
    """`drafts` tell what keeps a guide from being published, `notes` what else deserves a look."""

    counts: tuple[Count, ...]
    drafts: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class DemoData:
    """The files of the demonstration, read and sound."""

    calendar: known_notices.KnownNotices
    regions: Listing[RegionRow]
    offices: Listing[SourcedOffice]
    matters: Reading
    guides: Reading
    limits: Listing[StatutoryLimitRow]
    classification: Listing[ClassificationRow]


def read(folder: Path) -> DemoData:
    """Everything in `folder`. Raises Refused with what is wrong, under the name of its file."""
    problems: list[Problem] = []

    def sound(name: str, reader: Callable[[bytes], File]) -> File:
        found = reader((folder / name).read_bytes())
        problems.extend(
            Problem(f"{name} {problem.row}".strip(), problem.field, problem.reason)
            for problem in found.problems
        )
        return found

    plan = sound("shanghai-2018-matters.json", facts.read_matters)
    guides = sound("guides.json", facts.read)
    together = facts_merging.with_guides(plan, guides)
    data = DemoData(
        calendar=sound("calendar-notices.json", known_notices.read),
        regions=sound("regions.json", facts_reference.read_regions),
        offices=sound("offices.json", facts_reference.read_offices),
        matters=Reading(tuple(row for row in together.rows if row.revision is None)),
        guides=Reading(tuple(row for row in together.rows if row.revision is not None)),
        limits=sound("statutory_limits.json", facts_reference.read_statutory_limits),
        classification=sound("classification.json", facts_reference.read_classification),
    )
    if problems:
        raise Refused(*problems)
    return data


@transaction.atomic
def load(*, folder: Path, by: Actor, dry_run: bool = False) -> DemoReport:
    """The demonstration data stand in the catalogue, and what officials made of them stays theirs.

    A record that was loaded before is left alone, whatever became of it. Nothing is half-loaded:
    raises Refused, also for what the import refuses, and then nothing was written. `dry_run` does
    it all and takes it back.
    """
    data = read(folder)
    calendar = _calendar(data, by=by)
    regions = _counted(
        "regions", (reference.put_region(row=row, by=by) for row in data.regions.rows)
    )
    offices = _counted(
        "offices",
        (
            reference.put_office(row=row.office, by=by, source_name=row.source_name)
            for row in data.offices.rows
        ),
    )
    matters, _no_drafts = _imported("matters", data.matters, _known_matters(), by=by)
    guides, drafts = _imported("guides", data.guides, _known_guides(), by=by)
    limits = _counted(
        "statutory limits",
        (reference.put_statutory_limit(row=row, by=by) for row in data.limits.rows),
    )
    classifying.classify(rows=data.classification.rows, by=by)
    group_count = _counted("groups", groups.put_all(by=by))
    steps = [step(folder, by) for step in (*STEPS, vocabulary.load_demo)]
    findings = _findings(by=by)
    if dry_run:
        transaction.set_rollback(True)
    counts = [calendar, regions, offices, matters, guides, limits, group_count]
    counts += [count for step in steps for count in step.counts]
    counts.append(findings)
    return DemoReport(tuple(counts), drafts, tuple(note for step in steps for note in step.notes))


def _calendar(data: DemoData, *, by: Actor) -> Count:
    """A year that officials announced otherwise counts as unchanged; `load_calendar` tells in what it differs."""
    report = known_calendar.load(notices=data.calendar.notices, by=by)
    unchanged = report.unchanged + len(report.kept)
    return Count("calendar years", report.created, report.updated, unchanged)


def _findings(*, by: Actor) -> Count:
    """What the rules find in all of it; on the same day again, the same."""
    kept = compliance.keep(by=by)
    found = kept.tally.findings.total()
    created, unchanged = (found, 0) if kept.is_changed else (0, found)
    return Count("rule findings", created, 0, unchanged)


def _counted(kind: str, outcomes: Iterable[Outcome]) -> Count:
    results = [outcome.what for outcome in outcomes]
    return Count(
        kind,
        results.count(reference.CREATED),
        results.count(reference.UPDATED),
        results.count(reference.UNCHANGED),
    )


def _imported(
    kind: str, reading: Reading, is_known: Callable[[GuideRow], bool], *, by: Actor
) -> tuple[Count, tuple[Problem, ...]]:
    rows = tuple(row for row in reading.rows if not is_known(row))
    report = importing.import_rows(Reading(rows), by=by)
    if not report.is_kept:
        raise Refused(*report.problems)
    left_alone = len(reading.rows) - len(rows)
    count = Count(kind, report.created, report.updated, report.unchanged + left_alone)
    return count, report.drafts


def _known_matters() -> Callable[[GuideRow], bool]:
    """Whether a matter was loaded before: by the item that came with it, or by place and name."""
    item_keys = set(
        HandlingItem.objects.exclude(source_key="").values_list("source_key", flat=True)
    )
    places = {
        (code, office or "", name)
        for code, office, name in Matter.objects.values_list("region__code", "office__name", "name")
    }
    return lambda row: (
        row.item.source_key in item_keys or facts_merging.key_of(row.matter) in places
    )


def _known_guides() -> Callable[[GuideRow], bool]:
    """Whether a guide was loaded before, or an official has written a version since.

    An official's version carries no digest; a newer file never takes its place.
    """
    digests: dict[str, list[str]] = {}
    loaded = GuideRevision.objects.filter(handling_item__source_key__startswith="facts:")
    for key, digest in loaded.order_by("number").values_list(
        "handling_item__source_key", "source_digest"
    ):
        digests.setdefault(key, []).append(digest)

    def is_known(row: GuideRow) -> bool:
        known = digests.get(row.item.source_key, [])
        assert row.revision is not None
        return bool(known) and (row.revision.digest in known or known[-1] == "")

    return is_known
