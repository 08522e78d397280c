"""Last days as all-day events of a calendar file."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from icalendar import Event

from portal.presentation.deadline_verdicts import Verdict
from portal.presentation.ics import all_day_event
from portal.presentation.words import labelled
from portal.presentation.year_events import HOST


def deadline_events(
    verdicts: Iterable[tuple[str, Verdict]], subject: str, stamp: datetime, url: str
) -> tuple[Event, ...]:
    """One event for each verdict with a date.

    The text that goes with a verdict ends the name of its event: a case counted anew, when a notice
    has come or a procedure was added, takes the place of what was counted before.
    """
    return tuple(
        all_day_event(
            uid=f"{name}@{HOST}",
            on=verdict.on,
            summary=_summary(verdict, subject),
            description=_description(verdict, url),
            stamp=stamp,
            url=url,
        )
        for name, verdict in verdicts
        if verdict.on is not None
    )


def _summary(verdict: Verdict, subject: str) -> str:
    words = _("%(title)s到期") % {"title": verdict.title}
    words = labelled(words, subject) if subject else words
    return _("（暂定）%(words)s") % {"words": words} if verdict.provisional else words


def _description(verdict: Verdict, url: str) -> str:
    clock = _("当天 %(clock)s 以前。") % {"clock": verdict.clock} if verdict.clock else ""
    lines = [
        _("%(said)s。%(clock)s") % {"said": verdict.said, "clock": clock},
        _("时限：%(limit)s") % {"limit": verdict.limit},
        verdict.note,
        verdict.provisional,
        verdict.may_move,
        *(f"{line.when} {line.words}" for line in verdict.trace),
        url,
    ]
    return "\n".join(line for line in lines if line)
