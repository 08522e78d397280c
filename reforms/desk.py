"""What reforms put on an official's desk: the claims that the published guides of their offices contradict."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from matters.querysets import SEES_ALL, offices_of
from reforms.choices import OfficeRole, Verdict
from reforms.models import ClaimVerdict, MeasureOffice
from reforms.named_words import named_claim, named_sentence
from reforms.number_words import number_words
from reforms.stored import finding_of

SHOWN = 10
VIEW = "reforms.view_claimverdict"


@dataclass(frozen=True)
class Line:
    """One contradicted claim; `number` is its measure's in the document, `named` that number in words."""

    plan: str
    plan_slug: str
    number: str
    named: str
    matter: str
    office: str
    claim: str
    sentence: str
    checked_at: datetime


@dataclass(frozen=True)
class Contradicted:
    lines: tuple[Line, ...]
    has_more: bool


def contradicted(user: Any) -> Contradicted | None:
    """The contradicted claims on matters of the offices of `user`, or in measures these lead; one query.

    None for who has no part in reforms. Whoever sees all offices has them all.
    """
    if not (user.is_active and user.is_staff and user.has_perm(VIEW)):
        return None
    rows = ClaimVerdict.objects.filter(verdict=Verdict.CONTRADICTED)
    if not user.has_perm(SEES_ALL):
        rows = _of_offices(rows, offices_of(user))
    rows = rows.select_related(
        "claim__office",
        "claim__successor",
        "claim__effect__measure__plan",
        "claim__effect__matter__office",
    ).order_by("claim__effect__measure__plan", "claim__effect__measure__order", "claim")
    found = list(rows[: SHOWN + 1])
    return Contradicted(tuple(_line(row) for row in found[:SHOWN]), len(found) > SHOWN)


def _of_offices(rows: Any, offices: frozenset[int]) -> Any:
    leads = MeasureOffice.objects.filter(
        measure=OuterRef("claim__effect__measure"), role=OfficeRole.LEAD, office__in=offices
    )
    return rows.filter(Q(claim__effect__matter__office__in=offices) | Exists(leads))


def _line(row: ClaimVerdict) -> Line:
    claim, effect = row.claim, row.claim.effect
    plan = effect.measure.plan
    named = (claim.office, claim.successor)
    names = {one.slug: one.name for one in named if one is not None}
    office = effect.matter.office if effect.matter else None
    return Line(
        plan.short_title or plan.title,
        plan.slug,
        effect.measure.number,
        number_words(effect.measure.number),
        effect.named,
        office.name if office else "",
        named_claim(claim.as_pure, names),
        named_sentence(claim.as_pure, finding_of(claim.kind, row.finding), names),
        row.checked_at,
    )
