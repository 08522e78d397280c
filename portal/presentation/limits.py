"""The limits of a guide: both figures, what they cover, what they do not, and how they compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from matters.choices import TrackKind
from matters.limits import COUNTED_UNITS, Limit, limit_of
from portal.presentation.words import (
    compression_words,
    flag,
    label,
    limit_words,
    promise_words,
    unknown,
)


@dataclass(frozen=True)
class Span:
    """A step, procedure or track with its own time."""

    name: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class Limits:
    """`counted`, `not_counted` and `unstated` hold steps and special procedures by whether they count.

    Of those nobody stated, only the ones with a time of their own are worth telling. `rolls` says what
    becomes of a last day that is a day off; empty where the guide does not state it.
    """

    statutory: str
    statutory_note: str
    statutory_citation: str
    promised: str
    is_promised: bool
    promised_note: str
    compression: str
    rolls: str
    rolls_basis: str
    tracks: tuple[Span, ...]
    counted: tuple[Span, ...]
    not_counted: tuple[Span, ...]
    unstated: tuple[Span, ...]


def citation_words(citation: Mapping[str, Any] | None) -> str:
    """“《行政许可法》第四十二条”, or the empty text."""
    if not citation or not citation.get("document"):
        return ""
    number = citation.get("number")
    numbered = f"（{number}）" if number else ""
    return f"《{citation['document']}》{numbered}{citation.get('article') or ''}"


def step_limit_words(step: Mapping[str, Any]) -> str:
    """The time of a step, with its promise where there is one."""
    limit = limit_of(step.get("limit"))
    words = limit_words(limit)
    promised = step.get("promised_amount")
    if promised is None:
        return words
    promise = limit_words(Limit(promised, limit.unit))
    return _("%(words)s（承诺 %(promise)s）") % {"words": words, "promise": promise}


def _spans(rows: Iterable[Mapping[str, Any]], *, counts: bool | None) -> tuple[Span, ...]:
    return tuple(
        Span(row["name"], step_limit_words(row))
        for row in rows
        if row.get("counts_in_limit") is counts
    )


def _compression(snapshot: Mapping[str, Any], statutory: Limit, promised: Limit) -> str:
    """How much the promise shortens the law's limit, or why the two cannot be compared."""
    words = compression_words(snapshot.get("compression_ratio"))
    if words:
        return words
    units = (statutory.unit, promised.unit)
    if units[0] != units[1] and all(unit in COUNTED_UNITS for unit in units):
        return _("两个时限单位不同，不作比较")
    return ""


def rolls_words(*, stated: bool | None) -> str:
    """What becomes of a last day that is a day off; empty where nobody stated it."""
    if stated is None:
        return ""
    return flag(stated=stated, yes=_("顺延到下一个工作日"), no=_("不顺延"))


def _tracks(snapshot: Mapping[str, Any]) -> tuple[Span, ...]:
    return tuple(
        Span(
            track["name"] or label(TrackKind, track.get("kind")),
            limit_words(limit_of(track.get("limit"))) or unknown(),
            track.get("note", ""),
        )
        for track in snapshot.get("tracks", ())
    )


def _promised_words(promised: Limit, tracks: Iterable[Span]) -> str:
    """The promise; where it is not stated for all, whether the tracks have limits of their own."""
    if words := promise_words(promised):
        return words
    has_tracks = any(track.words != unknown() for track in tracks)
    return _("按办理程序不同") if has_tracks else unknown()


def limits(snapshot: Mapping[str, Any]) -> Limits:
    """What `snapshot` says of time."""
    statutory = limit_of(snapshot.get("statutory_limit"))
    promised = limit_of(snapshot.get("promised_limit"))
    tracks = _tracks(snapshot)
    timed = [*snapshot.get("steps", ()), *snapshot.get("special_procedures", ())]
    return Limits(
        statutory=limit_words(statutory) or unknown(),
        statutory_note=statutory.note,
        statutory_citation=citation_words(snapshot.get("statutory_citation")),
        promised=_promised_words(promised, tracks),
        is_promised=promised.is_known,
        promised_note=promised.note,
        compression=_compression(snapshot, statutory, promised),
        rolls=rolls_words(stated=snapshot.get("rolls_to_working_day")),
        rolls_basis=snapshot.get("rolls_basis") or "",
        tracks=tracks,
        counted=_spans(timed, counts=True),
        not_counted=_spans(timed, counts=False),
        unstated=tuple(span for span in _spans(timed, counts=None) if span.words),
    )
