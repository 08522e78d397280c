"""Reform plans and their measures as JSON values."""

from collections import Counter
from typing import Any

from reforms.choices import OfficeRole, Verdict
from reforms.findings import finding_as_json
from reforms.models import Claim, Effect, Measure, ReformPlan
from reforms.named_words import Names, named_claim, named_sentence
from reforms.standing import Findings, effect_verdict
from reforms.verification import ClaimFinding, ItemFinding

TOLD = ("verdict", "before", "now")


def plan_as_json(plan: ReformPlan, counts: Counter[str]) -> dict[str, Any]:
    """A plan from `for_list()` with the number of claims of each verdict."""
    return {
        "slug": plan.slug,
        "title": plan.title,
        "issuer": plan.issuer_name,
        "issued_on": plan.issued_on.isoformat(),
        "region": plan.region.code,
        "measure_count": plan.measure_count,  # type: ignore[attr-defined]  # annotated
        "verdicts": {verdict: counts[verdict] for verdict in Verdict.values},
    }


def measure_as_json(measure: Measure, findings: Findings, names: Names) -> dict[str, Any]:
    """A measure from `standing.measures()` with the findings on its claims."""
    leads, supporters = (
        [row.office for row in measure.office_rows.all() if row.role == role]
        for role in (OfficeRole.LEAD, OfficeRole.SUPPORTING)
    )
    return {
        "number": measure.number,
        "title": measure.title,
        "summary": measure.summary,
        "clause": measure.clause,
        "category": measure.category,
        "mode": measure.mode,
        "force": measure.force,
        "lead_offices": [office.name for office in leads],
        "supporting_offices": [office.name for office in supporters],
        "lead_office_slugs": [office.slug for office in leads],
        "supporting_office_slugs": [office.slug for office in supporters],
        "due_on": _day(measure.due_on),
        "expected_effect": measure.expected_effect,
        "effects": [_effect(effect, findings, names) for effect in measure.effects.all()],
        "progress": [
            {
                "reported_on": _day(entry.reported_on),
                "state": entry.state,
                "text": entry.text,
                "evidence": entry.evidence,
            }
            for entry in measure.progress.all()
        ],
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _effect(effect: Effect, findings: Findings, names: Names) -> dict[str, Any]:
    matter, item = effect.matter, effect.handling_item
    return {
        "matter": matter.name if matter else effect.named,
        "matter_slug": matter.slug if matter else "",
        "named": effect.named,
        "item": item.name if item else "",
        "item_slug": item.slug if item else "",
        "mode": effect.mode,
        "group": effect.group,
        "scope": effect.scope,
        "region": effect.region.name if effect.region else "",
        "condition": effect.condition,
        "starts_on": _day(effect.starts_on),
        "ends_on": _day(effect.ends_on),
        "partners": [
            {"name": one.named, "slug": one.matter.slug if one.matter else ""}
            for one in effect.partners.all()
        ],
        "claims": [_claim(claim, findings[claim.pk], names) for claim in effect.claims.all()],
        "verdict": str(effect_verdict(effect, findings)),
    }


def _claim(claim: Claim, found: ClaimFinding, names: Names) -> dict[str, Any]:
    pure = claim.as_pure
    return {
        "kind": claim.kind,
        "comparison": claim.comparison,
        "amount": _number(claim.amount),
        "before_amount": _number(claim.before_amount),
        "unit": claim.unit,
        "word": pure.word,
        "text": named_claim(pure, names),
        **finding_as_json(found.finding),
        "sentence": named_sentence(pure, found.finding, names),
        "guides": [_guide(one) for one in found.items],
    }


def _guide(one: ItemFinding) -> dict[str, Any]:
    told = finding_as_json(one.finding)
    return {"item": one.name, "slug": one.slug, **{key: told[key] for key in TOLD}}


def _number(amount: Any) -> float | None:
    return None if amount is None else float(amount)
