"""The reform plans of the demonstration data, from `fixtures/reform-plans/`."""

from pathlib import Path

from audit.actors import Actor
from matters.actions.reference import CREATED
from matters.demo_steps import Count, StepReport
from matters.problems import Problem, Refused
from reforms.actions import importing
from reforms.imports import plan as plan_file
from reforms.imports.rows import PlanRow
from reforms.models import Measure, ReformPlan

FOLDER = "reform-plans"


def load(folder: Path, by: Actor) -> StepReport:
    """Every plan in `folder` stands; one that was loaded before is left as officials keep it.

    Raises Refused, under the name of the file.
    """
    plans = [(path.name, _read(path)) for path in sorted((folder / FOLDER).glob("*.json"))]
    known = set(ReformPlan.objects.values_list("slug", flat=True))
    imported = [_import(name, plan, by=by) for name, plan in plans if plan.slug not in known]
    left_alone = [plan.slug for _name, plan in plans if plan.slug in known]
    return StepReport(
        (
            Count("reform plans", len(imported), 0, len(left_alone)),
            Count(
                "reform measures",
                sum(one.measures.created for one in imported),
                0,
                Measure.objects.filter(plan__slug__in=left_alone).count(),
            ),
        ),
        tuple(note for one in imported for note in _notes(one)),
    )


def _read(path: Path) -> PlanRow:
    reading = plan_file.read(path.read_bytes())
    if reading.plan is None:
        raise Refused(*(_under(path.name, problem) for problem in reading.problems))
    return reading.plan


def _import(name: str, plan: PlanRow, *, by: Actor) -> importing.ImportedPlan:
    try:
        return importing.import_plan(plan=plan, by=by)
    except Refused as refusal:
        raise type(refusal)(*(_under(name, problem) for problem in refusal.problems)) from None


def _under(name: str, problem: Problem) -> Problem:
    return Problem(f"{FOLDER}/{name} {problem.row}".strip(), problem.field, problem.reason)


def _notes(one: importing.ImportedPlan) -> list[Problem]:
    """`load_plan --dry-run` names each."""
    if not one.unlinked or one.what != CREATED:
        return []
    reason = f"{len(one.unlinked)} 处称呼在目录里没有对应的事项，没有关联"
    return [Problem(one.plan.slug, "", reason)]
