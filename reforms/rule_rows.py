"""Plans, measures and effects as rules look at them. A plan is small: each is read whole, one after another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from matters import rule_sources
from matters.models import Matter
from matters.rule_sources import Row
from matters.rules.engine import Ref, Subject
from matters.rules.world import World
from reforms.choices import SEPARATION, Mode, OfficeRole
from reforms.models import Effect, EffectPartner, Measure, ReformPlan
from reforms.rules.facts import (
    EffectFacts,
    MeasureFacts,
    NamedMatter,
    PlanFacts,
    Sibling,
    StatedTotal,
)
from reforms.totals import counted_totals

APPROVAL = "01"
"""行政许可, among the types of matters."""
SEPARATION_WORDS = "证照分离"


def plans(world: World) -> Iterator[Row]:
    """Plans with the matters they name, those of the issuing bureau, and the totals. Seven queries for each."""
    for plan in ReformPlan.objects.select_related("issuer", "region").order_by("pk"):
        totals = tuple(
            StatedTotal(
                one.total.label,
                one.total.stated,
                one.counted,
                len(one.unlinked),
                one.total.explanation,
            )
            for one in counted_totals(plan)
        )
        ref = _ref(Subject.REFORM_PLAN, plan, plan.slug, str(plan))
        yield ref, PlanFacts(tuple(_matters(plan)), totals)


def _matters(plan: ReformPlan) -> Iterator[NamedMatter]:
    """What the plan names, known or not, and what its issuer carries out besides."""
    modes: dict[int | str, dict[str, None]] = defaultdict(dict)
    effects = Effect.objects.filter(measure__plan=plan).order_by("measure__order", "order")
    for matter, named, mode in effects.values_list("matter_id", "named", "mode"):
        modes[named if matter is None else matter][mode] = None
    partners = EffectPartner.objects.filter(effect__measure__plan=plan, matter__isnull=False)
    for matter, mode in partners.order_by("pk").values_list("matter_id", "effect__mode"):
        modes[matter][mode] = None
    of_plan = Q(pk__in=[key for key in modes if isinstance(key, int)])
    of_issuer = Q(office=plan.issuer_id, office__isnull=False)
    found = Matter.objects.filter(of_plan | of_issuer).order_by("name", "pk")
    for key, name, type_code in found.values_list("pk", "name", "matter_type__code"):
        is_approval = None if type_code is None else type_code == APPROVAL
        yield NamedMatter(name, _labels(modes.get(key, ())), is_approval, key in modes)
    for key, applied in modes.items():
        if isinstance(key, str):
            yield NamedMatter(key, _labels(applied))


def _labels(modes: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(Mode(one).label) for one in modes)


def measures(world: World) -> Iterator[Row]:
    """Measures with who leads them and what they do. Four queries."""
    found = (
        Measure.objects.select_related("plan__issuer", "plan__region")
        .prefetch_related("office_rows__office", "effects")
        .order_by("plan", "order")
    )
    for measure in found:
        leads = tuple(
            row.office.name
            for row in measure.office_rows.all()
            if row.role == OfficeRole.LEAD and row.office_id != measure.plan.issuer_id
        )
        effects = tuple(
            (one.named, str(Mode(one.mode).label), SEPARATION.get(one.mode, ""))
            for one in measure.effects.all()
        )
        text = f"{measure.title}{measure.summary}"
        yield (
            _ref(Subject.MEASURE, measure.plan, _key(measure), f"{measure.plan} {measure}"),
            MeasureFacts(
                measure.number,
                measure.division,
                leads,
                measure.expected_effect,
                measure.due_on,
                measure.mode == Mode.REPLICATE and SEPARATION_WORDS in text,
                effects,
            ),
        )


def effects(world: World) -> Iterator[Row]:
    """Effects with what else their plan does to the whole of the same matter. One query for each plan."""
    for plan in ReformPlan.objects.select_related("issuer", "region").order_by("pk"):
        found = list(
            Effect.objects.filter(measure__plan=plan)
            .select_related("measure", "matter")
            .order_by("measure__order", "order")
        )
        on_matter: dict[int | str, list[Effect]] = defaultdict(list)
        for effect in found:
            if not effect.scope and effect.handling_item_id is None:
                on_matter[effect.matter_id or effect.named].append(effect)
        for effect in found:
            others = on_matter[effect.matter_id or effect.named]
            yield _effect(plan, effect, [one for one in others if one.pk != effect.pk])


def _effect(plan: ReformPlan, effect: Effect, others: list[Effect]) -> Row:
    matter = effect.matter
    name = f"{plan} {effect.measure.number} {effect.named}"
    siblings = tuple(
        Sibling(one.measure.number, one.mode, str(Mode(one.mode).label), one.starts_on, one.ends_on)
        for one in others
    )
    facts = EffectFacts(
        measure=effect.measure.number,
        mode=effect.mode,
        mode_label=str(Mode(effect.mode).label),
        named=effect.named,
        condition=effect.condition,
        is_partial=bool(effect.scope) or effect.handling_item_id is not None,
        begins_on=effect.starts_on,
        ends_on=effect.ends_on,
        plan_issued_on=plan.issued_on,
        is_in_catalogue=matter is not None,
        state=matter.state if matter else "",
        ended_reason=matter.ended_reason if matter else "",
        ended_on=matter.ended_on if matter else None,
        siblings=siblings,
    )
    key = f"{plan.slug}/{effect.measure.number}/{effect.order}"
    return _ref(Subject.EFFECT, plan, key, name), facts


def _key(measure: Measure) -> str:
    return f"{measure.plan.slug}/{measure.number}"


def _ref(subject: Subject, plan: Any, key: str, name: str) -> Ref:
    """Things of a plan are its issuer's; an issuer that is no office of the portal is named as the plan names it."""
    return Ref(
        subject,
        key,
        name,
        plan.issuer.slug if plan.issuer else "",
        plan.issuer.name if plan.issuer else plan.issuer_name,
        plan.region.code,
    )


def register() -> None:
    rule_sources.add(Subject.REFORM_PLAN, plans)
    rule_sources.add(Subject.MEASURE, measures)
    rule_sources.add(Subject.EFFECT, effects)
