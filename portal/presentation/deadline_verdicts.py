"""The last day of one limit: the date, how sure it is, and how it was counted; or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from matters.choices import TrackKind
from matters.counting import Pause
from matters.deadline_words import (
    Start,
    amount_words,
    may_move_words,
    procedure_words,
    provisional_words,
)
from matters.deadlines import Deadline
from matters.guide_deadlines import Answer, is_licence, promised_limit
from matters.limits import Limit, limit_of
from portal.presentation.deadline_trace import TraceLine, dated, trace_lines
from portal.presentation.limits import citation_words
from portal.presentation.words import label, limit_words, promise_words, unknown


@dataclass(frozen=True)
class Verdict:
    """One last day; without a date, `reason` says why there is none.

    `provisional` says which notice the date waits for, `may_move` which may still move it. `note`
    and `basis` are what the guide says of the limit, `nearness` compares the date with today.
    `key` names it in addresses: promised, statutory or last.
    """

    key: str
    title: str
    limit: str
    on: date | None = None
    weekday: str = ""
    clock: str = ""
    nearness: str = ""
    reason: str = ""
    note: str = ""
    basis: str = ""
    provisional: str = ""
    may_move: str = ""
    trace: tuple[TraceLine, ...] = ()

    @property
    def said(self) -> str:
        """The verdict in one breath."""
        if self.on is None:
            return _("%(title)s：推算不出日期") % {"title": self.title}
        words = _("%(title)s：最迟 %(day)s") % {"title": self.title, "day": dated(self.on)}
        if self.clock:
            words = f"{words} {self.clock}"
        return _("%(words)s（暂定）") % {"words": words} if self.provisional else words


def verdict_of(  # noqa: PLR0913 -- one limit, and how it is told
    found: Deadline,
    key: str,
    title: str,
    today: date,
    *,
    is_licence: bool = False,
    start: Start = Start.ACCEPTANCE,
) -> Verdict:
    """The verdict of a deadline that was counted; where no limit is set it has no date."""
    limit = limit_words(found.limit)
    extension = found.case.extension
    if extension is not None:
        limit = _("%(limit)s，延长 %(more)s") % {"limit": limit, "more": amount_words(extension)}
    if found.on is None:
        return Verdict(key, title, limit, reason=_("没有设期限，所以没有最后一天。"))
    return Verdict(
        key,
        title,
        limit,
        on=found.on,
        weekday=str(WEEKDAYS[found.on.weekday()]),
        clock=f"{found.at:%H:%M}" if found.at else "",
        nearness=_nearness(found.on, today),
        provisional=provisional_words(found),
        may_move=may_move_words(found),
        trace=trace_lines(found, is_licence=is_licence, start=start),
    )


def guide_verdicts(
    snapshot: Mapping[str, Any], found: Answer, today: date
) -> tuple[Verdict, Verdict]:
    """What the office promises and what the law allows, in this order."""
    track = found.question.track
    promise = promised_limit(snapshot, track)
    law = limit_of(snapshot.get("statutory_limit"))
    by_law = is_licence(snapshot)
    promised = _stated(
        found.promised,
        "promised",
        _promise_title(snapshot, track),
        promise,
        _unpromised(snapshot, track),
        today,
        is_licence=by_law,
    )
    statutory = _stated(
        found.statutory, "statutory", _("法定时限"), law, _unknown(law), today, is_licence=by_law
    )
    if found.promised and found.promised.on is None:
        promised = replace(promised, limit=promise_words(promise), reason=_("没有承诺期限。"))
    basis = citation_words(snapshot.get("statutory_citation"))
    return promised, replace(statutory, basis=basis)


def pause_lines(found: Deadline) -> tuple[str, ...]:
    """The procedures that were counted in, each with its days; one after the last day changes nothing."""
    in_order = sorted(found.case.pauses, key=lambda pause: pause.starts_on)
    return tuple(_pause(one, found.on) for one in in_order)


def _stated(  # noqa: PLR0913, PLR0917 -- what a guide says of one limit
    found: Deadline | None,
    key: str,
    title: str,
    limit: Limit,
    reason: str,
    today: date,
    *,
    is_licence: bool,
) -> Verdict:
    """The verdict of a limit that a guide may state, with the guide's own note."""
    if found is None:
        return Verdict(key, title, limit_words(limit) or unknown(), reason=reason)
    return replace(verdict_of(found, key, title, today, is_licence=is_licence), note=limit.note)


def _promise_title(snapshot: Mapping[str, Any], track: int | None) -> str:
    if track is None:
        return _("承诺时限")
    row = snapshot["tracks"][track]
    name = row.get("name") or label(TrackKind, row.get("kind"))
    return _("承诺时限（%(track)s）") % {"track": name}


def _unpromised(snapshot: Mapping[str, Any], track: int | None) -> str:
    if snapshot.get("tracks") and track is None:
        return _("承诺时限因办理程序而不同，请先选择办理程序。")
    return _unknown(promised_limit(snapshot, track))


def _unknown(limit: Limit) -> str:
    """Why nothing can be counted, with what the source says instead."""
    if limit.note:
        return _("来源写明：%(note)s。据此推算不出日期。") % {"note": limit.note}
    return _("来源没有写明这一时限，推算不出日期。")


def _nearness(on: date, today: date) -> str:
    if on < today:
        return _("已过")
    return _("就是今天") if on == today else ""


def _pause(pause: Pause, on: date | None) -> str:
    words = _("%(name)s：%(first)s 至 %(last)s") % {
        "name": procedure_words(pause.name, pause.kind),
        "first": dated(pause.starts_on),
        "last": dated(pause.ends_on),
    }
    if on is not None and pause.starts_on > on:
        return _("%(words)s（在最后一天之后，没有影响）") % {"words": words}
    return words
