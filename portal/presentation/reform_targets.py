"""What a plan states and asks for: its totals beside those counted, and its targets with their force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from matters.limits import ON_THE_SPOT
from portal.presentation.reform_words import target_figure
from portal.presentation.words import day, percent
from reforms.choices import ClaimKind, Force
from reforms.lengths import GuideLength
from reforms.models import Target
from reforms.totals import CountedTotal


@dataclass(frozen=True)
class TotalRow:
    """`difference` is “一致”, “少 9 项” or “多 1 项”: counted less stated."""

    label: str
    clause: str
    stated: int
    counted: int
    difference: str
    unlinked: str
    explanation: str


@dataclass(frozen=True)
class TargetRow:
    """`standing` is what the guides in force show; `due` says whether the day has passed, and what that means."""

    text: str
    figure: str
    scope: str
    region: str
    force: str
    is_aim: bool
    due: str
    clause: str
    standing: str


def total_rows(totals: Iterable[CountedTotal]) -> tuple[TotalRow, ...]:
    return tuple(
        TotalRow(
            one.total.label,
            one.total.clause,
            one.total.stated,
            one.counted,
            _difference(one.difference),
            _("、").join(f"“{name}”" for name in one.unlinked),
            one.total.explanation,
        )
        for one in totals
    )


def _difference(difference: int) -> str:
    if difference == 0:
        return _("一致")
    pattern = _("少 %(number)d 项") if difference < 0 else _("多 %(number)d 项")
    return pattern % {"number": abs(difference)}


def target_rows(
    targets: Iterable[Target], lengths: Sequence[GuideLength], today: date
) -> tuple[TargetRow, ...]:
    return tuple(
        TargetRow(
            target.text,
            target_figure(target),
            target.scope,
            target.region.name if target.region else "",
            str(target.get_force_display()),
            target.force != Force.MUST,
            _due(target, today),
            target.clause,
            _standing(target, lengths),
        )
        for target in targets
    )


def _due(target: Target, today: date) -> str:
    if target.due_on is None:
        return ""
    if target.due_on >= today:
        return day(target.due_on)
    return _("%(day)s（已过）") % {"day": day(target.due_on)}


def _standing(target: Target, lengths: Sequence[GuideLength]) -> str:
    """What the guides of the matters the plan names show; the empty text where they can show nothing."""
    if not lengths:
        return ""
    if target.kind == ClaimKind.COMPRESSION:
        return _compressed(lengths)
    if target.kind == ClaimKind.VISITS and target.amount is not None:
        stated = [one.visits for one in lengths if one.visits is not None]
        if not stated:
            return ""
        return _(
            "点到的事项现有 %(guides)d 份指南，%(stated)d 份写明到现场次数，其中 %(met)d 份做到"
        ) % {
            "guides": len(lengths),
            "stated": len(stated),
            "met": sum(visits <= target.amount for visits in stated),
        }
    return ""


def _compressed(lengths: Sequence[GuideLength]) -> str:
    """(Σ statutory - Σ promised) / Σ statutory over the guides whose two limits can be compared."""
    comparable = [one for one in lengths if one.compression is not None]
    if not comparable:
        return _("点到的事项现有 %(guides)d 份指南，没有一份的两个时限可以比较") % {
            "guides": len(lengths)
        }
    units = {one.statutory.unit for one in comparable}
    said = {"guides": len(lengths), "comparable": len(comparable)}
    if len(units) > 1:
        return (
            _("点到的事项现有 %(guides)d 份指南，%(comparable)d 份可以比较，但单位不同，不能合计")
            % said
        )
    law = sum(one.statutory.amount or 0 for one in comparable)
    promised = sum(
        0 if one.promised.unit == ON_THE_SPOT else one.promised.amount or 0 for one in comparable
    )
    return _("点到的事项现有 %(guides)d 份指南，%(comparable)d 份可以比较，合计缩短 %(share)s") % {
        **said,
        "share": percent((law - promised) / law),
    }
