"""The deadline pages: the form, the last days, the days counted, the steps and the delivery."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from matters.calendars import Calendar
from matters.deadline_query import Refusal, Unanswerable, any_deadline, guide_answer
from matters.deadline_words import Start, may_move_words, provisional_words
from matters.deadlines import Deadline
from matters.guide_deadlines import Answer
from matters.models import GuideRevision
from matters.receipts import RECEIPT, receipt
from matters.situations import cut, track_of
from portal.presentation.deadline_fields import Form, typed
from portal.presentation.deadline_form import SITUATION, any_form, guide_form
from portal.presentation.deadline_steps import (
    Delivery,
    StepRow,
    delivery_row,
    not_covered_words,
    step_rows,
)
from portal.presentation.deadline_strip import Named, Strip, strips
from portal.presentation.deadline_trace import dated
from portal.presentation.deadline_verdicts import (
    Verdict,
    guide_verdicts,
    pause_lines,
    verdict_of,
)
from portal.presentation.guide import MatterNotice, matter_notice
from portal.presentation.guide_take import guide_address
from portal.presentation.limits import Limits, limits
from portal.presentation.materials import chosen_situation
from portal.presentation.words import day

Given = Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """What a page answers. `not_covered` names the steps whose time neither limit counts."""

    accepted: str
    verdicts: tuple[Verdict, ...]
    strips: tuple[Strip, ...]
    pauses: tuple[str, ...] = ()
    steps: tuple[StepRow, ...] = ()
    delivery: Delivery | None = None
    not_covered: str = ""

    @property
    def has_dates(self) -> bool:
        return any(one.on for one in self.verdicts)

    @property
    def said(self) -> str:
        """The answer in one breath, for those who hear the page change."""
        return _("；").join(one.said for one in self.verdicts)


@dataclass(frozen=True)
class ReceiptAnswer:
    """The last day to say what is missing; said nothing, acceptance is the day of receipt, `accepted`."""

    received: str
    tell_by: str
    accepted: str
    provisional: str
    may_move: str


@dataclass(frozen=True)
class DeadlinePage:
    form: Form
    has_calendar: bool
    result: Result | None = None
    receipt: ReceiptAnswer | None = None

    @property
    def query(self) -> str:
        """What was asked, as the query part of an address; nothing before anything is asked."""
        is_asked = self.result or self.receipt or self.form.mistakes
        return self.form.query if is_asked else ""


@dataclass(frozen=True)
class OwnCase:
    """The guide as far as it is for `situation`; the whole of it where that is empty.

    `place` is that of the situation in the guide, from 1. `unknown` is the situation that was asked
    for and that the guide does not have.
    """

    snapshot: Mapping[str, Any]
    situation: str = ""
    place: str = ""
    unknown: str = ""


def own_case(revision: GuideRevision, given: Given) -> OwnCase:
    """What the address asks for with `situation`, by name or place. The one track of a case is its promise and no choice."""
    whole: Mapping[str, Any] = revision.snapshot or {}
    situation = chosen_situation(whole, given.get(SITUATION, "").strip())
    if not situation:
        return OwnCase(whole, unknown=typed(given, SITUATION))
    snapshot = cut(whole, situation)
    if track_of(whole, situation) is not None:
        snapshot["tracks"] = []
    names = [row["name"] for row in whole["situations"]]
    return OwnCase(snapshot, situation, place=str(names.index(situation) + 1))


@dataclass(frozen=True)
class Subject:
    """The guide a page counts for: which version, in force since when, and what it says of time.

    `situation` is the one of the case, `unknown` one that was asked for and is not in the guide.
    """

    slug: str
    title: str
    matter: str
    matter_slug: str
    state: MatterNotice
    number: int
    since: str
    limits: Limits
    situation: str = ""
    unknown: str = ""

    @property
    def guide(self) -> str:
        """Where the guide of this case is read."""
        return guide_address(self.slug, {SITUATION: self.situation} if self.situation else {})


def subject(revision: GuideRevision, case: OwnCase, today: date) -> Subject:
    """What a page says of the guide that `revision` is, in `case`."""
    snapshot = case.snapshot
    item = revision.handling_item
    return Subject(
        slug=item.slug,
        title=snapshot.get("item") or item.name,
        matter=snapshot.get("matter") or item.matter.name,
        matter_slug=item.matter.slug,
        state=matter_notice(item.matter, today),
        number=revision.number,
        since=day(revision.starts_at),  # type: ignore[attr-defined]  # annotated by published()
        limits=limits(snapshot),
        situation=case.situation,
        unknown=case.unknown,
    )


def any_deadline_page(given: Given, calendar: Calendar, today: date) -> DeadlinePage:
    """The page for a limit of any kind."""
    form = any_form(calendar, today)
    if not form.is_asked(given):
        return DeadlinePage(form, _is_loaded(calendar))
    form = form.typed(given)
    try:
        found = any_deadline(given, calendar)
    except Unanswerable as wrong:
        return DeadlinePage(form.refused(wrong.refusals), _is_loaded(calendar))
    verdict = verdict_of(found, "last", _("时限"), today, start=Start.ANY)
    drawn = strips((Named(_("期满"), _("最后一天"), found),), today, Start.ANY)
    result = Result(dated(found.accepted_on), (verdict,), drawn)
    return DeadlinePage(form, _is_loaded(calendar), result)


def guide_deadline_page(
    case: OwnCase, given: Given, calendar: Calendar, today: date
) -> DeadlinePage:
    """The page of a guide in `case`."""
    snapshot = case.snapshot
    form = guide_form(snapshot, calendar, today, case.situation)
    if not form.is_asked(given):
        return DeadlinePage(form, _is_loaded(calendar))
    form = form.typed(given)
    refusals: list[Refusal] = []
    told = found = None
    if form.has("received") and typed(given, "received"):
        try:
            told = _receipt(given, calendar)
        except Unanswerable as wrong:
            refusals += wrong.refusals
    if not (told or refusals) or form.is_filled_in(but="received"):
        try:
            found = guide_answer(given, snapshot, calendar)
        except Unanswerable as wrong:
            refusals += wrong.refusals
    if refusals:
        return DeadlinePage(form.refused(refusals), _is_loaded(calendar))
    result = _result(snapshot, found, today) if found else None
    return DeadlinePage(form, _is_loaded(calendar), result, told)


def _is_loaded(calendar: Calendar) -> bool:
    return calendar.last_year is not None


def _result(snapshot: Mapping[str, object], found: Answer, today: date) -> Result:
    names = ((_("承诺"), _("承诺最后一天")), (_("法定"), _("法定最后一天")))
    counted = (found.promised, found.statutory)
    named = [Named(*name, one) for name, one in zip(names, counted, strict=True) if one]
    return Result(
        accepted=dated(found.question.accepted_on),
        verdicts=guide_verdicts(snapshot, found, today),
        strips=strips(named, today),
        pauses=_pauses(counted),
        steps=step_rows(found),
        delivery=delivery_row(found),
        not_covered=not_covered_words(found),
    )


def _pauses(counted: tuple[Deadline | None, Deadline | None]) -> tuple[str, ...]:
    """The procedures switched on, told by the later of the last days."""
    dated_ones = [one for one in counted if one and one.on]
    last = max(dated_ones, key=lambda one: one.on or date.min, default=None)
    return pause_lines(last) if last else ()


def _receipt(given: Given, calendar: Calendar) -> ReceiptAnswer:
    """Raises Unanswerable for a day that is none, or lies outside the calendar."""
    asked = {
        "accepted": given.get("received", ""),
        "amount": str(RECEIPT.amount),
        "unit": RECEIPT.unit,
    }
    try:
        counted = any_deadline(asked, calendar)
    except Unanswerable as wrong:
        raise Unanswerable(*(one._replace(field="received") for one in wrong.refusals)) from wrong
    found = receipt(counted.accepted_on, calendar)
    return ReceiptAnswer(
        received=dated(found.received_on),
        tell_by=dated(found.tell_by),
        accepted=day(found.accepted_on),
        provisional=provisional_words(counted),
        may_move=may_move_words(counted),
    )
