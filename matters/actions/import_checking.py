"""What the rules find in what an import brought in, by row of the file."""

from collections.abc import Iterable
from dataclasses import replace

from matters import gate
from matters.actions.import_report import ImportedGuide, RowFinding, Tally
from matters.rules.running import Wanted, everything


def check(guides: Iterable[ImportedGuide], progress: Tally, wanted: Wanted = everything) -> None:
    """`progress` tells what the rules find in each of `guides`.

    What the database holds keeps a row from being published and stands among the drafts, once.
    """
    told = set(progress.drafts)
    rows: dict[int, str] = {}
    for guide in guides:
        rows.setdefault(guide.revision_id, guide.row)
    for key, finding in gate.findings_of(rows, wanted):
        if finding.is_waived:
            continue
        if finding.rule.is_held_by_database:
            problem = replace(gate.as_problem(finding), row=rows[key])
            if problem not in told:
                progress.drafts.append(problem)
            continue
        found = finding.found
        progress.note_finding(
            RowFinding(
                rows[key],
                finding.rule.id,
                finding.rule.level.value,
                found.field,
                found.place,
                found.phrase,
                found.why,
            )
        )
