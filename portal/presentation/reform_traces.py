"""What reforms left on a matter's page and on a guide."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.presentation.reform_words import Mark, anchor, mark, value_words
from portal.presentation.words import day
from reforms.choices import ClaimKind
from reforms.claims import FEWER_IS_BETTER, OF_THE_MATTER, Claim, Figure, amount_of
from reforms.models import ReformPlan
from reforms.named_words import named_claim
from reforms.number_words import number_words
from reforms.traces import Borne, Touched


@dataclass(frozen=True)
class TouchedRow:
    """A measure that touches the matter: `part` is what of it, `named` what the plan calls it, if otherwise."""

    plan: str
    plan_slug: str
    anchor: str
    number: str
    title: str
    mode: str
    part: str
    named: str
    is_partner: bool
    mark: Mark


@dataclass(frozen=True)
class Kept:
    """A promise of a measure that the guide in force keeps."""

    words: str
    since: str
    plan: str
    plan_slug: str
    anchor: str
    number: str


def touched_rows(found: Iterable[Touched], matter_name: str) -> tuple[TouchedRow, ...]:
    return tuple(_touched_row(one, matter_name) for one in found)


def _touched_row(one: Touched, matter_name: str) -> TouchedRow:
    effect, measure = one.effect, one.effect.measure
    return TouchedRow(
        plan=plan_name(measure.plan),
        plan_slug=measure.plan.slug,
        anchor=anchor(measure.number),
        number=number_words(measure.number),
        title=measure.title,
        mode=str(effect.get_mode_display()),
        part=effect.scope,
        named="" if effect.named == matter_name else effect.named,
        is_partner=one.is_partner,
        mark=mark(one.verdict),
    )


def plan_name(plan: ReformPlan) -> str:
    return plan.short_title or plan.title


def kept_rows(found: Iterable[Borne]) -> tuple[Kept, ...]:
    """In words what reforms changed on this guide; what it said before them already is no change."""
    rows = []
    for one in found:
        words = _changed(one)
        if not words:
            continue
        measure = one.claim.effect.measure
        rows.append(
            Kept(
                words,
                day(one.since),
                plan_name(measure.plan),
                measure.plan.slug,
                anchor(measure.number),
                number_words(measure.number),
            )
        )
    return tuple(rows)


def _changed(one: Borne) -> str:
    """“承诺时限由 20 个工作日缩短为 10 个工作日”; the empty text where nothing changed."""
    claim, before, now = one.claim.as_pure, one.finding.before, one.finding.now
    if now is None or claim.kind in OF_THE_MATTER:
        return ""
    if before is None or before.value is None:
        return _("%(claim)s，公布的指南已做到") % {"claim": named_claim(claim, {})}
    if before.value == now.value:
        return ""
    if claim.kind == ClaimKind.ON_THE_SPOT:
        return _("改为当场办结")
    if claim.kind in (ClaimKind.TRACK, ClaimKind.ONLINE_DEPTH):
        return _("增加了%(claim)s") % {"claim": named_claim(claim, {})}
    return _from_to(claim, before, now)


def _from_to(claim: Claim, before: Figure, now: Figure) -> str:
    pattern = _("%(kind)s由 %(before)s改为 %(now)s")
    if claim.kind in FEWER_IS_BETTER and _is_less(before, now, claim.unit):
        is_limit = claim.kind in (ClaimKind.PROMISED_LIMIT, ClaimKind.STATUTORY_LIMIT)
        shortened = _("%(kind)s由 %(before)s缩短为 %(now)s")
        pattern = shortened if is_limit else _("%(kind)s由 %(before)s减为 %(now)s")
    return pattern % {
        "kind": ClaimKind(claim.kind).label,
        "before": value_words(claim.kind, before.value, {}),
        "now": value_words(claim.kind, now.value, {}),
    }


def _is_less(before: Figure, now: Figure, unit: str) -> bool:
    old, new = amount_of(before.value, unit), amount_of(now.value, unit)
    return old is not None and new is not None and new < old
