"""What reforms left on a matter and on a guide, by the verdicts kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import takewhile
from typing import Any

from django.db.models import Count, Q

from matters.models import HandlingItem, PublicationPeriod
from reforms.choices import Verdict
from reforms.claims import Claim as PureClaim
from reforms.claims import Finding, State, figure, is_met
from reforms.models import Claim, ClaimVerdict, Effect
from reforms.stored import finding_of


@dataclass(frozen=True)
class Touched:
    """An effect that touches a matter: itself, or as a partner of it."""

    effect: Effect
    is_partner: bool
    verdict: str


def touching(matter: Any) -> tuple[Touched, ...]:
    """The reforms that touch `matter`, the latest plan first, with the verdicts kept. One query.

    A measure that works on the matter itself is not told again for where the matter is a partner.
    """
    rows = (
        Effect.objects.on_matter(matter)
        .select_related("measure__plan")
        .annotate(
            bad=Count(
                "claims", Q(claims__verdict_row__verdict=Verdict.CONTRADICTED), distinct=True
            ),
            due=Count("claims", Q(claims__verdict_row__verdict=Verdict.NOT_YET), distinct=True),
            good=Count("claims", Q(claims__verdict_row__verdict=Verdict.VERIFIED), distinct=True),
            claimed=Count("claims", distinct=True),
        )
        .order_by("-measure__plan__issued_on", "measure__plan", "measure__order", "order")
    )
    found = list(rows)
    own = {row.measure_id for row in found if row.matter_id == matter.pk}
    return tuple(
        Touched(row, row.matter_id != matter.pk, _decides(row))
        for row in found
        if row.matter_id == matter.pk or row.measure_id not in own
    )


def _decides(row: Any) -> str:
    """As `verification.worst` decides, from the numbers of claims."""
    if row.bad:
        return Verdict.CONTRADICTED
    if row.due:
        return Verdict.NOT_YET
    if row.claimed and row.good == row.claimed:
        return Verdict.VERIFIED
    return Verdict.NOT_CHECKABLE


@dataclass(frozen=True)
class Borne:
    """A claim that the guide in force bears out, with its finding on this guide and since when it holds."""

    claim: Claim
    finding: Finding
    since: datetime


def borne_out_by(item: HandlingItem, number: int, at: datetime) -> tuple[Borne, ...]:
    """The claims that revision `number`, in force at `at`, bears out. One query; two where there are any."""
    rows = (
        ClaimVerdict.objects.filter(
            Q(claim__effect__handling_item__isnull=True) | Q(claim__effect__handling_item=item),
            claim__effect__matter=item.matter_id,
        )
        .select_related("claim__effect__measure__plan", "claim__office", "claim__successor")
        .order_by("claim__effect__measure__plan__issued_on", "claim__effect__measure", "claim")
    )
    found = []
    for row in rows:
        stored = next(
            (one for one in row.finding.get("items") or () if one["slug"] == item.slug), None
        )
        if stored is None or stored["verdict"] != Verdict.VERIFIED:
            continue
        finding = finding_of(row.claim.kind, stored)
        if finding.now is not None and finding.now.number == number:
            found.append((row.claim, finding))
    return tuple(_since(found, item, at)) if found else ()


def _since(
    found: Sequence[tuple[Claim, Finding]], item: HandlingItem, at: datetime
) -> Iterable[Borne]:
    """Each with the day from which every revision, one upon the other, bore it out up to now."""
    periods = (
        PublicationPeriod.objects.believed()
        .filter(handling_item=item, starts_at__lte=at)
        .order_by("-starts_at")
        .values_list("starts_at", "ends_at", "revision__number", "revision__snapshot")
    )
    states: list[State] = []
    for starts_at, ends_at, number, snapshot in periods:
        if states and ends_at != states[-1].since:
            break
        states.append(State(starts_at, number, snapshot or {}))
    for claim, finding in found:
        holds = takewhile(partial(_bears_out, claim.as_pure), states)
        since = min((state.since for state in holds), default=None)
        if since is not None:
            yield Borne(claim, finding, since)


def _bears_out(claim: PureClaim, state: State) -> bool:
    read = figure(claim, state)
    return read is not None and bool(is_met(claim, read.value))
