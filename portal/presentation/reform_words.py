"""Words of reforms on pages: verdicts with their marks, figures, numbers in headings, targets."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.choices import TimeUnit
from matters.limits import NONE, Limit
from portal.presentation import words
from reforms.choices import ClaimKind, Comparison, Verdict
from reforms.claim_words import counted
from reforms.claims import OF_THE_MATTER, Figure, Value
from reforms.models import Target
from reforms.named_words import Names, named_value
from reforms.number_words import ANNEX

SHARE = "share"
MARKS = {
    Verdict.VERIFIED: "✓",
    Verdict.NOT_YET: "○",
    Verdict.CONTRADICTED: "✕",
    Verdict.NOT_CHECKABLE: "–",
}
"""Beside the word: what a verdict is stands in no colour alone."""
SHOWN_ORDER = (Verdict.CONTRADICTED, Verdict.NOT_YET, Verdict.VERIFIED, Verdict.NOT_CHECKABLE)


@dataclass(frozen=True)
class Mark:
    """A verdict as pages show it."""

    kind: str
    mark: str
    label: str


@dataclass(frozen=True)
class Tally:
    """How many claims have one verdict."""

    mark: Mark
    number: int


def mark(verdict: str) -> Mark:
    known = Verdict(verdict)
    return Mark(known.value, MARKS[known], str(known.label))


def tallies(counts: Counter[str]) -> tuple[Tally, ...]:
    """One for each verdict, none left out, the worst first."""
    return tuple(Tally(mark(verdict), counts[verdict]) for verdict in SHOWN_ORDER)


def short_number(number: str) -> str:
    """“7”, “附件 24”, for headings and lists."""
    if number.startswith(ANNEX):
        return _("附件 %(number)s") % {"number": number.removeprefix(ANNEX)}
    return number


def anchor(number: str) -> str:
    return f"m{number}"


def value_words(kind: str, value: Value, names: Names) -> str:
    """A figure in words, limits as on the guide: “10 个工作日”."""
    if isinstance(value, Limit) and value.is_known and value.unit != NONE:
        return words.limit_words(value)
    return named_value(kind, value, names)


def figure_words(kind: str, figure: Figure | None, names: Names) -> str:
    """A figure with the revision it was read off; the empty text where there is none."""
    if figure is None:
        return ""
    said = value_words(kind, figure.value, names)
    if figure.number is None or kind in OF_THE_MATTER:
        return said
    return _("%(words)s（第 %(number)d 版）") % {"words": said, "number": figure.number}


def target_figure(target: Target) -> str:
    """“40% 以上”, “不超过 1 次”; the empty text for a target without a figure."""
    amount = target.amount
    if amount is None:
        return ""
    if target.unit == SHARE or target.kind == ClaimKind.COMPRESSION:
        figure = words.percent(float(amount))
        if amount == 1:
            return _("全部（%(figure)s）") % {"figure": figure}
    elif target.unit:
        figure = f"{float(amount):g} {words.label(TimeUnit, target.unit)}"
    else:
        figure = counted(target.kind, f"{float(amount):g}")
    pattern = {
        Comparison.EXACTLY.value: "%(figure)s",
        Comparison.AT_MOST.value: _("不超过 %(figure)s"),
        Comparison.AT_LEAST.value: _("%(figure)s 以上（含）"),
        Comparison.MORE_THAN.value: _("超过 %(figure)s"),
    }[target.comparison]
    return pattern % {"figure": figure}
