"""How a deadline was counted, in words: each span of days, why it counts or not, and by what."""

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from matters.counting import Span
from matters.deadline_words import Start, basis_words, span_words
from matters.deadlines import Deadline

LONGEST = 120
"""Spans shown in full; of a longer trace the beginning and the end."""


@dataclass(frozen=True)
class TraceLine:
    """One span. `is_gap` tells that it stands for many that are left out."""

    when: str
    words: str
    basis: str = ""
    counts: bool = False
    is_gap: bool = False


def dated(on: date) -> str:
    """“2026-10-19 星期一”; in English “Monday 19 October 2026”."""
    return date_format(on, _("Y-m-d l"))


def trace_lines(
    found: Deadline, *, is_licence: bool, start: Start = Start.ACCEPTANCE
) -> tuple[TraceLine, ...]:
    """The trace of `found`, in order."""
    spans = found.trace
    unit = found.limit.unit

    def line(span: Span) -> TraceLine:
        basis = basis_words(span, is_licence=is_licence, unit=unit)
        return TraceLine(_when(span), span_words(span, unit, start=start), basis, span.counts)

    if len(spans) <= LONGEST:
        return tuple(line(span) for span in spans)
    half = LONGEST // 2
    return (
        *(line(span) for span in spans[:half]),
        _gap(spans[half:-half]),
        *(line(span) for span in spans[-half:]),
    )


def _when(span: Span) -> str:
    if span.starts_on == span.ends_on:
        return dated(span.starts_on)
    return _("%(first)s 至 %(last)s") % {
        "first": dated(span.starts_on),
        "last": dated(span.ends_on),
    }


def _gap(spans: tuple[Span, ...]) -> TraceLine:
    whole = Span(spans[0].starts_on, spans[-1].ends_on, spans[0].why, 0, 0)
    words = _("中间 %(spans)d 段从略，规则相同，其间计入 %(days)d 天") % {
        "spans": len(spans),
        "days": sum(span.counted for span in spans),
    }
    return TraceLine(_when(whole), words, is_gap=True)
