"""The smallest valid rows of a reform plan; traits name states."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from reforms.models import (
    Claim,
    ClaimVerdict,
    Effect,
    EffectDraft,
    EffectPartner,
    Measure,
    MeasureOffice,
    PlanTotal,
    ProgressEntry,
    ReformPlan,
    Target,
)
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
)


class ReformPlanFactory(DjangoModelFactory[ReformPlan]):
    class Meta:
        model = ReformPlan

    slug = factory.Sequence(lambda n: f"plan-{n}")
    title = factory.Sequence(lambda n: f"第{n}号改革方案")
    issuer_name = "某市人民政府"
    region = factory.SubFactory(RegionFactory)
    issued_on = date(2018, 9, 4)


class PlanTotalFactory(DjangoModelFactory[PlanTotal]):
    class Meta:
        model = PlanTotal

    plan = factory.SubFactory(ReformPlanFactory)
    order = factory.Sequence(lambda n: n + 1)
    label = "取消的事项"
    stated = 5


class TargetFactory(DjangoModelFactory[Target]):
    class Meta:
        model = Target

    plan = factory.SubFactory(ReformPlanFactory)
    order = factory.Sequence(lambda n: n + 1)
    text = "审批时限缩短四成以上"


class MeasureFactory(DjangoModelFactory[Measure]):
    """A measure without offices and effects."""

    class Meta:
        model = Measure

    plan = factory.SubFactory(ReformPlanFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"举措{n}")
    clause = "二（一）"
    mode = "shorten_limit"


class MeasureOfficeFactory(DjangoModelFactory[MeasureOffice]):
    class Meta:
        model = MeasureOffice

    measure = factory.SubFactory(MeasureFactory)
    office = factory.SubFactory(OfficeFactory)

    class Params:
        supporting = factory.Trait(role="supporting")


class ProgressEntryFactory(DjangoModelFactory[ProgressEntry]):
    class Meta:
        model = ProgressEntry

    measure = factory.SubFactory(MeasureFactory)
    reported_on = date(2018, 10, 8)
    state = "under_way"
    text = "已修订办事指南"


class EffectFactory(DjangoModelFactory[Effect]):
    """An effect on a whole matter, called by the name the matter has; it claims nothing yet."""

    class Meta:
        model = Effect

    measure = factory.SubFactory(MeasureFactory)
    order = factory.Sequence(lambda n: n + 1)
    matter = factory.SubFactory(MatterFactory)
    named = factory.LazyAttribute(lambda row: row.matter.name if row.matter else "没有的事项")
    mode = factory.SelfAttribute("measure.mode")

    class Params:
        unlinked = factory.Trait(matter=None)
        of_one_item = factory.Trait(
            handling_item=factory.SubFactory(HandlingItemFactory),
            matter=factory.SelfAttribute("handling_item.matter"),
        )


class EffectPartnerFactory(DjangoModelFactory[EffectPartner]):
    class Meta:
        model = EffectPartner

    effect = factory.SubFactory(EffectFactory)
    matter = factory.SubFactory(MatterFactory)
    named = factory.SelfAttribute("matter.name")


class ClaimFactory(DjangoModelFactory[Claim]):
    """That the promised limit is ten working days."""

    class Meta:
        model = Claim

    effect = factory.SubFactory(EffectFactory)
    kind = "promised_limit"
    amount = 10
    unit = "working_day"

    class Params:
        ended = factory.Trait(kind="ended", amount=None, unit="")
        on_the_spot = factory.Trait(kind="on_the_spot", amount=None, unit="")
        materials = factory.Trait(kind="materials", unit="")


class EffectDraftFactory(DjangoModelFactory[EffectDraft]):
    class Meta:
        model = EffectDraft

    effect = factory.SubFactory(EffectFactory)
    revision = factory.SubFactory(GuideRevisionFactory)


class ClaimVerdictFactory(DjangoModelFactory[ClaimVerdict]):
    class Meta:
        model = ClaimVerdict

    claim = factory.SubFactory(ClaimFactory)
    verdict = "not_yet"
    reason = "unchanged"
    checked_at = datetime(2018, 10, 8, 4, tzinfo=UTC)


def checkable(**kwargs: Any) -> Claim:
    """A claim on one handling item, whose guide the test still has to publish; `item` may be given."""
    item = kwargs.pop("item", None) or HandlingItemFactory()
    effect = kwargs.pop("effect", None) or EffectFactory(matter=item.matter, handling_item=item)
    return ClaimFactory(effect=effect, **kwargs)
