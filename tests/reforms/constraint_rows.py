"""One sound row of each model of reforms that has constraints, not yet saved; what it points to is saved."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from django.db import models

from reforms.models import (
    Claim,
    ClaimVerdict,
    Effect,
    EffectPartner,
    Measure,
    MeasureOffice,
    PlanTotal,
    ProgressEntry,
    ReformPlan,
    Target,
)
from tests.factories import MatterFactory, OfficeFactory, RegionFactory
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    ReformPlanFactory,
)

_serial = count(1)


ROWS: dict[type[models.Model], Callable[[], models.Model]] = {
    ReformPlan: lambda: ReformPlan(
        slug=f"sound-plan-{next(_serial)}",
        title="改革方案",
        issuer_name="某市人民政府",
        region=RegionFactory(),
        issued_on=date(2018, 9, 4),
    ),
    PlanTotal: lambda: PlanTotal(
        plan=ReformPlanFactory(), order=next(_serial), label="取消", stated=5
    ),
    Target: lambda: Target(plan=ReformPlanFactory(), order=next(_serial), text="缩短四成"),
    Measure: lambda: Measure(
        plan=ReformPlanFactory(),
        number=f"sound-{next(_serial)}",
        order=next(_serial),
        title="缩短时限",
        clause="二(二)7",
        mode="shorten_limit",
    ),
    MeasureOffice: lambda: MeasureOffice(measure=MeasureFactory(), office=OfficeFactory()),
    ProgressEntry: lambda: ProgressEntry(
        measure=MeasureFactory(), reported_on=date(2018, 10, 8), state="under_way", text="已修订"
    ),
    Effect: lambda: Effect(
        measure=MeasureFactory(),
        order=next(_serial),
        named="药品广告审查",
        matter=MatterFactory(),
        mode="shorten_limit",
    ),
    EffectPartner: lambda: EffectPartner(
        effect=EffectFactory(), named="药品生产许可", matter=MatterFactory()
    ),
    Claim: lambda: Claim(
        effect=EffectFactory(), kind="promised_limit", amount=10, unit="working_day"
    ),
    ClaimVerdict: lambda: ClaimVerdict(
        claim=ClaimFactory(),
        verdict="not_yet",
        reason="unchanged",
        checked_at=datetime(2018, 10, 8, 4, tzinfo=UTC),
    ),
}
"""How to make a sound row, by model."""
