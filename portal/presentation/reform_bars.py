"""Before and after, per matter: limits of the guides and the counts that measures claim, as bars and as a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from matters.limits import ON_THE_SPOT, Limit
from portal.presentation.bars import Bar, bars_svg
from portal.presentation.reform_words import short_number, value_words
from portal.presentation.tables import Cell
from portal.presentation.words import compression_words, limit_words, promise_words, unknown
from reforms.choices import ClaimKind
from reforms.claims import Claim, Figure, amount_of
from reforms.lengths import GuideLength
from reforms.models import Effect, Measure
from reforms.standing import Findings

COUNTED = (ClaimKind.MATERIALS, ClaimKind.OWN_MATERIALS, ClaimKind.STEPS, ClaimKind.VISITS)


@dataclass(frozen=True)
class Compared:
    """One guide before and after: the drawing, and the same figures for the table behind it."""

    title: str
    slug: str
    drawing: SafeString
    cells: tuple[Cell, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What is compared, guide by guide. `columns` head the cells of the table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class _Line:
    title: str
    slug: str
    bars: tuple[Bar, ...]
    unit: str
    cells: tuple[str, ...]
    numbers: tuple[str, ...]


def comparisons(
    measures: Sequence[Measure], findings: Findings, lengths: Iterable[GuideLength]
) -> tuple[Comparison, ...]:
    """Every figure of which there are two to hold side by side."""
    numbers = _measures_of_matters(measures)
    promised = _claims(measures, findings, ClaimKind.PROMISED_LIMIT)
    lines = [_length_line(one, numbers, promised.get(one.slug)) for one in lengths]
    limits = _comparison(
        _("办理时限"),
        (_("法定时限"), _("改革前承诺"), _("现在承诺"), _("举措所说"), _("与法定时限比")),
        [line for line in lines if line is not None],
    )
    counts = (_counted(kind, measures, findings) for kind in COUNTED)
    return tuple(one for one in (limits, *counts) if one.rows)


def _comparison(name: str, columns: tuple[str, ...], lines: Sequence[_Line]) -> Comparison:
    """Bars of the same unit are drawn against the same longest one."""
    longest: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        lengths = [bar.length for bar in line.bars if bar.length is not None]
        longest[line.unit] = max([longest[line.unit], *lengths])
    rows = tuple(
        Compared(
            line.title,
            line.slug,
            mark_safe(bars_svg(line.title, line.bars, longest[line.unit])),  # noqa: S308 -- bars_svg escapes
            tuple(
                Cell(column, cell, is_stated=bool(cell))
                for column, cell in zip(columns, line.cells, strict=True)
            ),
            line.numbers,
        )
        for line in lines
    )
    return Comparison(name, columns, rows)


def _measures_of_matters(measures: Iterable[Measure]) -> Mapping[int, tuple[str, ...]]:
    """Numbers of the measures that touch each matter itself, by its key."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for measure in measures:
        for effect in measure.effects.all():
            if effect.matter_id is not None:
                found[effect.matter_id][measure.number] = None
    return {matter: tuple(numbers) for matter, numbers in found.items()}


@dataclass(frozen=True)
class _Claimed:
    claim: Claim
    before: Figure | None
    now: Figure | None
    item: str
    number: str


def _claims(measures: Iterable[Measure], findings: Findings, kind: str) -> dict[str, _Claimed]:
    """The claim of `kind` on each guide, by its address; the last one where several measures claim it."""
    found = {}
    for measure, effect in _effects(measures):
        for claim in effect.claims.all():
            if claim.kind != kind:
                continue
            for item in findings[claim.pk].items:
                pair = item.finding
                found[item.slug] = _Claimed(
                    claim.as_pure, pair.before, pair.now, item.name, measure.number
                )
    return found


def _effects(measures: Iterable[Measure]) -> Iterable[tuple[Measure, Effect]]:
    return ((measure, effect) for measure in measures for effect in measure.effects.all())


def _length_line(
    one: GuideLength, numbers: Mapping[int, tuple[str, ...]], claimed: _Claimed | None
) -> _Line | None:
    """The bars of a guide's limits; None where there are no two figures in the unit of the promise."""
    unit = one.promised.unit
    if unit == ON_THE_SPOT:
        unit = one.statutory.unit
    said = _claimed_limit(claimed)
    candidates = (
        ("statutory", _("法定"), one.statutory),
        ("before", _("改革前"), one.before),
        ("now", _("现在"), one.promised),
        ("claimed", _("举措"), said),
    )
    bars = tuple(
        Bar(kind, label, length, limit_words(limit))
        for kind, label, limit in candidates
        if limit is not None and (length := amount_of(limit, unit)) is not None
    )
    if len(bars) < 2 or not any(bar.kind == "now" for bar in bars):
        return None
    cells = (
        limit_words(one.statutory) or unknown(),
        _("改革前没有指南") if one.before is None else promise_words(one.before) or unknown(),
        promise_words(one.promised) or unknown(),
        limit_words(said) if said else "",
        _ratio(one),
    )
    touched = (*numbers.get(one.matter, ()),)
    return _Line(one.item, one.slug, bars, unit, cells, _short(touched))


def _ratio(one: GuideLength) -> str:
    ratio = one.compression
    return "" if ratio is None else compression_words(float(ratio))


def _claimed_limit(claimed: _Claimed | None) -> Limit | None:
    if claimed is None:
        return None
    amount = claimed.claim.amount
    if claimed.claim.unit == ON_THE_SPOT:
        return Limit(None, ON_THE_SPOT)
    if amount is None or amount.denominator != 1:
        return None
    return Limit(amount.numerator, claimed.claim.unit)


def _short(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(short_number(number) for number in numbers)


def _counted(kind: ClaimKind, measures: Sequence[Measure], findings: Findings) -> Comparison:
    lines = []
    for slug, one in _claims(measures, findings, kind).items():
        figures = [("before", _("改革前"), one.before), ("now", _("现在"), one.now)]
        bars = [
            Bar(name, label, length, value_words(kind, figure.value, {}))
            for name, label, figure in figures
            if figure is not None and (length := amount_of(figure.value, "")) is not None
        ]
        said = one.claim.amount
        if said is not None:
            bars.append(Bar("claimed", _("举措"), said, value_words(kind, int(said), {})))
        if len(bars) < 2 or not any(bar.kind == "now" for bar in bars):
            continue
        words = {bar.kind: bar.words for bar in bars}
        cells = (
            words.get("before") or (_("改革前没有指南") if one.before is None else unknown()),
            words["now"],
            words.get("claimed", ""),
        )
        lines.append(_Line(one.item, slug, tuple(bars), "", cells, _short((one.number,))))
    columns = (_("改革前"), _("现在"), _("举措所说"))
    return _comparison(str(kind.label), columns, lines)
