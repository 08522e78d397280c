"""Progress: the responsible office reports where a measure stands. What the guides say of it is the verdict."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters.problems import NotAllowed, Problem, Refused
from matters.querysets import SEES_ALL, offices_of
from reforms.choices import ProgressState
from reforms.models import Measure, ProgressEntry

PERMISSION = "reforms.add_progressentry"
LONGEST_TEXT = 2000
LONGEST_EVIDENCE = 500


def may_report(*, measure: Measure, by: Actor) -> bool:
    """Whether `by` reports on `measure`: for one of its offices, leading or supporting, or for all."""
    if not by.has_perm(PERMISSION):
        return False
    if by.has_perm(SEES_ALL):
        return True
    return measure.office_rows.filter(office__in=offices_of(by)).exists()


@transaction.atomic
def report(  # noqa: PLR0913 -- what a report says
    *, measure: Measure, reported_on: date, state: str, text: str, evidence: str, by: Actor
) -> ProgressEntry:
    """`measure` stands at `state` as of `reported_on`, with what was done and the document or address that shows it.

    Entries are only added: one that was wrong is followed by another. `evidence` may be empty.
    Raises NotAllowed, and Refused with a problem for each field that does not hold; then nothing
    was written.
    """
    current = (
        Measure.objects.select_for_update(of=("self",)).select_related("plan").get(pk=measure.pk)
    )
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有报告落实情况的权限"))
    if not may_report(measure=current, by=by):
        raise NotAllowed(Problem("", "permission", "您任职的机构不是这项举措的责任单位"))
    text, evidence = text.strip(), evidence.strip()
    problems = [
        *_day_problems(reported_on, current),
        *_word_problems(state, text, evidence),
    ]
    if problems:
        raise Refused(*problems)
    entry: ProgressEntry = ProgressEntry.objects.create(
        measure=current,
        reported_on=reported_on,
        state=state,
        text=text,
        evidence=evidence,
        created_by_id=by.pk,
    )
    record(
        by=by,
        action="measure.report",
        subject=current,
        changes={
            "reported_on": reported_on.isoformat(),
            "state": state,
            "progress": text,
            "evidence": evidence,
        },
    )
    return entry


def _day_problems(day: date, measure: Measure) -> list[Problem]:
    today, issued_on = timezone.localdate(), measure.plan.issued_on
    if day > today:
        return [Problem("", "reported_on", f"报告日期 {day} 还没有到，今天是 {today}")]
    if day < issued_on:
        return [Problem("", "reported_on", f"报告日期 {day} 早于方案的成文日期 {issued_on}")]
    return []


def _word_problems(state: str, text: str, evidence: str) -> list[Problem]:
    problems = []
    if state not in ProgressState.values:
        problems.append(Problem("", "state", "请选一个状态"))
    if not text or len(text) > LONGEST_TEXT or "\x00" in text:
        problems.append(Problem("", "text", f"请写明落实情况，最多 {LONGEST_TEXT} 字"))
    if len(evidence) > LONGEST_EVIDENCE or "\x00" in evidence:
        problems.append(Problem("", "evidence", f"佐证最多 {LONGEST_EVIDENCE} 字"))
    return problems
