"""What most people come to a guide for, first: by when it is done if it is accepted today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from matters.calendars import Calendar
from matters.deadline_query import Unanswerable, guide_answer
from matters.situations import cut
from portal.presentation.deadline_steps import not_covered_words
from portal.presentation.deadline_trace import dated
from portal.presentation.deadline_verdicts import Verdict, guide_verdicts


@dataclass(frozen=True)
class LastDays:
    """The last days of a case accepted on `accepted`; a verdict without a date is None.

    `not_covered` names the steps on the way to the decision that neither limit counts. `page` explains
    every day counted, `file` is for the own calendar.
    """

    accepted: str
    promised: Verdict | None
    statutory: Verdict | None
    not_covered: str
    page: str
    file: str

    @property
    def unsure(self) -> tuple[str, ...]:
        """What may still change the dates, each said once."""
        shown = [one for one in (self.promised, self.statutory) if one]
        words = [words for one in shown for words in (one.provisional, one.may_move) if words]
        return tuple(dict.fromkeys(words))


def last_days(
    whole: Mapping[str, Any], slug: str, situation: str, calendar: Calendar, today: date
) -> LastDays | None:
    """By when a case of `situation` accepted today is decided; None where a day alone is not enough to count."""
    asked = {"accepted": today.isoformat()}
    snapshot = cut(whole, situation)
    try:
        found = guide_answer(asked, snapshot, calendar)
    except Unanswerable:
        return None
    promised, statutory = (
        one if one.on else None for one in guide_verdicts(snapshot, found, today)
    )
    if promised is None and statutory is None:
        return None
    if situation:
        asked["situation"] = situation
    query = f"?{urlencode(asked)}"
    return LastDays(
        accepted=dated(today),
        promised=promised,
        statutory=statutory,
        not_covered=not_covered_words(found),
        page=reverse("guide_deadline", args=[slug]) + query,
        file=reverse("guide_deadline_ics", args=[slug]) + query,
    )
