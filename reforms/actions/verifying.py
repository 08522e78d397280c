"""Recomputes verdicts and keeps the latest; what changed is recorded."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record, together
from reforms.findings import finding_as_json
from reforms.models import ClaimVerdict, Effect, ReformPlan
from reforms.verification import PIECE, ClaimFinding, verify

EXAMPLES = 200
"""Verdicts that changed and are named in one event; the number of the others is told."""


@dataclass
class Recomputed:
    """How many claims have which verdict, and those whose verdict changed: (claim key, before, after)."""

    counts: Counter[str] = field(default_factory=Counter)
    changed: list[tuple[int, str, str]] = field(default_factory=list)


def recompute(
    *,
    by: Actor,
    plan: ReformPlan | None = None,
    matter_id: int | None = None,
    at: datetime | None = None,
) -> Recomputed:
    """Every claim of `plan`, or on one matter, or of all plans, has its verdict as of now.

    Needs no permission: a verdict follows from what was published and cannot be chosen. One event
    for each plan whose verdicts changed.
    """
    now = at or timezone.now()
    effects = Effect.objects.for_verification()
    if plan is not None:
        effects = effects.filter(measure__plan=plan)
    if matter_id is not None:
        effects = effects.filter(matter=matter_id)
    done = Recomputed()
    findings = verify(effects.iterator(chunk_size=PIECE), now)
    changes: dict[int, list[dict[str, Any]]] = {}
    totals: Counter[int] = Counter()
    for piece in _pieces(findings):
        for one, was in _store(piece, now):
            done.counts[one.finding.verdict] += 1
            if was == one.finding.verdict:
                continue
            done.changed.append((one.claim.pk, was, one.finding.verdict))
            measure = one.claim.effect.measure
            totals[measure.plan_id] += 1
            named = changes.setdefault(measure.plan_id, [])
            if len(named) < EXAMPLES:
                named.append(
                    {
                        "measure": measure.number,
                        "effect": one.claim.effect.named,
                        "claim": one.claim.kind,
                        "verdict": [was or None, one.finding.verdict],
                    }
                )
    _record(by, changes, totals)
    return done


def _record(by: Actor, changes: dict[int, list[dict[str, Any]]], totals: Counter[int]) -> None:
    with transaction.atomic(), together():
        for changed in ReformPlan.objects.filter(pk__in=changes).order_by("pk"):
            record(
                by=by,
                action="reform.verdicts",
                subject=changed,
                changes={"changed": totals[changed.pk], "verdicts": changes[changed.pk]},
            )


def _pieces(findings: Iterable[ClaimFinding]) -> Iterator[list[ClaimFinding]]:
    stream = iter(findings)
    while piece := list(islice(stream, PIECE)):
        yield piece


@transaction.atomic
def _store(piece: list[ClaimFinding], now: datetime) -> list[tuple[ClaimFinding, str]]:
    """Each finding with the verdict that stood before it, "" for none; what stands now is the new one."""
    known = dict(
        ClaimVerdict.objects.filter(claim__in=[one.claim.pk for one in piece]).values_list(
            "claim_id", "verdict"
        )
    )
    rows = [
        ClaimVerdict(
            claim=one.claim,
            verdict=one.finding.verdict,
            reason=one.finding.reason.value,
            finding={
                **finding_as_json(one.finding),
                "items": [
                    {"slug": item.slug, "name": item.name, **finding_as_json(item.finding)}
                    for item in one.items
                ],
            },
            checked_at=now,
        )
        for one in piece
    ]
    ClaimVerdict.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["verdict", "reason", "finding", "checked_at"],
    )
    return [(one, known.get(one.claim.pk, "")) for one in piece]
