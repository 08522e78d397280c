"""How plans stand: their measures with all they say, and the verdict on each claim, now or on a past day.

What is asked of today is read from the verdicts kept; a past day is computed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Prefetch
from django.utils import timezone

from reforms.choices import Verdict
from reforms.models import (
    Claim,
    ClaimVerdict,
    Effect,
    EffectPartner,
    Measure,
    MeasureOffice,
    ProgressEntry,
    ReformPlan,
)
from reforms.stored import finding_of
from reforms.verification import ClaimFinding, ItemFinding, verify, worst

Findings = Mapping[int, ClaimFinding]
"""The finding on each claim, by the claim's key."""


def measures(reported_until: Any = None) -> Any:
    """Measures in the order of their documents with all that is shown of them; six queries.

    `reported_until` leaves out what was reported on a later day.
    """
    progress = ProgressEntry.objects.order_by("-reported_on", "-id")
    if reported_until is not None:
        progress = progress.filter(reported_on__lte=reported_until)
    claims = Claim.objects.select_related("office", "successor", "verdict_row").order_by("id")
    partners = EffectPartner.objects.select_related("matter").order_by("order", "id")
    effects = (
        Effect.objects.select_related("matter__office", "handling_item", "region")
        .prefetch_related(Prefetch("claims", claims), Prefetch("partners", partners))
        .order_by("order")
    )
    offices = MeasureOffice.objects.select_related("office").order_by("order", "id")
    return (
        Measure.objects.select_related("plan")
        .prefetch_related(
            Prefetch("office_rows", offices),
            Prefetch("progress", progress),
            Prefetch("effects", effects),
        )
        .order_by("plan_id", "order")
    )


def findings(found: Iterable[Measure], at: datetime | None = None) -> Findings:
    """The finding on every claim of the measures (from `measures()`), as of `at`; None is now.

    A claim whose verdict has not been kept yet is computed.
    """
    effects = [effect for measure in found for effect in measure.effects.all()]
    if at is not None:
        return {one.claim.pk: one for one in verify(_claiming(effects), at)}
    kept = {
        claim.pk: row
        for effect in effects
        for claim in effect.claims.all()
        if (row := kept_finding(claim))
    }
    missing = [
        effect for effect in effects if any(claim.pk not in kept for claim in effect.claims.all())
    ]
    computed = verify(missing, timezone.now()) if missing else ()
    return {**{one.claim.pk: one for one in computed}, **kept}


def _claiming(effects: Iterable[Effect]) -> list[Effect]:
    return [effect for effect in effects if effect.claims.all()]


def kept_finding(claim: Claim) -> ClaimFinding | None:
    """The finding as last recomputed; None where the claim has not been checked yet."""
    try:
        row: ClaimVerdict = claim.verdict_row
    except ObjectDoesNotExist:
        return None
    items = tuple(
        ItemFinding(item["slug"], item["name"], finding_of(claim.kind, item))
        for item in row.finding.get("items") or ()
    )
    return ClaimFinding(claim, finding_of(claim.kind, row.finding), items)


def effect_verdict(effect: Effect, found: Findings) -> str:
    """The verdict that decides among those on its claims; an effect that claims nothing cannot be checked."""
    return worst(found[claim.pk].finding for claim in effect.claims.all()).verdict


def is_borne_out(measure: Measure, found: Findings) -> bool:
    """Whether the published guides show all that the measure claims; one that claims nothing shows nothing."""
    claims = [claim for effect in measure.effects.all() for claim in effect.claims.all()]
    return bool(claims) and all(
        found[claim.pk].finding.verdict == Verdict.VERIFIED for claim in claims
    )


def verdict_counts(plans: Iterable[ReformPlan]) -> dict[int, Counter[str]]:
    """How many claims of each plan have which verdict, by the plan's key. One query."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = (
        ClaimVerdict.objects.filter(claim__effect__measure__plan__in=[one.pk for one in plans])
        .order_by()
        .values_list("claim__effect__measure__plan", "verdict")
        .annotate(number=Count("pk"))
    )
    for plan, verdict, number in rows:
        counts[plan][verdict] = number
    return counts
