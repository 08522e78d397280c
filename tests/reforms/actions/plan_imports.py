"""What the tests of importing a plan share."""

from typing import Any

import pytest

from audit.models import AuditEvent
from matters.models import Matter, Office
from matters.problems import Refused
from reforms.actions import importing
from reforms.models import (
    Claim,
    Effect,
    EffectPartner,
    Measure,
    MeasureOffice,
    PlanTotal,
    ReformPlan,
    Target,
)
from tests.factories import OPERATOR, MatterFactory
from tests.reforms.imports.plan_samples import row


def load(**changes: Any) -> importing.ImportedPlan:
    return importing.import_plan(plan=row(**changes), by=OPERATOR)


def matter(name: str, **kwargs: Any) -> Matter:
    return MatterFactory(name=name, **kwargs)


def stored() -> list[list[tuple[Any, ...]]]:
    """Every row of every table of reforms but the verdicts, keys included."""
    models = (
        ReformPlan,
        PlanTotal,
        Target,
        Measure,
        MeasureOffice,
        Effect,
        EffectPartner,
        Claim,
    )
    return [sorted(model.objects.values_list(), key=lambda one: one[0]) for model in models]


def refused(**changes: Any) -> list[tuple[str, str]]:
    """Where a refused import went wrong; nothing may have been written."""
    before, offices, events = stored(), Office.objects.count(), AuditEvent.objects.count()
    with pytest.raises(Refused) as refusal:
        load(**changes)
    assert (stored(), Office.objects.count()) == (before, offices)
    assert AuditEvent.objects.count() == events
    return [(problem.row, problem.field) for problem in refusal.value.problems]
